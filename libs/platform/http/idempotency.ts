import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, HttpException, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DomainError, invalidInput } from '#libs/kernel/domain-error';
import { Database } from '#libs/platform/database/database';
import { type KontorRequest } from './decorators.js';

/** A first request that has not answered after this time is taken for dead; whoever repeats it may go on. */
const GIVEN_UP_AFTER_SECONDS = 60;

interface StoredAnswer {
  readonly bodySha256: string;
  readonly status: number | null;
  readonly answer: unknown;
}

/**
 * Makes a repeated POST answer what the first one answered (Idempotency-Key, kept 24 hours, scoped to the caller and the route).
 * Refusals are not stored: the same key may be used again once the input is right.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, handler: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<KontorRequest>();
    const header = request.headers['idempotency-key'];
    if (request.method !== 'POST' || header === undefined || request.headers['content-type']?.startsWith('multipart/'))
      return handler.handle();
    const key = String(header).replace(/^"(.*)"$/, '$1');
    if (key.length < 1 || key.length > 255)
      throw invalidInput({ pointer: '/Idempotency-Key', code: 'length', params: { min: 1, max: 255 } });
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, reply, key, handler));
  }

  private async once(request: KontorRequest, reply: FastifyReply, key: string, handler: CallHandler): Promise<unknown> {
    const scope = [request.actor?.personId ?? request.ip, request.url.split('?')[0], key];
    const bodySha256 = createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex');
    const stored = await this.reserve(scope, bodySha256);
    if (stored) {
      if (stored.bodySha256 !== bodySha256) throw new DomainError('idempotency-mismatch', 'idempotency_mismatch');
      if (stored.status === null) throw new DomainError('in-progress', 'idempotency_in_progress', { retryAfterSeconds: 1 });
      void reply.status(stored.status);
      return stored.answer ?? undefined;
    }
    try {
      const answer: unknown = await lastValueFrom(handler.handle(), { defaultValue: undefined });
      await this.database.read(
        'idempotency-answer',
        'UPDATE idempotency_keys SET status = $4, answer = $5 WHERE (caller, route, key) = ($1, $2, $3)',
        [...scope, reply.statusCode, answer === undefined ? null : JSON.stringify(answer)],
      );
      return answer;
    } catch (error) {
      if (error instanceof DomainError || error instanceof HttpException) await this.forget(scope);
      throw error;
    }
  }

  /** Takes the key, or answers what already stands under it. */
  private async reserve(scope: readonly unknown[], bodySha256: string): Promise<StoredAnswer | null> {
    const taken = await this.database.read(
      'idempotency-reserve',
      `INSERT INTO idempotency_keys AS stored (caller, route, key, body_sha256) VALUES ($1, $2, $3, $4)
       ON CONFLICT (caller, route, key) DO UPDATE SET body_sha256 = excluded.body_sha256, started_at = clock_timestamp(), status = NULL, answer = NULL
         WHERE stored.started_at < clock_timestamp() - interval '24 hours'
            OR (stored.status IS NULL AND stored.body_sha256 = excluded.body_sha256 AND stored.started_at < clock_timestamp() - make_interval(secs => $5))
       RETURNING key`,
      [...scope, bodySha256, GIVEN_UP_AFTER_SECONDS],
    );
    if (taken.length > 0) return null;
    return this.database.readOne<StoredAnswer>(
      'idempotency-stored',
      'SELECT body_sha256 AS "bodySha256", status, answer FROM idempotency_keys WHERE (caller, route, key) = ($1, $2, $3)',
      scope,
    );
  }

  private async forget(scope: readonly unknown[]): Promise<void> {
    await this.database.read('idempotency-forget', 'DELETE FROM idempotency_keys WHERE (caller, route, key) = ($1, $2, $3)', scope);
  }
}
