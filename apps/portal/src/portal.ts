import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { type Config } from '#libs/platform/config/config';
import { type KontorRequest } from '#libs/platform/http/decorators';
import { FORM_LIMITS } from '#libs/platform/http/multipart';
import { createLog, PinoNestLogger } from '#libs/platform/log/log';
import { KeptReady } from './kept-ready.js';
import { openApiDocument } from './openapi.js';
import { PortalModule } from './portal.module.js';
import { ProblemFilter } from './problem.filter.js';
import { legibleAddress, refuseUnfitRequests } from './requests.js';
import { noteRoutes } from './routes.js';
import { ApiPages } from './web/api.pages.js';
import { serveAssets } from './web/assets.js';
import { forgetEmptyFilters } from './web/filters.js';
import { rememberChosenLanguage } from './web/language.pages.js';
import { ProblemPages } from './web/problem-pages.js';

const LARGEST_BODY = 1024 * 1024;

/** Builds the portal, ready to listen. Tests and the command start the very same thing. */
export async function createPortal(config: Config): Promise<NestFastifyApplication> {
  const log = createLog(config, 'portal');
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    // Names such as __proto__ are refused where all input is looked at, and said to be the reason.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    // Longer ones than Node takes do not come; what is too long for a name is not found.
    routerOptions: { maxParamLength: 16_384 },
    rewriteUrl: legibleAddress,
  });
  noteRoutes(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(PortalModule.with(config), adapter, {
    abortOnError: false,
    logger: new PinoNestLogger(log),
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'script-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    strictTransportSecurity: config.usesHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie, { secret: config.secret });
  rememberChosenLanguage(fastify);
  app.get(KeptReady).serve(fastify);
  await app.register(compress, { encodings: ['br', 'gzip'] });
  // A file over the limit is refused once the form has been read to its end.
  await app.register(multipart, { throwFileSizeLimit: false, limits: FORM_LIMITS });
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info(accessLine(request, reply.statusCode, reply.elapsedTime));
    done();
  });
  refuseUnfitRequests(fastify);
  forgetEmptyFilters(fastify);
  await serveAssets(fastify);
  app.useGlobalFilters(new ProblemFilter(app.get(ProblemPages), log));
  const document = openApiDocument(app);
  app.get(ApiPages).describe(document);
  fastify.get('/api/v1/openapi.json', () => document);
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}

/** Who asked what and how it went; the path without its query, which may hold what people typed. */
function accessLine(request: FastifyRequest, status: number, milliseconds: number): object {
  const { actor } = request as KontorRequest;
  return {
    requestId: request.id,
    method: request.method,
    path: request.url.split('?')[0],
    status,
    milliseconds: Math.round(milliseconds),
    personId: actor?.personId ?? null,
  };
}
