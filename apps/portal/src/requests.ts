import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { DomainError } from '#libs/kernel/domain-error';
import { SAFE_METHODS } from '#libs/platform/http/methods';
import { refuseUnreadable } from '#libs/platform/http/readable';

/** What can be said of any request before its route looks at it: sent as the kind of content taken there, and readable. */
export function refuseUnfitRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(isTaken(request) ? undefined : new DomainError('unsupported-media-type', 'media_type_not_accepted'));
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    for (const part of [request.params, request.query, request.body]) refuseUnreadable(part);
    done();
  });
}

/** An address whose escapes are broken leads nowhere; left as it is, no route and no page would answer it. */
export function legibleAddress({ url = '/' }: { url?: string | undefined }): string {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return url;
  } catch {
    return url.startsWith('/api/v1/') ? '/api/v1/illegible' : '/illegible';
  }
}

/** The API takes JSON, and a form where a file comes along; pages take forms. */
function isTaken({ method, url, headers, routeOptions }: FastifyRequest): boolean {
  const sent = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (sent === undefined || SAFE_METHODS.includes(method)) return true;
  if (!url.startsWith('/api/v1/')) return ['application/x-www-form-urlencoded', 'multipart/form-data'].includes(sent);
  const config = routeOptions.config as { takesUpload?: boolean } | undefined;
  return sent === (config?.takesUpload ? 'multipart/form-data' : 'application/json');
}
