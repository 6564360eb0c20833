import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Database } from '#libs/platform/database/database';
import { sealEvents, verifySeals } from '#libs/platform/events/sealing';
import { type OwnDatabase, ownDatabase } from './support/own-database.js';

const EVENT = `INSERT INTO events (name, subject_type, subject_id, person_name, organisation_name, data)
  VALUES ('contract.signed', 'contract', gen_random_uuid(), 'Anna Beispiel', 'Land', '{"number": "2026-001", "days": 14.50}')`;

const PUSHED_IN = EVENT.replace('(name', '(id, name').replace("VALUES ('", "OVERRIDING SYSTEM VALUE VALUES (4, '");

describe('the sealed log', () => {
  let own: OwnDatabase;
  let database: Database;

  beforeAll(async () => {
    own = await ownDatabase();
    database = await own.asApplication();
  });
  afterAll(() => own.drop());

  async function writeAndSeal(events: number): Promise<void> {
    for (let count = 0; count < events; count++) await own.sql(EVENT);
    expect(await sealEvents(database)).toBe(events);
  }

  it('holds as long as nobody touches it, and counts what is not sealed yet', async () => {
    for (let run = 0; run < 5; run++) {
      await writeAndSeal(3);
      await own.sql(`BEGIN; ${EVENT}; ROLLBACK`);
    }
    await own.sql(EVENT);
    expect(await verifySeals(database)).toEqual({ seals: 5, sealedEvents: 15, unsealedEvents: 1, broken: null });
  });

  it('lets the application add to the log, and nothing else', async () => {
    for (const statement of ["UPDATE events SET reason = 'x'", 'DELETE FROM events', 'TRUNCATE events', 'DELETE FROM event_seals']) {
      await expect(database.read(statement, statement)).rejects.toThrow(/permission denied|append-only/);
    }
    await expect(own.sql('DELETE FROM events')).rejects.toThrow('append-only');
  });

  // From the youngest to the oldest, since the first broken seal is the one that is named.
  it.each([
    [
      'the time of an event',
      "UPDATE events SET occurred_at = occurred_at - interval '1 day' WHERE id = 18",
      { sealId: 5, finding: 'event_changed' },
    ],
    ['what an event says', 'UPDATE events SET data = data || \'{"days": 14.5}\' WHERE id = 14', { sealId: 4, finding: 'event_changed' }],
    ['a seal taken away', 'DELETE FROM event_seals WHERE id = 3', { sealId: 4, finding: 'seal_removed' }],
    ['an event pushed in', PUSHED_IN, { sealId: 2, finding: 'event_added' }],
    ['an event taken away', 'DELETE FROM events WHERE id = 2', { sealId: 1, firstEventId: 1, lastEventId: 3, finding: 'event_removed' }],
  ])('names the first seal that is broken by the owner of the database: %s', async (_, tampering, broken) => {
    await own.sql(`ALTER TABLE events DISABLE TRIGGER USER; ALTER TABLE event_seals DISABLE TRIGGER USER; ${tampering}`);
    expect((await verifySeals(database)).broken).toMatchObject(broken);
  });
});

describe('sealing', () => {
  let own: OwnDatabase;
  let database: Database;

  beforeAll(async () => {
    own = await ownDatabase();
    database = await own.asApplication();
  });
  afterAll(() => own.drop());

  it('waits for a transaction that has been given a lower number, and makes no other wait', async () => {
    const slow = new pg.Client({ connectionString: own.url });
    await slow.connect();
    await slow.query(`BEGIN; ${EVENT}`);
    await own.sql(EVENT);
    let isSealed = false;
    const sealing = sealEvents(database).then((count) => {
      isSealed = true;
      return count;
    });
    await sleep(300);
    await own.sql(EVENT);
    expect(isSealed).toBe(false);
    await slow.query('COMMIT');
    await slow.end();
    expect(await sealing).toBe(2);
    expect(await verifySeals(database)).toMatchObject({ sealedEvents: 2, unsealedEvents: 1, broken: null });
  });

  it('is done in batches, and by one at a time', async () => {
    await own.sql(`${EVENT.replace('VALUES (', 'SELECT ').replace(/\)$/, '')} FROM generate_series(1, 2500)`);
    const counts = await Promise.all([sealEvents(database), sealEvents(database), sealEvents(database)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(2501);
    expect(await own.sql('SELECT id, event_count FROM event_seals ORDER BY id OFFSET 1')).toEqual([
      { id: 2, event_count: 1000 },
      { id: 3, event_count: 1000 },
      { id: 4, event_count: 501 },
    ]);
    expect(await verifySeals(database)).toMatchObject({ sealedEvents: 2503, unsealedEvents: 0, broken: null });
  });
});
