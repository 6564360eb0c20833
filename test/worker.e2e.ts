import { setTimeout as sleep } from 'node:timers/promises';
import { type Database } from '#libs/platform/database/database';
import { queueMail } from '#libs/platform/mail/queue-mail';
import { type AppProcess, endApps, startApp } from './support/app-process.js';
import { eventually } from './support/eventually.js';
import { type OwnDatabase, ownDatabase } from './support/own-database.js';
import { PostOffice } from './support/post-office.js';

describe('a worker', () => {
  const post = new PostOffice();
  let own: OwnDatabase;
  let database: Database;

  beforeAll(async () => {
    own = await ownDatabase();
    database = await own.asApplication();
    await post.open();
  });
  afterAll(async () => {
    await endApps();
    await post.close();
    await own.drop();
  });

  const start = (): Promise<AppProcess> => startApp('worker', { DATABASE_URL: own.url, SMTP_URL: post.url }, '"working"');
  const queue = (to: string): Promise<void> =>
    database.transaction((tx) =>
      queueMail(tx, {
        template: 'password_reset',
        to,
        language: 'de',
        data: { personName: 'A', link: 'x', validUntil: '2026-11-22T10:00:00Z' },
      }),
    );
  const jobs = (): Promise<unknown[]> =>
    own.sql(`SELECT locked_by FROM graphile_worker._private_jobs
      WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'send_mail')`);
  /** Lets the post office hold the next mail in its hands until it is released. */
  const holdNext = (): { readonly held: Promise<void>; readonly release: () => void } => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const held = new Promise<void>((resolve) => {
      post.beforeYes = async () => {
        post.beforeYes = () => Promise.resolve();
        resolve();
        await released;
      };
    });
    return { held, release };
  };

  it('finishes the job at hand before it stops, and leaves nothing locked', async () => {
    const worker = await start();
    const { held, release } = holdNext();
    await queue('finish@town.example');
    await held;
    const ended = worker.end('SIGTERM');
    await sleep(500);
    release();
    expect(await ended).toBe(0);
    expect(post.takenBy('finish@town.example')).toHaveLength(1);
    expect(await own.sql("SELECT state FROM outgoing_mails WHERE to_address = 'finish@town.example'")).toEqual([{ state: 'sent' }]);
    expect(await jobs()).toEqual([]);
  });

  it('that was killed leaves its job to the next one', async () => {
    const killed = await start();
    const { held, release } = holdNext();
    await queue('killed@town.example');
    await held;
    await killed.end('SIGKILL');
    release();
    expect(await jobs()).toEqual([expect.objectContaining({ locked_by: expect.stringContaining('pool-') as string })]);
    const next = await start();
    await eventually(async () => expect(await jobs()).toEqual([]));
    await next.end();
    expect(await own.sql("SELECT state, attempts FROM outgoing_mails WHERE to_address = 'killed@town.example'")).toEqual([
      { state: 'sent', attempts: 1 },
    ]);
  });

  it('leaves the jobs of a living colleague alone', async () => {
    const busy = await start();
    const { held, release } = holdNext();
    await queue('busy@town.example');
    await held;
    const colleague = await start();
    await sleep(500);
    expect(await jobs()).toEqual([expect.objectContaining({ locked_by: expect.stringContaining('pool-') as string })]);
    release();
    await Promise.all([busy.end(), colleague.end()]);
    expect(post.takenBy('busy@town.example')).toHaveLength(1);
  });

  it('goes on by itself when the database has been away', async () => {
    const worker = await start();
    await own.sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'kontor%'",
    );
    await queue('again@town.example');
    await eventually(() => expect(post.takenBy('again@town.example')).toHaveLength(1));
    expect(await worker.end()).toBe(0);
  });

  it('removes what has served its time', async () => {
    await own.sql(`
      INSERT INTO idempotency_keys (caller, route, key, body_sha256, started_at) VALUES
        ('a', 'r', 'old', 'x', now() - interval '25 hours'), ('a', 'r', 'new', 'x', now() - interval '23 hours');
      INSERT INTO sign_in_failures (email_sha256, at) VALUES ('old', now() - interval '2 days'), ('new', now());
      INSERT INTO outgoing_mails (id, template, to_address, language, data, created_at)
        VALUES (gen_random_uuid(), 'password_reset', 'never@town.example', 'de', '{"link": "x"}', now() - interval '8 days');
      SELECT graphile_worker.add_job('tidy_up')`);
    const worker = await start();
    await eventually(async () => expect(await own.sql('SELECT key FROM idempotency_keys')).toEqual([{ key: 'new' }]));
    await worker.end();
    expect(await own.sql('SELECT email_sha256 FROM sign_in_failures')).toEqual([{ email_sha256: 'new' }]);
    expect(await own.sql("SELECT state, data FROM outgoing_mails WHERE to_address = 'never@town.example'")).toEqual([
      { state: 'failed', data: {} },
    ]);
  });

  it.each([
    ['away', 'postgres://kontor:x@127.0.0.1:1/kontor', /^The database at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\./],
    ['not migrated', '', /is not ready for the worker .* Bring it up to date with "npm run kontor -- migrate"\.$/],
  ])('says so, and no more, when the database is %s at the start', async (_, url, sentence) => {
    const emptyDatabase = own.url.replace(/[^/]+$/, 'postgres');
    const worker = await startApp('worker', { DATABASE_URL: url || emptyDatabase }, '"working"');
    expect(await worker.end()).toBe(1);
    expect(worker.output().trim()).toMatch(sentence);
    expect(worker.output().trim().split('\n')).toHaveLength(1);
  });
});
