import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessService } from '#libs/accounts/access.service';
import { AccountsModule } from '#libs/accounts/accounts.module';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { Csrf } from './csrf.js';
import { SessionCookies } from './session-cookies.js';
import { SessionGuard } from './session.guard.js';

/** Who may come in, for every route: the global guard, the cookies of browsers, the tokens of forms. */
@Module({
  imports: [AccountsModule],
  providers: [AccessTokenStrategy, Csrf, SessionCookies, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [Csrf, SessionCookies],
})
export class SecurityModule implements OnApplicationBootstrap {
  constructor(private readonly access: AccessService) {}

  onApplicationBootstrap(): void {
    this.access.listen();
  }
}
