import { isIP } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Client } from '#libs/accounts/client';
import { type KontorRequest } from '#libs/platform/http/decorators';

/** Where the request comes from: for use cases of people who have not signed in. */
export const FromClient = createParamDecorator(
  (_: unknown, context: ExecutionContext): Client => clientOf(context.switchToHttp().getRequest<KontorRequest>()),
);

export function clientOf(request: KontorRequest): Client {
  // Proxies may write anything where the address belongs; a zone such as %eth0 is none of PostgreSQL's business.
  const address = isIP(request.ip) && !request.ip.includes('%') ? request.ip : null;
  return { address, userAgent: request.headers['user-agent'] ?? null, requestId: request.id };
}
