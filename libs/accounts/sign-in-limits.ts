/** Failures count for this long. */
export const FAILURES_COUNT_MILLISECONDS = 15 * 60_000;
/** Failures for one e-mail address, whether or not it belongs to anybody. */
export const MOST_FAILURES_PER_EMAIL = 10;
/** Failures from one client address; generous, since whole authorities come from one. */
export const MOST_FAILURES_PER_CLIENT = 100;

/**
 * Seconds until the next attempt is let through; 0 for at once.
 * @param decisive the failure that fills the limit: the n-th newest where n is the limit, or null when there are fewer
 */
export function secondsToWait(decisive: Date | null, now: Date): number {
  if (!decisive) return 0;
  return Math.max(0, Math.ceil((decisive.getTime() + FAILURES_COUNT_MILLISECONDS - now.getTime()) / 1000));
}
