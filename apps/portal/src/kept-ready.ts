import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { Listener } from '#libs/platform/database/listener';
import { languageOf } from '#libs/platform/http/decorators';
import { SAFE_METHODS } from '#libs/platform/http/methods';
import { LANGUAGE_COOKIE } from './web/language.pages.js';

/** Marks a public route whose answer, page or JSON, is the same for every visitor and rests only on what tells of its changes. */
export const KeepReady = () => RouteConfig({ isKeptReady: true });

/** Room for all services, Länder and the searches of a busy day; beyond it everything is dropped and begins anew. */
const MOST_BYTES = 64 * 1024 * 1024;

interface KeptAnswer {
  readonly type: string;
  readonly language: string;
  readonly fingerprint: string;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
}

type Encoding = 'br' | 'gzip' | 'identity';

interface KeepableRequest extends FastifyRequest {
  /** Where the answer under way may be kept, and how often everything had been dropped when the work on it began. */
  keeping?: { readonly key: string; readonly drops: number };
}

/**
 * Keeps the answers of public pages and their JSON ready for visitors. PostgreSQL tells when something they show has changed; then all are
 * dropped, and an answer begun before that is not kept. While nobody can tell, nothing is kept. No answer is ever merely "old enough".
 */
@Injectable()
export class KeptReady implements BeforeApplicationShutdown {
  private readonly kept = new Map<string, KeptAnswer>();
  private bytes = 0;
  private drops = 0;
  private readonly listener: Listener;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.listener = new Listener(database, 'public_changed', { heard: () => this.drop(), lost: () => this.drop() });
  }

  /** From here on the portal answers what it has ready without asking anybody. Call before compression is registered. */
  serve(fastify: FastifyInstance): void {
    void this.listener.start();
    fastify.addHook('onRequest', async (request: KeepableRequest, reply) => {
      if (!this.isKeepable(request)) return;
      // What depends on the day is another answer the day after.
      const key = `${this.clock.today()} ${languageOf(request)} ${request.url}`;
      const ready = this.kept.get(key);
      if (ready) return reply.send(answerFrom(ready, request, reply));
      request.keeping = { key, drops: this.drops };
    });
    fastify.addHook('onSend', async (request: KeepableRequest, reply, payload) => {
      // Whoever changes something sees it at once, without waiting for the database to tell.
      if (!SAFE_METHODS.includes(request.method) && reply.statusCode < 400) this.drop();
      const { keeping } = request;
      if (!keeping || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
      const answer = await answerWith(payload, reply);
      if (this.listener.isListening && this.drops === keeping.drops) this.keep(keeping.key, answer);
      return answerFrom(answer, request, reply);
    });
  }

  beforeApplicationShutdown(): void {
    this.listener.stop();
  }

  /** A cookie other than the language's may mean somebody in particular. */
  private isKeepable(request: FastifyRequest): boolean {
    const { isKeptReady } = request.routeOptions.config as { isKeptReady?: boolean };
    if (!isKeptReady || request.method !== 'GET' || request.headers.authorization !== undefined) return false;
    return Object.keys(request.cookies).every((name) => name === LANGUAGE_COOKIE);
  }

  private keep(key: string, answer: KeptAnswer): void {
    const size = Object.values(answer.bodies).reduce((sum, body) => sum + body.length, 0);
    if (this.bytes + size > MOST_BYTES) this.drop();
    this.bytes += size;
    this.kept.set(key, answer);
  }

  private drop(): void {
    this.drops++;
    this.bytes = 0;
    this.kept.clear();
  }
}

async function answerWith(payload: string, reply: FastifyReply): Promise<KeptAnswer> {
  const identity = Buffer.from(payload);
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(identity),
  ]);
  return {
    type: String(reply.getHeader('content-type')),
    language: String(reply.getHeader('content-language') ?? ''),
    fingerprint: createHash('sha256').update(identity).digest('base64url'),
    bodies: { br, gzip: zipped, identity },
  };
}

/** The body for this reader, or nothing where they have it already. Each encoding has an ETag of its own: they differ byte by byte. */
function answerFrom({ type, language, fingerprint, bodies }: KeptAnswer, request: FastifyRequest, reply: FastifyReply): Buffer | string {
  const encoding = encodingFor(request.headers['accept-encoding'] ?? '');
  const etag = `"${fingerprint}-${encoding}"`;
  void reply
    .header('etag', etag)
    .header('cache-control', 'no-cache')
    .header('vary', 'Accept-Language, Accept-Encoding, Cookie, Authorization')
    .type(type);
  if (language) void reply.header('content-language', language);
  if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
    void reply.status(304);
    return '';
  }
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  void reply.header('content-length', bodies[encoding].length);
  return bodies[encoding];
}

function encodingFor(accepted: string): Encoding {
  const refused = (encoding: string): boolean => new RegExp(`\\b${encoding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(accepted);
  return (['br', 'gzip'] as const).find((encoding) => new RegExp(`\\b${encoding}\\b`).test(accepted) && !refused(encoding)) ?? 'identity';
}
