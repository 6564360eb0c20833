import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { DomainError } from '#libs/kernel/domain-error';

/** Refuses query parameters on routes of the API that take none; where some are taken, their DTO refuses all others. */
@Injectable()
export class UnaskedQueryInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, handler: CallHandler): Observable<unknown> {
    const { url, query } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    if (names.length > 0 && url.startsWith('/api/v1/') && !takesQuery(context)) {
      throw new DomainError('malformed', 'malformed_query', {
        errors: names.map((name) => ({ pointer: `/${name}`, code: 'unknown_field' })),
      });
    }
    return handler.handle();
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as object | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
