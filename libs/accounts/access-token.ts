import { type KeyObject } from 'node:crypto';
import { type Config } from '#libs/platform/config/config';
import { keyFor } from './keys.js';

/** Lifetime of an access token. */
export const ACCESS_TOKEN_SECONDS = 900;
/** Time to find the telephone between password and code. */
export const CHALLENGE_SECONDS = 300;

/** Claims of an access token. It names a session and nothing else: what the session may do is read anew. */
export interface AccessClaims {
  readonly type: 'access';
  readonly sid: string;
}

/** Claims of a right password that waits for its code. */
export interface ChallengeClaims {
  readonly type: 'second-factor';
  readonly sub: string;
  readonly organisationId?: string;
}

/** What signing and checking have to agree on. */
export interface TokenRules {
  readonly key: KeyObject;
  readonly algorithm: 'HS256';
  readonly issuer: string;
  readonly audience: string;
}

export function tokenRules(config: Pick<Config, 'secret'>): TokenRules {
  return { key: keyFor('access-token', config.secret), algorithm: 'HS256', issuer: 'kontor', audience: 'kontor' };
}
