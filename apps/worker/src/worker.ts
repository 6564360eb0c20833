import { NestFactory } from '@nestjs/core';
import { type TaskList } from 'graphile-worker';
import pg from 'pg';
import { type Config } from '#libs/platform/config/config';
import { createLog, PinoNestLogger } from '#libs/platform/log/log';
import { handlersFor } from './handlers.js';
import { MOST_JOBS_AT_ONCE, runJobs } from './job-runner.js';
import { WorkerModule } from './worker.module.js';

/** A running worker. */
export interface Worker {
  /** Takes no more jobs, finishes those at hand and lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Starts a worker. Should the database go away later, it goes on by itself when that is back.
 * @throws Error with a sentence for people when the database is not there or not migrated
 */
export async function startWorker(config: Config): Promise<Worker> {
  const log = createLog(config, 'worker');
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    options: '-c role=kontor_app -c timezone=UTC',
    application_name: 'kontor-worker',
    max: MOST_JOBS_AT_ONCE + 2,
  });
  // Without listeners, a connection that breaks while idle would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'connection lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await refuseMissingDatabase(pool, config);
    const application = await NestFactory.createApplicationContext(WorkerModule.with(config), {
      logger: new PinoNestLogger(log),
      abortOnError: false,
    });
    const jobs = await runJobs({ pool, tasks: handlersFor(application) as unknown as TaskList, log });
    log.info('working');
    return {
      stop: async () => {
        await jobs.stop();
        await application.close();
        await pool.end();
        log.info('stopped');
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function refuseMissingDatabase(pool: pg.Pool, config: Config): Promise<void> {
  const { host } = new URL(config.databaseUrl);
  try {
    await pool.query('SELECT FROM graphile_worker.migrations LIMIT 1');
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const isThere = code !== undefined && /^[0-9A-Z]{5}$/.test(code);
    if (!isThere) throw new Error(`The database at ${host} cannot be reached (${code ?? message}). The worker needs it to start.`);
    throw new Error(
      `The database at ${host} is not ready for the worker (${message}). Bring it up to date with "npm run kontor -- migrate".`,
    );
  }
}
