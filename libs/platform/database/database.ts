import { Injectable } from '@nestjs/common';
import { type Pool, type PoolClient } from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const MOST_ATTEMPTS = 4;

/** The two ways to the database: a transaction for use cases, prepared reads for lists and pages. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs the work in one transaction; begins it anew, a few times at most, when PostgreSQL had to break off for concurrency. */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS || !isConcurrencyFailure(error)) throw error;
      }
    }
  }

  /**
   * Reads rows with a prepared statement on TypeORM's own pool.
   * @param name unique per statement text: PostgreSQL keeps the plan under it
   */
  async read<Row>(name: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = await this.pool.query({ name, text: sql, values: values as unknown[] });
    return answer.rows as Row[];
  }

  /** Like `read` for at most one row. */
  async readOne<Row>(name: string, sql: string, values: readonly unknown[] = []): Promise<Row | null> {
    return (await this.read<Row>(name, sql, values))[0] ?? null;
  }

  /** A connection of its own, for LISTEN; the caller releases it. */
  connect(): Promise<PoolClient> {
    return this.pool.connect();
  }

  private get pool(): Pool {
    // TypeORM keeps its pg pool as `master`; sharing it avoids a second set of connections.
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

/** PostgreSQL's code for a broken unique, exclusion, check or foreign-key rule together with the rule's name, or null. */
export function brokenRule(error: unknown): { readonly sqlState: string; readonly constraint: string } | null {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  if (typeof cause !== 'object' || cause === null) return null;
  const { code, constraint } = cause as { code?: unknown; constraint?: unknown };
  return typeof code === 'string' && code.startsWith('23')
    ? { sqlState: code, constraint: typeof constraint === 'string' ? constraint : '' }
    : null;
}

function isConcurrencyFailure(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: unknown };
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}
