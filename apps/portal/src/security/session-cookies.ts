import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type TokensView } from '#libs/accounts/session.view';
import { SessionService } from '#libs/accounts/session.service';
import { DomainError } from '#libs/kernel/domain-error';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { type KontorRequest } from '#libs/platform/http/decorators';
import { hostCookie, type HostCookie } from './host-cookie.js';
import { clientOf } from './from-client.js';

/** The session of a browser: two cookies that no script can read and no other site can set off. */
@Injectable()
export class SessionCookies {
  private readonly access: HostCookie;
  private readonly refresh: HostCookie;

  constructor(
    private readonly sessions: SessionService,
    @Inject(CONFIG) config: Config,
  ) {
    this.access = hostCookie('kontor_access', config);
    this.refresh = hostCookie('kontor_refresh', config);
  }

  accessToken(request: KontorRequest): string | undefined {
    return request.cookies[this.access.name];
  }

  /** Begins or goes on: both cookies last until the browser is closed, what they open does not. */
  set(reply: FastifyReply, tokens: TokensView): void {
    void reply.setCookie(this.access.name, tokens.accessToken, this.access.options);
    void reply.setCookie(this.refresh.name, tokens.refreshToken, this.refresh.options);
  }

  /** After signing out. */
  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.access.name, this.access.options);
    void reply.clearCookie(this.refresh.name, this.refresh.options);
  }

  /**
   * Exchanges the refresh token for fresh cookies while a page is on its way.
   * @returns the new access token; null when there is none or the session is over
   */
  async renew(request: KontorRequest, reply: FastifyReply): Promise<string | null> {
    const refreshToken = request.cookies[this.refresh.name];
    if (refreshToken === undefined) return null;
    try {
      const tokens = await this.sessions.refresh(refreshToken, clientOf(request));
      this.set(reply, tokens);
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'unauthenticated')) throw error;
      this.clear(reply);
      return null;
    }
  }
}
