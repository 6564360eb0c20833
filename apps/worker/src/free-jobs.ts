/** A connection of pg's or a transaction of TypeORM's. */
interface Connection {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/** Lets everybody see that the worker of this name is alive, for as long as the connection lasts. */
export async function showPresence(connection: Connection, workerName: string): Promise<void> {
  await connection.query("SELECT pg_advisory_lock(hashtext('kontor.worker'), hashtext($1))", [workerName]);
}

/** Frees the jobs that killed workers were at, for any worker to take; the queue itself would wait for four hours. */
export async function freeJobs(connection: Connection): Promise<void> {
  await connection.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
    FROM graphile_worker._private_jobs
    WHERE locked_by IS NOT NULL AND NOT EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid = hashtext('kontor.worker')::oid AND objid = hashtext(locked_by)::oid)`);
}
