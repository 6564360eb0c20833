/** A running built-in PostgreSQL server; see embedded-postgres.mjs. */
export interface EmbeddedPostgres {
  url: string;
  pid: number;
  adopted: boolean;
  stop(): Promise<void>;
}

export function startEmbeddedPostgres(options: { folder: string; durable?: boolean }): Promise<EmbeddedPostgres>;
