import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { type Database } from '#libs/platform/database/database';
import { type Actor, SYSTEM } from '#libs/kernel/actor';
import { sampleOf } from '#libs/notifications/mail-samples';
import { endApps, startApp } from './support/app-process.js';
import { eventually } from './support/eventually.js';
import { type OwnDatabase, ownDatabase } from './support/own-database.js';
import { PostOffice } from './support/post-office.js';

describe('people are told of events', () => {
  const post = new PostOffice();
  const serviceId = newId();
  let own: OwnDatabase;
  let database: Database;
  let wuppertal: string;

  beforeAll(async () => {
    own = await ownDatabase();
    database = await own.asApplication();
    await post.open();
    await organisation('operator', 'Bremen', 'kontor@bremen.example');
    await organisation('hub', 'FITKO', null);
    await organisation('state', 'Land NW', 'postfach@nw.example', '05');
    await organisation('state', 'Land HE', null, '06');
    await organisation('authority', 'Stadt Wuppertal', null);
    await organisation('authority', 'Stadt Solingen', null);
    await organisation('provider', 'Rechenzentrum', null);
    await person('rollout@bremen.example', 'Bremen', ['operator.rollout', 'operator.contracts']);
    await person('disabled@bremen.example', 'Bremen', ['operator.rollout'], { disabled_at: 'now' });
    await person('left@bremen.example', 'Bremen', ['operator.rollout'], { ended_at: 'now' });
    await person('invited@bremen.example', 'Bremen', ['operator.rollout'], { password_hash: null });
    await person('coordination@he.example', 'Land HE', ['state.coordinator']);
    await person('lead@wuppertal.example', 'Stadt Wuppertal', ['authority.lead'], { language: 'en' });
    await person('reader@wuppertal.example', 'Stadt Wuppertal', ['authority.reader']);
    await person('lead@solingen.example', 'Stadt Solingen', ['authority.lead']);
    await person('agent@rechenzentrum.example', 'Rechenzentrum', ['provider.agent']);
    wuppertal = await authority('Jugendamt Wuppertal', 'Stadt Wuppertal', null);
    await own.sql(
      "INSERT INTO mandates (id, authority_id, provider_organisation_id, valid_from, accepted_at) SELECT $1, $2, id, '2026-01-01', now() FROM organisations WHERE name = 'Rechenzentrum'",
      [newId(), wuppertal],
    );
    await startApp('worker', { DATABASE_URL: own.url, SMTP_URL: post.url, BASE_URL: 'https://kontor.test' }, '"working"');
  });
  afterAll(async () => {
    await endApps();
    await post.close();
    await own.drop();
  });

  async function organisation(kind: string, name: string, mailbox: string | null, stateCode: string | null = null): Promise<void> {
    await own.sql('INSERT INTO organisations (id, kind, name, mailbox, state_code) VALUES ($1, $2, $3, $4, $5)', [
      newId(),
      kind,
      name,
      mailbox,
      stateCode,
    ]);
  }

  async function person(
    email: string,
    organisationName: string,
    roles: string[],
    differs: Record<string, string | null> = {},
  ): Promise<void> {
    const { language = 'de', disabled_at = null, ended_at = null, password_hash = 'x' } = differs;
    const id = newId();
    await own.sql('INSERT INTO people (id, name, email, language, disabled_at, password_hash) VALUES ($1, $2, $3, $4, $5, $6)', [
      id,
      `Person ${email.split('@')[0]}`,
      email,
      language,
      disabled_at,
      password_hash,
    ]);
    await own.sql(
      'INSERT INTO memberships (id, person_id, organisation_id, roles, ended_at) SELECT $1, $2, id, $3, $4 FROM organisations WHERE name = $5',
      [newId(), id, roles, ended_at, organisationName],
    );
  }

  async function authority(name: string, organisationName: string | null, mailbox: string | null): Promise<string> {
    const id = newId();
    await own.sql(
      "INSERT INTO authorities (id, name, type, state_code, organisation_id, mailbox) VALUES ($1, $2, 'jugendamt', '05', (SELECT id FROM organisations WHERE name = $3), $4)",
      [id, name, organisationName, mailbox],
    );
    return id;
  }

  async function actorOf(email: string): Promise<Actor> {
    const [row] = await own.sql<{ id: string; name: string }>('SELECT id, name FROM people WHERE email = $1', [email]);
    return {
      ...SYSTEM,
      personId: row?.id ?? '',
      personName: row?.name ?? '',
      organisationName: 'Rechenzentrum',
      organisationKind: 'provider',
    };
  }

  /** Records the event and answers who was told of it, once everybody has been. */
  async function toldOf(name: string, actor: Actor = SYSTEM, authorityId: string = wuppertal): Promise<string[]> {
    const id = await database.transaction(async (tx) => {
      const [subjectType, data] = [name.split('.')[0] ?? '', sampleOf(name.replace('.', '_'))];
      await recordEvent(tx, actor, {
        name,
        subjectType,
        subjectId: newId(),
        serviceId,
        stateCode: '05',
        authorityId,
        data,
        onBehalfOf: null,
      });
      return (await tx.query<[{ id: number }]>('SELECT max(id) AS id FROM events'))[0].id;
    });
    return eventually(async () => {
      expect(await own.sql('SELECT FROM graphile_worker._private_jobs')).toEqual([]);
      const rows = await own.sql<{ to_address: string }>('SELECT to_address FROM outgoing_mails WHERE event_id = $1 ORDER BY to_address', [
        id,
      ]);
      expect(rows.every(({ to_address }) => post.takenBy(to_address).length > 0)).toBe(true);
      return rows.map(({ to_address }) => to_address);
    });
  }

  it('the parties of a connection, and nobody of another Land or authority', async () => {
    expect(await toldOf('connection.scheduled')).toEqual([
      'agent@rechenzentrum.example',
      'lead@wuppertal.example',
      'postfach@nw.example',
      'rollout@bremen.example',
    ]);
  });

  it('by a template in their own language', () => {
    expect(post.takenBy('lead@wuppertal.example')[0]?.subject).toBe('Cutover on 1 Mar 2027: Unterhaltsvorschuss Online, Stadt Wuppertal');
    expect(post.takenBy('rollout@bremen.example')[0]?.subject).toBe('Stichtag 01.03.2027: Unterhaltsvorschuss Online, Stadt Wuppertal');
  });

  it('not of what they did themselves, unless it is a receipt', async () => {
    const agent = await actorOf('agent@rechenzentrum.example');
    expect(await toldOf('connection.started', agent)).not.toContain('agent@rechenzentrum.example');
    expect(await toldOf('connection.requested', agent)).toContain('agent@rechenzentrum.example');
  });

  it('in all Länder, where it concerns all', async () => {
    expect(await toldOf('service.published')).toEqual(['coordination@he.example', 'postfach@nw.example', 'rollout@bremen.example']);
  });

  it('as the provider of an authority only while the mandate runs', async () => {
    await own.sql('UPDATE mandates SET revoked_at = now()');
    expect(await toldOf('connection.cleared')).toEqual(['lead@wuppertal.example', 'rollout@bremen.example']);
  });

  it('by its functional mailbox, where an authority has nobody here yet', async () => {
    const remscheid = await authority('Jugendamt Remscheid', null, 'jugendamt@remscheid.example');
    expect(await toldOf('connection.ends_announced', SYSTEM, remscheid)).toEqual(['jugendamt@remscheid.example', 'rollout@bremen.example']);
  });

  it('once, however often the job runs', async () => {
    const [before] = await own.sql('SELECT count(*) FROM outgoing_mails');
    await own.sql("SELECT graphile_worker.add_job('notify', json_build_object('eventId', id)) FROM events");
    await eventually(async () => expect(await own.sql('SELECT FROM graphile_worker._private_jobs')).toEqual([]));
    expect(await own.sql('SELECT count(*) FROM outgoing_mails')).toEqual([before]);
  });
});
