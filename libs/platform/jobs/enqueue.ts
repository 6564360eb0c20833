import { type EntityManager } from 'typeorm';

/** What each job is told. The worker's table has a handler for every name. */
export interface JobPayloads {
  /** Tells people of an event and lets domains react to it. */
  notify: { readonly eventId: number };
  send_mail: { readonly mailId: string };
  seal_events: Readonly<Record<string, never>>;
  /** Does what is due by today. */
  turn_of_day: Readonly<Record<string, never>>;
  /** Removes what has served its time. */
  tidy_up: Readonly<Record<string, never>>;
  /** Gives the jobs of killed workers to those alive. */
  free_jobs: Readonly<Record<string, never>>;
}
export type JobName = keyof JobPayloads;

export interface JobOptions {
  /** A job with the same key that has not started yet is replaced instead of doubled. */
  readonly key?: string;
  readonly runAt?: Date;
}

/** Queues work for later in the transaction of the change that wants it: committed together, or not at all. */
export async function enqueue<Name extends JobName>(
  tx: EntityManager,
  job: Name,
  payload: JobPayloads[Name],
  options: JobOptions = {},
): Promise<void> {
  await tx.query('SELECT graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4)', [
    job,
    JSON.stringify(payload),
    options.key ?? null,
    options.runAt ?? null,
  ]);
}
