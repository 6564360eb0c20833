import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createPortal } from '#apps/portal/src/portal';
import { demo } from '#apps/cli/src/demo';
import { startMailbox } from '#apps/mailbox/src/mailbox';
import { startWorker } from '#apps/worker/src/worker';
import { parseConfig } from '#libs/platform/config/config';
import { migrate } from '#migrations/migrate';
import { TEST_SECRET } from './secret.js';
import { type TestWorld, worlds } from './worlds.js';

/**
 * Once before all suites: a template database by the real migrations with the demo world in it, and for each Jest worker a clone of it with
 * a portal, a worker and a mailbox of its own. Specs find theirs by `test/support/here` and speak real HTTP, SMTP and SQL.
 */
export default async function beforeAllSpecs(jest: { readonly maxWorkers: number }): Promise<void> {
  const server = process.env.KONTOR_TEST_SERVER;
  // Pure specs need no server; what does says so itself.
  if (!server) return;
  const run = `kontor_test_${randomBytes(4).toString('hex')}`;
  const template = `${run}_template`;
  await onServer(server, `CREATE DATABASE ${template}`);
  await migrate(databaseOn(server, template));
  await demo(configFor(databaseOn(server, template), 'smtp://127.0.0.1:1'));
  for (let worker = 1; worker <= Math.max(1, jest.maxWorkers); worker++) {
    const database = `${run}_${worker}`;
    await onServer(server, `CREATE DATABASE ${database} TEMPLATE ${template} STRATEGY file_copy`);
    const world = await openWorld(databaseOn(server, database));
    process.env[`KONTOR_WORLD_${worker}`] = JSON.stringify(world.addresses);
    worlds.push(world);
  }
  worlds.push({ addresses: null, faults: () => Promise.resolve([]), close: () => dropDatabases(server, run) });
}

async function openWorld(databaseUrl: string): Promise<TestWorld> {
  const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0 });
  const config = configFor(databaseUrl, mailbox.smtpUrl);
  const portal = await createPortal(config);
  await portal.listen(0, '127.0.0.1');
  const worker = await startWorker(config);
  return {
    addresses: {
      databaseUrl,
      portalUrl: await portal.getUrl(),
      mailboxUrl: mailbox.url,
      routes: portal.getHttpAdapter().getInstance().routes,
    },
    faults: () => failedJobs(databaseUrl),
    close: async () => {
      await worker.stop();
      await portal.close();
      await mailbox.stop();
    },
  };
}

function configFor(databaseUrl: string, smtpUrl: string): ReturnType<typeof parseConfig> {
  return parseConfig({
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
    KONTOR_SECRET: TEST_SECRET,
    KONTOR_DEMO: '1',
    LOG_LEVEL: 'fatal',
  });
}

function databaseOn(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function failedJobs(databaseUrl: string): Promise<string[]> {
  const rows = await onServer(
    databaseUrl,
    `SELECT identifier || ': ' || last_error AS fault
     FROM graphile_worker._private_jobs JOIN graphile_worker._private_tasks AS tasks ON tasks.id = task_id
     WHERE last_error IS NOT NULL AND identifier <> 'send_mail'
     UNION
     SELECT 'send_mail ' || template || ': ' || last_error FROM outgoing_mails WHERE last_error IS NOT NULL`,
  );
  return rows.map(({ fault }) => String(fault));
}

async function onServer(server: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function dropDatabases(server: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [`${run}%`]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  await client.end();
}
