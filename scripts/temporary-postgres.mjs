import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.mjs';
import { readJson, writeJson } from './files.mjs';
import { describe, isAlive } from './processes.mjs';

/**
 * A PostgreSQL server with an empty cluster in a folder of its own, which `stop` removes. What a killed run with the same `name`
 * left behind is removed first.
 * @returns `url`, `folder`, `stop()`
 */
export async function startTemporaryPostgres({ name, durable }) {
  await removeAbandoned(name);
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  writeJson(join(folder, 'owner.json'), describe());
  // The server may run as somebody else, who must pass through.
  chmodSync(folder, 0o711);
  try {
    const { url, stop } = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durable });
    return { url, folder, stop: () => stop().finally(() => rmSync(folder, { recursive: true, force: true })) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function removeAbandoned(name) {
  for (const entry of readdirSync(tmpdir()).filter((entry) => entry.startsWith(`${name}-`))) {
    const folder = join(tmpdir(), entry);
    const owner = readJson(join(folder, 'owner.json'));
    if (!owner || isAlive(owner)) continue;
    await endEmbeddedPostgres(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}
