import pg from 'pg';
import { type Addresses } from './worlds.js';

/** This Jest worker's own portal, database and mailbox. */
export const here: Addresses = addresses();

/** A connection to this worker's database, as its owner, for looking at what was really stored. Ended by the suite. */
export function database(): pg.Client {
  return new pg.Client({ connectionString: here.databaseUrl });
}

/** Rows of one statement. */
export async function sql<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = database();
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

function addresses(): Addresses {
  const found = process.env[`KONTOR_WORLD_${process.env.JEST_WORKER_ID ?? '1'}`];
  if (!found) throw new Error('These specs need a PostgreSQL server: run them through "npm test".');
  return JSON.parse(found) as Addresses;
}
