import { createHmac, type KeyObject } from 'node:crypto';
import { type SessionEntity } from './session.entity.js';
import { sha256 } from './token.js';

const HOUR = 3_600_000;
/** A session that was not used for so long has ended. */
export const IDLE_MILLISECONDS = 12 * HOUR;
/** A session never lasts longer than this. */
export const LONGEST_MILLISECONDS = 7 * 24 * HOUR;
/** Two tabs may show the same token at nearly the same moment, and an answer may get lost on the way. */
export const GRACE_MILLISECONDS = 20_000;

/** The session a refresh token belongs to, and the chance in it. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly secret: string;
}

export function writeRefreshToken({ sessionId, secret }: RefreshToken): string {
  return `${sessionId}.${secret}`;
}

/** Null when it does not look like one of ours. */
export function readRefreshToken(text: string): RefreshToken | null {
  const [, sessionId, secret] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(text) ?? [];
  return sessionId && secret ? { sessionId, secret } : null;
}

/**
 * The secret that follows. It is computed, not drawn, so that a token shown twice within the grace leads to the same
 * successor: one session has one chain, and nothing but a hash needs to be kept.
 */
export function successorOf(secret: string, key: KeyObject): string {
  return createHmac('sha256', key).update(secret).digest('base64url');
}

/**
 * - `rotate`: the token in force; its successor takes its place.
 * - `repeat`: the one before, within the grace; it is answered with the one in force once more.
 * - `reused`: anything else that names the session. Somebody has a copy, so the session has to end.
 * - `ended`: the session is over.
 */
export type RefreshVerdict = 'rotate' | 'repeat' | 'reused' | 'ended';

type SessionFacts = Pick<SessionEntity, 'refreshSha256' | 'refreshedAt' | 'expiresAt' | 'revokedAt'>;

/** Decides what a refresh token is worth (RFC 9700, §4.14.2). */
export function judgeRefresh(session: SessionFacts, secret: string, successor: string, now: Date): RefreshVerdict {
  const idle = now.getTime() - session.refreshedAt.getTime();
  if (session.revokedAt || now >= session.expiresAt || idle >= IDLE_MILLISECONDS) return 'ended';
  if (sha256(secret) === session.refreshSha256) return 'rotate';
  return sha256(successor) === session.refreshSha256 && idle <= GRACE_MILLISECONDS ? 'repeat' : 'reused';
}
