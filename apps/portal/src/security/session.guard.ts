import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { type FastifyReply } from 'fastify';
import { AccessService } from '#libs/accounts/access.service';
import { DomainError } from '#libs/kernel/domain-error';
import { IS_PUBLIC, type KontorRequest } from '#libs/platform/http/decorators';
import { SAFE_METHODS } from '#libs/platform/http/methods';
import { Csrf, HAS_NO_CSRF_TOKEN } from './csrf.js';
import { SessionCookies } from './session-cookies.js';

/**
 * Who are you? Before every route: the API goes by bearer tokens, pages by cookies, and neither by the other's. Closed unless the route
 * is `@Public()`, where whoever is signed in is known all the same.
 */
@Injectable()
export class SessionGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessService,
    private readonly cookies: SessionCookies,
    private readonly csrf: Csrf,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KontorRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const isApi = request.url.startsWith('/api/v1/');
    await (isApi ? this.identify(context, request, bearerToken(request)) : this.identifyBrowser(context, request, reply));
    if (!request.actor && !this.says(IS_PUBLIC, context)) {
      if (isApi) void reply.header('www-authenticate', 'Bearer');
      throw new DomainError('unauthenticated', 'sign_in_needed');
    }
    const isSafe = SAFE_METHODS.includes(request.method);
    if (!isApi && !isSafe) this.csrf.refuseForged(request, !this.says(HAS_NO_CSRF_TOKEN, context));
    void reply.header('cache-control', request.actor || !isSafe ? 'no-store' : 'no-cache');
    return true;
  }

  /** Passport calls this with the answer of `AccessTokenStrategy`; a bad token is nobody, which is for the route to judge. */
  override handleRequest<SessionId>(error: Error | null, sessionId: SessionId): SessionId {
    if (error) throw error;
    return sessionId;
  }

  /** A page whose access token has expired goes on with the refresh token, without a detour that would lose a form. */
  private async identifyBrowser(context: ExecutionContext, request: KontorRequest, reply: FastifyReply): Promise<void> {
    await this.identify(context, request, this.cookies.accessToken(request));
    if (!request.actor) await this.identify(context, request, (await this.cookies.renew(request, reply)) ?? undefined);
  }

  private async identify(context: ExecutionContext, request: KontorRequest, accessToken: string | undefined): Promise<void> {
    if (accessToken === undefined) return;
    request.accessToken = accessToken;
    await super.canActivate(context);
    const sessionId = (request as { user?: unknown }).user;
    const access = typeof sessionId === 'string' ? await this.access.of(sessionId) : null;
    if (!access) return;
    request.actor = { ...access.actor, requestId: request.id };
    request.sessionId = access.sessionId;
    if (!request.url.startsWith('/api/v1/')) request.chosenLanguage ??= access.language;
  }

  private says(metadata: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean | undefined>(metadata, [context.getHandler(), context.getClass()]) ?? false;
  }
}

function bearerToken(request: KontorRequest): string | undefined {
  return /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
