import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { DomainError, type ProblemCode, type TextParams } from '#libs/kernel/domain-error';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { type KontorRequest, languageOf } from '#libs/platform/http/decorators';
import { OnceOnly } from '#libs/platform/http/once-only';
import { parseInput } from '#libs/platform/http/input';
import { type Problem, problemOf, refusalBehind } from '#libs/platform/http/problem';
import { translator } from '#libs/platform/i18n/i18n';
import { Csrf } from '../security/csrf.js';
import { ASSETS } from './assets.js';
import { type FailedForm, plainInput, readForm, type SentForm, type UploadedFile } from './form.js';
import { type Frame } from './frame.js';
import { navigationFor } from './navigation.js';
import { Templates } from './templates.js';

/** A request whose form was refused: the page it is shown on again finds it here. */
export interface PageRequest extends KontorRequest {
  failedForm?: FailedForm;
}

/** Everything the view says, by name, and the page's title. */
export interface PageContext {
  readonly title: string;
  readonly [name: string]: unknown;
}

/** Where to go on after a form has done its work, and what to say there once: the key of a text. */
export interface Done {
  readonly to: string;
  readonly say?: string;
  readonly params?: TextParams;
}

/** For an answer that may be shown this once and kept nowhere, such as a new secret; only with `once: false`. */
export interface Shown {
  readonly show: () => Promise<void>;
}

export interface Submission<Input extends object> {
  /** The form's rules: the same DTO as the API's. */
  readonly dto: new () => Input;
  /** The use case. */
  readonly use: (input: Input, file: UploadedFile | null) => Promise<Done | Shown>;
  /** Shows the page of the form: the handler of its GET. */
  readonly again: () => Promise<void>;
  /** False where the answer itself matters and doing it twice does not: signing in. */
  readonly once?: boolean;
}

/** Refusals that say something about the page as a whole rather than about what was typed on it. */
const NOT_ABOUT_THE_FORM: readonly ProblemCode[] = ['not-found'];
const CONFIRMATION_COOKIE = 'kontor_told';
const LONGEST_WAIT_FOR_THE_FIRST_CLICK = 10_000;

/** Writes pages and takes their forms: the one way from a use case to a person's browser and back. */
@Injectable()
export class Pages {
  private readonly templates = new Templates();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly onceOnly: OnceOnly,
    private readonly csrf: Csrf,
  ) {}

  /** Answers the view within the layout. A refused form of this request is shown again with its problem's status. */
  async render(request: PageRequest, reply: FastifyReply, view: string, context: PageContext, status = 200): Promise<void> {
    const frame = this.frame(request, reply, context.title);
    const html = this.templates.page(view, context, frame);
    await reply
      .status(request.failedForm?.problem.status ?? status)
      .header('content-language', frame.language)
      .header('cache-control', request.actor ? 'private, no-store' : 'no-cache')
      .header('vary', 'Accept-Language, Cookie')
      .type('text/html; charset=utf-8')
      .send(html);
  }

  /** Takes a form: 303 onwards when it is done, the same page with everything typed when it is refused. A second click does nothing twice. */
  async submit<Input extends object>(request: PageRequest, reply: FastifyReply, submission: Submission<Input>): Promise<void> {
    const form = await readForm(request);
    try {
      if (form.refusal) throw form.refusal;
      const input = parseInput(submission.dto, plainInput(submission.dto, form.values));
      const work = (): Promise<Done | Shown> => submission.use(input, form.file);
      const done = submission.once === false || form.onceKey === null ? await work() : await this.once(request, form, work);
      if ('show' in done) return await done.show();
      if (done.say) this.confirm(reply, done);
      await reply.redirect(done.to, 303);
    } catch (thrown) {
      const refusal = refusalBehind(thrown);
      if (!refusal || NOT_ABOUT_THE_FORM.includes(refusal.code)) throw thrown;
      const { retryAfterSeconds } = refusal.details;
      if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
      const problem = problemOf(refusal, translator(languageOf(request)), request.id);
      request.failedForm = { id: form.id, values: withoutSecrets(form.values, problem), problem };
      await submission.again();
    }
  }

  /** The second of two clicks waits for the first and goes where it went. */
  private async once(request: PageRequest, form: SentForm, work: () => Promise<Done | Shown>): Promise<Done> {
    // Whoever goes back and sends something else with the same page means it: the content is part of the key.
    const content = this.onceOnly.fingerprint([form.id, form.values, form.file?.bytes.toString('base64')]);
    const repeat = { caller: request.actor?.personId ?? request.ip, route: request.url, key: `${form.onceKey}:${content}` };
    for (const began = Date.now(); ; await after(100)) {
      try {
        const { answer } = await this.onceOnly.run(repeat, null, async () => ({ status: 303, answer: await work() }));
        return answer as Done;
      } catch (error) {
        const isFirstStillRunning = error instanceof DomainError && error.code === 'in-progress';
        if (!isFirstStillRunning || Date.now() - began > LONGEST_WAIT_FOR_THE_FIRST_CLICK) throw error;
      }
    }
  }

  private frame(request: PageRequest, reply: FastifyReply, title: string): Frame {
    const language = languageOf(request);
    const actor = request.actor ?? null;
    const path = request.url.split('?')[0] ?? '/';
    const { csrf } = this;
    return {
      t: translator(language),
      language,
      title,
      here: request.method === 'GET' ? request.url : path,
      actor,
      navigation: navigationFor(actor, path),
      operatorName: this.config.operatorName,
      assets: ASSETS.path,
      confirmation: this.takeConfirmation(request, reply),
      failedForm: request.failedForm ?? null,
      onceKey: randomUUID(),
      // Only pages with a form need one, and visitors get a cookie with it.
      get csrfToken() {
        return csrf.token(request, reply);
      },
      labels: new Map(),
    };
  }

  private confirm(reply: FastifyReply, { say, params }: Done): void {
    const told = Buffer.from(JSON.stringify([say, params ?? {}])).toString('base64url');
    void reply.setCookie(CONFIRMATION_COOKIE, told, {
      path: '/',
      maxAge: 60,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.usesHttps,
      signed: true,
    });
  }

  private takeConfirmation(request: PageRequest, reply: FastifyReply): string | null {
    const cookie = request.cookies[CONFIRMATION_COOKIE];
    if (cookie === undefined || request.failedForm) return null;
    void reply.clearCookie(CONFIRMATION_COOKIE, { path: '/' });
    const { valid, value } = request.unsignCookie(cookie);
    if (!valid) return null;
    const [key, params] = JSON.parse(Buffer.from(value, 'base64url').toString()) as [string, TextParams];
    return translator(languageOf(request))(key, params);
  }
}

/** What was typed, for showing it again, except where it was refused for being a private key: that goes over the wire once too often already. */
function withoutSecrets(values: SentForm['values'], { errors = [] }: Problem): SentForm['values'] {
  const secret = errors.filter(({ code }) => code === 'private_key').map(({ pointer }) => pointer.slice(1));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)));
}
