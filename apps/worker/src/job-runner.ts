import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { type Pool } from 'pg';
import { type Log } from '#libs/platform/log/log';
import { freeJobs, showPresence } from './free-jobs.js';
import { SCHEDULES } from './schedules.js';

export const MOST_JOBS_AT_ONCE = 8;
const PAUSE_MS = 1000;
const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

interface Work {
  readonly pool: Pool;
  readonly tasks: TaskList;
  readonly log: Log;
}

interface Run {
  /** Settles when the run is over, whatever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Works off the queue until stopped, and begins anew whenever the database has been away. */
export async function runJobs(work: Work): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = await begin(work);
  const ended = (async () => {
    while (!signal.aborted) {
      await current.ended;
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) current = (await beginAgain(work)) ?? current;
    }
    await current.stop();
  })();
  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
      await ended;
    },
  };
}

async function beginAgain(work: Work): Promise<Run | null> {
  try {
    const run = await begin(work);
    work.log.info('working again');
    return run;
  } catch (error) {
    work.log.warn({ err: error }, 'the queue cannot be reached');
    return null;
  }
}

async function begin({ pool, tasks, log }: Work): Promise<Run> {
  const presence = await pool.connect();
  const events: WorkerEvents = new EventEmitter();
  events.once('pool:create', ({ workerPool }) => void showPresence(presence, workerPool.id).catch(() => undefined));
  try {
    await freeJobs(presence);
    const runner = await run({
      pgPool: pool,
      taskList: tasks,
      parsedCronItems: parseCronItems([...SCHEDULES]),
      concurrency: MOST_JOBS_AT_ONCE,
      noHandleSignals: true,
      events,
      // Payloads are never logged: the queue's messages name the job only.
      logger: new Logger(() => (level, message) => log[LEVELS[level]](message)),
      // Without these, nobody waits until a finished job has left the table: at shutdown it would stay there, locked.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    let stopped: Promise<void> | null = null;
    const ended = runner.promise.catch((error: unknown) => log.error({ err: error }, 'the queue broke off'));
    const stop = (): Promise<void> =>
      (stopped ??= runner
        .stop()
        .catch(() => undefined)
        .then(() => ended)
        .finally(() => presence.release(true)));
    presence.once('end', () => void stop());
    void ended.then(stop);
    return { ended, stop };
  } catch (error) {
    presence.release(true);
    throw error;
  }
}
