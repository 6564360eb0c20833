import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { invalidInput } from '#libs/kernel/domain-error';
import { ANSWERS_SECRETS, type KontorRequest, tagVersion } from './decorators.js';
import { OnceOnly } from './once-only.js';
import { readUpload } from './upload.js';

const LONGEST_KEY = 255;

/**
 * Makes a repeated POST answer what the first one answered (Idempotency-Key, kept 24 hours, scoped to the caller and the route).
 * Refusals are not stored: the same key may be used again once the input is right.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly onceOnly: OnceOnly,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, handler: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<KontorRequest>();
    const header = request.headers['idempotency-key'];
    if (request.method !== 'POST' || header === undefined) return handler.handle();
    if (this.reflector.get<boolean | undefined>(ANSWERS_SECRETS, context.getHandler())) return handler.handle();
    const key = String(header).replace(/^"(.*)"$/, '$1');
    if (key.length < 1 || key.length > LONGEST_KEY)
      throw invalidInput({ pointer: '/Idempotency-Key', code: 'length', params: { min: 1, max: LONGEST_KEY } });
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, reply, key, handler));
  }

  private async once(request: KontorRequest, reply: FastifyReply, key: string, handler: CallHandler): Promise<unknown> {
    const route = request.url.split('?')[0] ?? '/';
    const { status, answer } = await this.onceOnly.run(
      { caller: request.actor?.personId ?? request.ip, route, key },
      await contentOf(request),
      async () => {
        const answer: unknown = await lastValueFrom(handler.handle(), { defaultValue: undefined });
        return { status: reply.statusCode, answer };
      },
    );
    void reply.status(status);
    if (isVersioned(answer)) tagVersion(reply, answer.rowVersion);
    return answer;
  }
}

/** What tells one request from another: the body, or what a form with a file holds. */
async function contentOf(request: KontorRequest): Promise<unknown> {
  if (!request.isMultipart()) return request.body;
  const { fields, fileName, bytes } = await readUpload(request);
  return [fields, fileName, createHash('sha256').update(bytes).digest('hex')];
}

function isVersioned(answer: unknown): answer is { readonly rowVersion: number } {
  return typeof answer === 'object' && answer !== null && 'rowVersion' in answer && typeof answer.rowVersion === 'number';
}
