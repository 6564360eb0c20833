import { type Page } from '#libs/platform/http/page';

/** Tokens of a session, or that the code of the second factor is still needed: then there is nothing but `mfaRequired`. */
export class SignInView {
  /** True when the password was right and the code of the second factor is missing. Repeat the request with `totp`. */
  mfaRequired: boolean;
  /** For the header `Authorization: Bearer …`. */
  accessToken?: string;
  tokenType?: 'Bearer';
  /** Seconds until the access token expires. */
  expiresIn?: number;
  /** Good for one exchange at /sessions/refresh, where the next one comes with the answer. */
  refreshToken?: string;
}

/** Fresh tokens of a session. */
export class TokensView {
  /** For the header `Authorization: Bearer …`. */
  accessToken: string;
  tokenType: 'Bearer';
  /** Seconds until the access token expires. */
  expiresIn: number;
  /** Good for one exchange at /sessions/refresh, where the next one comes with the answer. */
  refreshToken: string;
}

/** A place where the person is signed in. */
export class SessionView {
  id: string;
  /** What the browser or program calls itself. */
  userAgent: string | null;
  organisationName: string;
  createdAt: Date;
  /** Last sign of life, give or take a quarter of an hour. */
  lastUsedAt: Date;
  expiresAt: Date;
  /** True for the session that asks. */
  isCurrent: boolean;
}

export class SessionPage implements Page<SessionView> {
  items: SessionView[];
  total: number | null;
  next: string | null;
}
