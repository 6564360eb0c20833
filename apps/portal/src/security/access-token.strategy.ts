import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { type AccessClaims, tokenRules } from '#libs/accounts/access-token';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { type KontorRequest } from '#libs/platform/http/decorators';

/** Checks an access token by itself: signature, algorithm, issuer, audience, expiry, kind. Answers the id of the session it names. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy) {
  constructor(@Inject(CONFIG) config: Config) {
    const { key, algorithm, issuer, audience } = tokenRules(config);
    super({
      jwtFromRequest: (request: KontorRequest) => request.accessToken ?? null,
      // A KeyObject: given text, jsonwebtoken would first try to read a public key from it, at every request. The types lag behind.
      secretOrKey: key as unknown as Buffer,
      algorithms: [algorithm],
      issuer,
      audience,
    });
  }

  validate(claims: AccessClaims): string | null {
    return claims.type === 'access' ? claims.sid : null;
  }
}
