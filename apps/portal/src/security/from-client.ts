import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Client } from '#libs/accounts/client';
import { type KontorRequest } from '#libs/platform/http/decorators';

/** Where the request comes from: for use cases of people who have not signed in. */
export const FromClient = createParamDecorator(
  (_: unknown, context: ExecutionContext): Client => clientOf(context.switchToHttp().getRequest<KontorRequest>()),
);

export function clientOf(request: KontorRequest): Client {
  return { address: request.ip, userAgent: request.headers['user-agent'] ?? null, requestId: request.id };
}
