import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type FastifyInstance } from 'fastify';
import { PROJECT_ROOT } from '#libs/platform/project-root';

const OWN = join(PROJECT_ROOT, 'apps/portal/src/assets');
const KERN = join(PROJECT_ROOT, 'node_modules/@kern-ux/native/dist');

/** Where styles, fonts and scripts are found: the path carries their fingerprint, so that browsers may keep them for ever. */
export const ASSETS = { path: `/assets/${fingerprint()}` };

/** Serves our own assets and, under `kern/`, those of the design system. Nothing comes from another host. */
export async function serveAssets(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, { root: [OWN, KERN], serve: false, cacheControl: false });
  fastify.get<{ Params: { fingerprint: string; '*': string } }>('/assets/:fingerprint/*', async (request, reply) => {
    const { fingerprint, '*': file } = request.params;
    // An older page may still ask for its own version: it gets today's, but not for ever.
    const isCurrent = ASSETS.path.endsWith(`/${fingerprint}`);
    void reply.header('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
    return file.startsWith('kern/') ? reply.sendFile(file.slice('kern/'.length), KERN) : reply.sendFile(file, OWN);
  });
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(OWN).sort()) hash.update(file).update(readFileSync(join(OWN, file)));
  for (const file of ['kern.min.css', 'fonts/fira-sans.css']) hash.update(readFileSync(join(KERN, file)));
  return hash.digest('hex').slice(0, 12);
}
