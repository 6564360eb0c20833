import { DomainError } from '#libs/kernel/domain-error';

/** Lets a few pieces of work run at a time; the others wait, though not without end. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atATime: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws DomainError `unavailable` when too many wait already */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atATime) {
      this.running++;
    } else {
      if (this.waiting.length >= this.mostWaiting) throw new DomainError('unavailable', 'sign_in_busy', { retryAfterSeconds: 10 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
