import { type FastifyInstance } from 'fastify';

const NOT_A_PAGE = /^GET \/(api\/v1|health|metrics|assets)(\/|$)|\.[a-z]+$/;

declare module 'fastify' {
  interface FastifyInstance {
    /** Everything that is answered, parameters by name: `GET /services/:slug`. HEAD goes with GET. */
    readonly routes: readonly string[];
  }
}

/** Notes every route as it is registered, so that checks find them by themselves. Call before any is. */
export function noteRoutes(fastify: FastifyInstance): void {
  const routes: string[] = [];
  fastify.decorate('routes', routes);
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const verb of [method].flat().filter((one) => one !== 'HEAD')) routes.push(`${verb} ${url}`);
  });
}

/** The addresses among the routes that answer a page. */
export function pagesAmong(routes: readonly string[]): string[] {
  return routes.filter((route) => route.startsWith('GET ') && !NOT_A_PAGE.test(route)).map((route) => route.slice('GET '.length));
}
