import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { keyFor } from '#libs/accounts/keys';
import { DomainError } from '#libs/kernel/domain-error';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { type KontorRequest } from '#libs/platform/http/decorators';
import { hostCookie, type HostCookie } from './host-cookie.js';

/** Name of the hidden field; forms that send files carry the token in the address instead, as it is needed before the body is read. */
export const CSRF_FIELD = '_csrf';

export const HAS_NO_CSRF_TOKEN = 'hasNoCsrfToken';

/** For a form that stands on pages kept ready for everybody and does no harm: only where it was sent from is looked at. */
export const WithoutCsrfToken = () => SetMetadata(HAS_NO_CSRF_TOKEN, true);

/** Keeps other sites from sending forms in the name of whoever visits them: by the browser's word and by a token bound to the session. */
@Injectable()
export class Csrf {
  private readonly key: KeyObject;
  /** Stands in for the session on forms for everybody, such as signing in. */
  private readonly visitorCookie: HostCookie;
  private readonly ownHost: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = keyFor('csrf', config.secret);
    this.visitorCookie = hostCookie('kontor_visitor', config);
    this.ownHost = new URL(config.baseUrl).host;
  }

  /** The token for the forms of a page. Another one each time, so that compression cannot give it away. */
  token(request: KontorRequest, reply: FastifyReply): string {
    const nonce = randomBytes(16).toString('base64url');
    return `${nonce}.${this.digest(nonce, this.holder(request) ?? this.newVisitor(request, reply))}`;
  }

  /** @throws DomainError `not-allowed` for a form of another site, or one whose token is missing, wrong or another session's */
  refuseForged(request: KontorRequest, needsToken: boolean): void {
    if (!this.isFromHere(request) || (needsToken && !this.isOurs(tokenIn(request), this.holder(request)))) {
      throw new DomainError('not-allowed', 'form_not_from_here');
    }
  }

  /** What browsers say of the page that sent the form; older ones say nothing, and then the token decides alone. */
  private isFromHere({ headers }: KontorRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    const { origin } = headers;
    if (origin === undefined || origin === 'null') return true;
    return URL.canParse(origin) && [this.ownHost, headers.host].includes(new URL(origin).host);
  }

  private isOurs(token: string | null, holder: string | null): boolean {
    const [nonce, digest] = token?.split('.') ?? [];
    if (!nonce || !digest || !holder) return false;
    const expected = Buffer.from(this.digest(nonce, holder));
    const given = Buffer.from(digest);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private digest(nonce: string, holder: string): string {
    return createHmac('sha256', this.key).update(`${nonce} ${holder}`).digest('base64url');
  }

  private holder(request: KontorRequest): string | null {
    return request.sessionId ?? request.cookies[this.visitorCookie.name] ?? null;
  }

  private newVisitor(request: KontorRequest, reply: FastifyReply): string {
    const visitor = randomBytes(16).toString('base64url');
    void reply.setCookie(this.visitorCookie.name, visitor, this.visitorCookie.options);
    request.cookies[this.visitorCookie.name] = visitor;
    return visitor;
  }
}

function tokenIn(request: KontorRequest): string | null {
  const fields = (request.isMultipart() ? request.query : request.body) as Record<string, unknown> | null | undefined;
  const token = fields?.[CSRF_FIELD];
  return typeof token === 'string' ? token : null;
}
