import { keyFor } from './keys.js';
import {
  GRACE_MILLISECONDS,
  IDLE_MILLISECONDS,
  judgeRefresh,
  LONGEST_MILLISECONDS,
  readRefreshToken,
  successorOf,
  writeRefreshToken,
} from './refresh-token.js';
import { newToken, sha256 } from './token.js';

const key = keyFor('refresh-token', 'only-for-tests-only-for-tests-only-for-tests');
const first = newToken();
const second = successorOf(first, key);
const third = successorOf(second, key);
const rotatedAt = new Date('2026-11-21T10:00:00Z');
/** A session in which the first token has been exchanged for the second. */
const session = {
  refreshSha256: sha256(second),
  refreshedAt: rotatedAt,
  expiresAt: new Date(rotatedAt.getTime() + LONGEST_MILLISECONDS),
  revokedAt: null,
};
const after = (milliseconds: number) => new Date(rotatedAt.getTime() + milliseconds);
const judge = (secret: string, now: Date, changes: Partial<typeof session> = {}) =>
  judgeRefresh({ ...session, ...changes }, secret, successorOf(secret, key), now);

describe('a refresh token', () => {
  it('names its session and survives the way through a cookie', () => {
    const token = { sessionId: '01939a3c-0000-7000-8000-000000000001', secret: newToken() };
    expect(readRefreshToken(writeRefreshToken(token))).toEqual(token);
  });

  it.each(['', 'x', '01939a3c-0000-7000-8000-000000000001.', `x.${newToken()}`, `01939a3c-0000-7000-8000-000000000001.${newToken()}x`])(
    'is not read from %p',
    (text) => {
      expect(readRefreshToken(text)).toBeNull();
    },
  );

  it('is exchanged for the next while it is in force', () => {
    expect(judge(second, after(15 * 60_000))).toBe('rotate');
  });

  it('gives two racing tabs the same successor, within the grace and not after', () => {
    expect(judge(first, after(0))).toBe('repeat');
    expect(judge(first, after(GRACE_MILLISECONDS))).toBe('repeat');
    expect(judge(first, after(GRACE_MILLISECONDS + 1))).toBe('reused');
  });

  it('betrays a thief however old the copy is, and whatever else names the session', () => {
    const afterThird = { refreshSha256: sha256(third) };
    expect(judge(first, after(1), afterThird)).toBe('reused');
    expect(judge(newToken(), after(1))).toBe('reused');
    expect(judge(third, after(1))).toBe('reused');
  });

  it('is worth nothing once the session is idle for too long, too old or revoked', () => {
    expect(judge(second, after(IDLE_MILLISECONDS - 1))).toBe('rotate');
    expect(judge(second, after(IDLE_MILLISECONDS))).toBe('ended');
    expect(judge(second, after(1000), { expiresAt: after(1000) })).toBe('ended');
    expect(judgeRefresh({ ...session, revokedAt: rotatedAt }, second, third, after(1))).toBe('ended');
    expect(judgeRefresh({ ...session, revokedAt: rotatedAt }, first, second, after(1))).toBe('ended');
  });

  it('has a successor that only the holder of the key can know', () => {
    expect(successorOf(first, keyFor('refresh-token', 'another-secret-another-secret-another'))).not.toBe(second);
    expect(second).not.toBe(third);
  });
});
