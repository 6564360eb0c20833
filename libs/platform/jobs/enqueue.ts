import { type EntityManager } from 'typeorm';

/** Names of the jobs; the worker's table of handlers has exactly these. */
export const JOBS = ['notify', 'send_mail', 'seal_events', 'turn_of_day', 'tidy_up'] as const;
export type JobName = (typeof JOBS)[number];

export interface JobOptions {
  /** A job with the same key that has not started yet is replaced instead of doubled. */
  readonly key?: string;
  readonly runAt?: Date;
}

/** Queues work for later in the transaction of the change that wants it: committed together, or not at all. */
export async function enqueue(tx: EntityManager, job: JobName, payload: object = {}, options: JobOptions = {}): Promise<void> {
  await tx.query('SELECT graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4)', [
    job,
    JSON.stringify(payload),
    options.key ?? null,
    options.runAt ?? null,
  ]);
}
