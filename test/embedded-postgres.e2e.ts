import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#scripts/embedded-postgres.mjs';

describe('the built-in PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-launcher-'));
  const running: EmbeddedPostgres[] = [];

  beforeAll(() => chmod(folder, 0o711));

  afterAll(async () => {
    for (const server of running) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
    running.push(server);
    return server;
  }

  it('makes a cluster that sorts German words and gives its owner no more rights than needed', async () => {
    const server = await start();
    expect(server.adopted).toBe(false);
    await query(server, 'CREATE TABLE notes (word text)');
    await query(server, "INSERT INTO notes VALUES ('Zebra'), ('Öl'), ('Apfel'), ('ähnlich')");
    expect((await query(server, 'SELECT word FROM notes ORDER BY word')).map(({ word }) => word)).toEqual([
      'ähnlich',
      'Apfel',
      'Öl',
      'Zebra',
    ]);
    const rights = 'SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user';
    expect(await query(server, rights)).toEqual([{ rolsuper: false, rolcreatedb: true, rolcreaterole: true }]);
    expect(
      await query(server, "SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'data_checksums') ORDER BY name"),
    ).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
    ]);
  });

  it('adopts a server that already runs, and ends it only when nobody uses it any more', async () => {
    const [first] = running;
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first?.pid, url: first?.url });
    await second.stop();
    expect(await countNotes(second)).toBe(4);
  });

  it('comes back with everything acknowledged after the server was killed', async () => {
    const [first] = running;
    process.kill(first?.pid ?? 0, 'SIGKILL');
    const again = await start();
    expect(again.adopted).toBe(false);
    expect(again.pid).not.toBe(first?.pid);
    expect(await countNotes(again)).toBe(4);
  });

  it('stops, and starts on another port when its own has been taken', async () => {
    const last = running.at(-1);
    while (running.length > 0) await running.pop()?.stop();
    const squatter = await listen(Number(new URL(last?.url ?? '').port));
    const again = await start();
    expect(again.url).not.toBe(last?.url);
    expect(await countNotes(again)).toBe(4);
    squatter.close();
  });

  async function query(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client(server.url);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function countNotes(server: EmbeddedPostgres): Promise<unknown> {
    return (await query(server, 'SELECT count(*)::int AS count FROM notes'))[0]?.count;
  }

  function listen(port: number): Promise<Server> {
    return new Promise((resolve) => {
      const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
    });
  }
});
