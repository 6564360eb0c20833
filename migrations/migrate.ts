import { runMigrations as runWorkerMigrations } from 'graphile-worker';
import { ownerDataSource } from './data-source.js';
import { grantWorkerSchema } from './grants.js';

/**
 * Brings a database to the newest schema: our tables, then the job queue's, then the rights of the application's role on the latter.
 * One at a time, however many start at once.
 * @param databaseUrl of the owner of the tables
 * @returns the names of the migrations that ran
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const dataSource = await ownerDataSource(databaseUrl).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query("SELECT pg_advisory_lock(hashtext('kontor.migrate'))");
    const ran = await dataSource.runMigrations();
    await runWorkerMigrations({ connectionString: databaseUrl });
    await grantWorkerSchema(lock);
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query("SELECT pg_advisory_unlock(hashtext('kontor.migrate'))");
    await lock.release();
    await dataSource.destroy();
  }
}
