import { type FastifyInstance } from 'fastify';

const NOT_A_PAGE = /^\/(api\/v1|health|metrics|assets)(\/|$)|\.[a-z]+$/;

declare module 'fastify' {
  interface FastifyInstance {
    /** The routes that answer pages, parameters by name: `/services/:slug`. */
    readonly pageRoutes: readonly string[];
  }
}

/** Notes every page as it is routed, so that checks find them by themselves. Call before any route is registered. */
export function notePageRoutes(fastify: FastifyInstance): void {
  const routes: string[] = [];
  fastify.decorate('pageRoutes', routes);
  fastify.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET') && !NOT_A_PAGE.test(url)) routes.push(url);
  });
}
