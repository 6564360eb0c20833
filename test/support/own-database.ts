import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Database } from '#libs/platform/database/database';
import '#libs/platform/database/database.module';
import { migrate } from '#migrations/migrate';
import { here } from './here.js';

/** A database of a suite's own, migrated and empty, for what would disturb the others. */
export interface OwnDatabase {
  readonly url: string;
  /** Runs statements as the owner of the tables. */
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** The way the application takes to it. */
  asApplication(): Promise<Database>;
  drop(): Promise<void>;
}

export async function ownDatabase(): Promise<OwnDatabase> {
  const name = `kontor_own_${randomBytes(6).toString('hex')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(here.databaseUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const owner = new pg.Client({ connectionString: url.href });
  owner.on('error', () => undefined);
  await owner.connect();
  const sources: DataSource[] = [];
  return {
    url: url.href,
    sql: async <Row>(text: string, values?: unknown[]) => (await owner.query(text, values)).rows as Row[],
    asApplication: async () => {
      const source = new DataSource({
        type: 'postgres',
        url: url.href,
        installExtensions: false,
        extra: { options: '-c role=kontor_app' },
      });
      sources.push(await source.initialize());
      return new Database(source);
    },
    drop: async () => {
      await Promise.all(sources.map((source) => source.destroy()));
      await owner.end();
      await onServer((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: here.databaseUrl });
  await client.connect();
  await work(client).finally(() => client.end());
}
