import { type CronItem } from 'graphile-worker';
import { type JobName } from '#libs/platform/jobs/enqueue';

const HOUR = 3_600_000;

/** What is done without anybody asking. Times are UTC; one that passed while no worker ran is made up for at the next start. */
export const SCHEDULES: readonly (CronItem & { readonly task: JobName })[] = [
  schedule('seal_events', '* * * * *', 0),
  schedule('free_jobs', '* * * * *', 0),
  // Midnight in Berlin is a full hour in UTC, summer and winter.
  schedule('turn_of_day', '1 * * * *', HOUR),
  schedule('tidy_up', '23 2 * * *', 24 * HOUR),
];

/** The key keeps a job that has not started yet from queueing up behind itself. */
function schedule(task: JobName, match: string, backfillPeriod: number): CronItem & { readonly task: JobName } {
  return { task, match, options: { backfillPeriod, jobKey: task } };
}
