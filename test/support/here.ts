import pg from 'pg';
import { type Addresses } from './worlds.js';

/** This Jest worker's own portal, database and mailbox. */
export const here: Addresses = addresses();

/** Lets go by itself: no suite has to end it, and no process waits for it. */
const pool = new pg.Pool({ connectionString: here.databaseUrl, max: 8, idleTimeoutMillis: 500, allowExitOnIdle: true });
pool.on('error', () => undefined);

/** Rows of one statement, as the owner of the database: for looking at what was really stored. */
export async function sql<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query(text, values)).rows as Row[];
}

function addresses(): Addresses {
  const found = process.env[`KONTOR_WORLD_${process.env.JEST_WORKER_ID ?? '1'}`];
  if (!found) throw new Error('These specs need a PostgreSQL server: run them through "npm test".');
  return JSON.parse(found) as Addresses;
}
