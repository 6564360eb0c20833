import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { CHALLENGE_SECONDS } from '#libs/accounts/access-token';
import { IsTotpCode, SignInInput } from '#libs/accounts/session.dto';
import { SessionService } from '#libs/accounts/session.service';
import { SignInService } from '#libs/accounts/sign-in.service';
import { type Actor } from '#libs/kernel/actor';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { CurrentActor, CurrentSession, InLanguage, Public } from '#libs/platform/http/decorators';
import { Optional } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { clientOf } from '../security/from-client.js';
import { hostCookie, type HostCookie } from '../security/host-cookie.js';
import { SessionCookies } from '../security/session-cookies.js';
import { localAddress } from './local-address.js';
import { NoInput } from './no-input.js';
import { type PageRequest, Pages } from './pages.js';

class Onward {
  /** The page to go to after signing in. */
  @Optional() @IsString() @MaxLength(2000) next?: string;
}

class CodeInput {
  @IsTotpCode() totp: string;
}

/** Signing in, in one step or two, and out. */
@ApiExcludeController()
@Controller()
export class SignInPages {
  /** Carries the proof that the password was right to the page that asks for the code. */
  private readonly challengeCookie: HostCookie;

  constructor(
    private readonly pages: Pages,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly cookies: SessionCookies,
    @Inject(CONFIG) config: Config,
  ) {
    this.challengeCookie = hostCookie('kontor_challenge', config);
  }

  @Public()
  @Get('sign-in')
  async ask(@Req() request: PageRequest, @Res() reply: FastifyReply, @Query() { next }: Onward, @InLanguage() t: Translate): Promise<void> {
    if (request.actor) return void (await reply.redirect(whereTo(next), 303));
    await this.pages.render(request, reply, 'account/sign-in', { title: t('account.sign_in.title'), next: next ?? null });
  }

  @Public()
  @Post('sign-in')
  async signIn(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Query() onward: Onward,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: SignInInput,
      once: false,
      use: async (input) => {
        const outcome = await this.signIns.signIn(input, clientOf(request));
        if (outcome.tokens) {
          this.cookies.set(reply, outcome.tokens);
          return { to: whereTo(onward.next) };
        }
        void reply.setCookie(this.challengeCookie.name, outcome.challenge, { ...this.challengeCookie.options, maxAge: CHALLENGE_SECONDS });
        return { to: `/sign-in/code?next=${encodeURIComponent(whereTo(onward.next))}` };
      },
      again: () => this.ask(request, reply, onward, t),
    });
  }

  @Public()
  @Get('sign-in/code')
  async askCode(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Query() { next }: Onward,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.render(request, reply, 'account/code', { title: t('account.code.title'), next: next ?? null });
  }

  @Public()
  @Post('sign-in/code')
  async giveCode(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Query() onward: Onward,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: CodeInput,
      once: false,
      use: async ({ totp }) => {
        const challenge = request.cookies[this.challengeCookie.name] ?? '';
        this.cookies.set(reply, await this.signIns.finish({ challenge, totp }, clientOf(request)));
        void reply.clearCookie(this.challengeCookie.name, this.challengeCookie.options);
        return { to: whereTo(onward.next) };
      },
      again: () => this.askCode(request, reply, onward, t),
    });
  }

  @Post('sign-out')
  async signOut(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: NoInput,
      once: false,
      use: async () => {
        await this.sessions.end(actor, session);
        this.cookies.clear(reply);
        return { to: '/', say: 'account.signed_out' };
      },
      again: async () => void (await reply.redirect('/', 303)),
    });
  }
}

/** Back to where somebody wanted to go; from the home page everybody goes on to their desk. */
function whereTo(next: string | undefined): string {
  const wanted = localAddress(next);
  return wanted === '/' ? '/desk' : wanted;
}
