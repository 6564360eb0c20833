import { type Database } from '#libs/platform/database/database';
import { queueMail } from '#libs/platform/mail/queue-mail';
import { type AppProcess, endApps, startApp } from './support/app-process.js';
import { eventually } from './support/eventually.js';
import { type OwnDatabase, ownDatabase } from './support/own-database.js';
import { PostOffice } from './support/post-office.js';

describe('a mail', () => {
  const post = new PostOffice();
  let own: OwnDatabase;
  let database: Database;
  let worker: AppProcess;

  beforeAll(async () => {
    own = await ownDatabase();
    database = await own.asApplication();
    await post.open();
    worker = await startApp('worker', { DATABASE_URL: own.url, SMTP_URL: post.url }, '"working"');
  });
  afterAll(async () => {
    await endApps();
    await post.close();
    await own.drop();
  });

  const resetFor = (to: string) =>
    ({
      template: 'password_reset',
      to,
      language: 'en',
      data: { personName: 'Anna Example', link: 'http://127.0.0.1/reset/secret', validUntil: '2026-11-22T10:00:00Z' },
    }) as const;

  const stored = async (to: string): Promise<Record<string, unknown>> => {
    const [row] = await own.sql('SELECT state, attempts, last_error, data FROM outgoing_mails WHERE to_address = $1', [to]);
    return row ?? {};
  };

  /** Has the queue try at once what it would try again in some seconds. */
  const hurry = (): Promise<unknown> =>
    own.sql(`UPDATE graphile_worker._private_jobs SET run_at = now(); SELECT pg_notify('jobs:insert', '{"count": 1}')`);

  it('arrives once, and what it said is forgotten', async () => {
    await database.transaction((tx) => queueMail(tx, resetFor('anna@town.example')));
    await eventually(async () => expect(await stored('anna@town.example')).toMatchObject({ state: 'sent', attempts: 1, data: {} }));
    expect(post.takenBy('anna@town.example')).toEqual([
      {
        to: 'anna@town.example',
        subject: 'New password for EfA-Kontor',
        messageId: expect.stringMatching(/^<[0-9a-f-]{36}@kontor\.example>$/) as string,
      },
    ]);
  });

  it('is not sent for a change that was rolled back', async () => {
    const change = database.transaction(async (tx) => {
      await queueMail(tx, resetFor('nobody@town.example'));
      throw new Error('changed my mind');
    });
    await expect(change).rejects.toThrow('changed my mind');
    expect(await stored('nobody@town.example')).toEqual({});
  });

  it('is given up when the mail server says a final no', async () => {
    post.refusals.set('gone@town.example', 550);
    await database.transaction((tx) => queueMail(tx, resetFor('gone@town.example')));
    await eventually(async () =>
      expect(await stored('gone@town.example')).toMatchObject({
        state: 'failed',
        attempts: 1,
        last_error: expect.stringContaining('550') as string,
        data: {},
      }),
    );
  });

  it('is tried again when the mail server says "not now"', async () => {
    post.refusals.set('later@town.example', 450);
    await database.transaction((tx) => queueMail(tx, resetFor('later@town.example')));
    await eventually(async () => expect(await stored('later@town.example')).toMatchObject({ state: 'queued', attempts: 1 }));
    post.refusals.delete('later@town.example');
    await eventually(async () => {
      await hurry();
      expect(await stored('later@town.example')).toMatchObject({ state: 'sent', attempts: 2, last_error: null });
    });
    expect(post.takenBy('later@town.example')).toHaveLength(1);
  });

  it('waits for a mail server that is away', async () => {
    await post.close();
    await database.transaction((tx) => queueMail(tx, resetFor('patient@town.example')));
    await eventually(async () => expect(await stored('patient@town.example')).toMatchObject({ state: 'queued', attempts: 1 }));
    await post.open();
    await eventually(async () => {
      await hurry();
      expect(post.takenBy('patient@town.example')).toHaveLength(1);
    });
  });

  it('keeps its Message-ID when the yes was heard but could not be noted', async () => {
    post.beforeYes = async ({ to }) => {
      if (to !== 'twice@town.example') return;
      post.beforeYes = () => Promise.resolve();
      await own.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
      );
    };
    await database.transaction((tx) => queueMail(tx, resetFor('twice@town.example')));
    await eventually(async () => {
      await hurry();
      expect(await stored('twice@town.example')).toMatchObject({ state: 'sent' });
    });
    const [first, second, ...more] = post.takenBy('twice@town.example');
    expect(second?.messageId).toBe(first?.messageId);
    expect(more).toEqual([]);
  });

  it('never shows in the log of the worker what it said or to whom', () => {
    expect(worker.output()).not.toMatch(/secret|anna@town|Anna Example/);
  });
});
