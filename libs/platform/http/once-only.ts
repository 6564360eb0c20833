import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel/domain-error';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { refusalBehind } from './problem.js';

/** A first request that has not answered after this time is taken for dead; whoever repeats it may go on. */
const GIVEN_UP_AFTER_SECONDS = 60;

/** What makes two requests the same one sent twice. */
export interface RepeatKey {
  readonly caller: string;
  readonly route: string;
  readonly key: string;
}

export interface StoredAnswer {
  readonly status: number;
  readonly answer: unknown;
}

/** Lets a request that comes twice do its work once: the second gets the first one's answer, for 24 hours. Refusals are not kept. */
@Injectable()
export class OnceOnly {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Does the work, or answers what it answered before.
   * @throws DomainError `idempotency-mismatch` for the same key with another content, `in-progress` while the first is still at work
   */
  async run({ caller, route, key }: RepeatKey, content: unknown, work: () => Promise<StoredAnswer>): Promise<StoredAnswer> {
    const scope = [caller, route, key];
    const fingerprint = this.fingerprint(content);
    const stored = await this.reserve(scope, fingerprint);
    if (stored) {
      if (stored.fingerprint !== fingerprint) throw new DomainError('idempotency-mismatch', 'idempotency_mismatch');
      if (stored.status === null) throw new DomainError('in-progress', 'idempotency_in_progress', { retryAfterSeconds: 1 });
      return { status: stored.status, answer: stored.answer ?? undefined };
    }
    try {
      const { status, answer } = await work();
      await this.database.read(
        'idempotency-answer',
        'UPDATE idempotency_keys SET status = $4, answer = $5 WHERE (caller, route, key) = ($1, $2, $3)',
        [...scope, status, answer === undefined ? null : JSON.stringify(answer)],
      );
      return { status, answer };
    } catch (error) {
      if (refusalBehind(error)) await this.forget(scope);
      throw error;
    }
  }

  /** Tells contents apart without giving them away: bodies may hold passwords, so it is keyed with the application's secret. */
  fingerprint(content: unknown): string {
    return createHmac('sha256', this.config.secret)
      .update(JSON.stringify(content ?? null))
      .digest('hex');
  }

  /** Takes the key, or answers what already stands under it. */
  private async reserve(
    scope: readonly string[],
    fingerprint: string,
  ): Promise<{ fingerprint: string; status: number | null; answer: unknown } | null> {
    const taken = await this.database.read(
      'idempotency-reserve',
      `INSERT INTO idempotency_keys AS stored (caller, route, key, body_sha256) VALUES ($1, $2, $3, $4)
       ON CONFLICT (caller, route, key) DO UPDATE SET body_sha256 = excluded.body_sha256, started_at = clock_timestamp(), status = NULL, answer = NULL
         WHERE stored.started_at < clock_timestamp() - interval '24 hours'
            OR (stored.status IS NULL AND stored.body_sha256 = excluded.body_sha256 AND stored.started_at < clock_timestamp() - make_interval(secs => $5))
       RETURNING key`,
      [...scope, fingerprint, GIVEN_UP_AFTER_SECONDS],
    );
    if (taken.length > 0) return null;
    return this.database.readOne(
      'idempotency-stored',
      'SELECT body_sha256 AS fingerprint, status, answer FROM idempotency_keys WHERE (caller, route, key) = ($1, $2, $3)',
      scope,
    );
  }

  private async forget(scope: readonly string[]): Promise<void> {
    await this.database.read('idempotency-forget', 'DELETE FROM idempotency_keys WHERE (caller, route, key) = ($1, $2, $3)', scope);
  }
}
