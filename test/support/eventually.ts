import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats the expectation until it holds; after the time given, its own failure tells what was wrong. */
export async function eventually<T>(expectation: () => T | Promise<T>, milliseconds = 15_000): Promise<T> {
  for (const until = Date.now() + milliseconds; ; await sleep(50)) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
