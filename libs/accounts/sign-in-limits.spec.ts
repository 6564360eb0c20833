import { FAILURES_COUNT_MILLISECONDS, secondsToWait } from './sign-in-limits.js';

describe('the limit on sign-ins', () => {
  const failedAt = new Date('2026-11-21T10:00:00Z');
  const after = (milliseconds: number) => new Date(failedAt.getTime() + milliseconds);

  it('lets through whoever has not filled it', () => {
    expect(secondsToWait(null, failedAt)).toBe(0);
  });

  it('makes others wait until the decisive failure no longer counts, and never says 0 too early', () => {
    expect(secondsToWait(failedAt, after(0))).toBe(900);
    expect(secondsToWait(failedAt, after(1))).toBe(900);
    expect(secondsToWait(failedAt, after(FAILURES_COUNT_MILLISECONDS - 1))).toBe(1);
    expect(secondsToWait(failedAt, after(FAILURES_COUNT_MILLISECONDS))).toBe(0);
    expect(secondsToWait(failedAt, after(FAILURES_COUNT_MILLISECONDS * 2))).toBe(0);
  });
});
