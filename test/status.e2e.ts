import { DataSource } from 'typeorm';
import { addDays, dayOf } from '#libs/kernel/day';
import '#libs/platform/database/database.module';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { Database } from '#libs/platform/database/database';
import { type EventPage } from '#libs/reporting/event.view';
import { percent } from '#libs/reporting/coverage';
import { RolloutCounters } from '#libs/reporting/rollout-counters.service';
import { type NationStatusView, type ServiceStatusView, type StateStatusView } from '#libs/reporting/status.view';
import { type Caller, visitor } from './support/api.js';
import {
  authorityFor,
  connectableService,
  contractInForce,
  expectStatus,
  goLive,
  NW,
  prepare,
  request,
  step,
  submitted,
  type TestAuthority,
} from './support/connections.js';
import { type TestService } from './support/contracts.js';
import { here, sql } from './support/here.js';
import { signedIn, type TestPerson } from './support/people.js';

const today = dayOf(new Date());

let rollout: Caller;
let coordinator: Caller;
let service: TestService;
let authorities: TestAuthority[];
let connections: ConnectionView[];

/** Five competent authorities: live directly, live on interim, requested, in preparation, and one that has not begun. */
beforeAll(async () => {
  [rollout, coordinator] = (await Promise.all([signedIn(['operator.rollout']), signedIn(['state.coordinator'], { stateCode: NW })])).map(
    ({ caller }) => caller,
  ) as [Caller, Caller];
  service = await connectableService();
  await contractInForce(service);
  authorities = [];
  for (let count = 0; count < 5; count++) authorities.push(await authorityFor(service));
  const [direct, interim, requested, preparing] = authorities as [TestAuthority, TestAuthority, TestAuthority, TestAuthority];
  const first = await goLive(direct, rollout, await submitted(direct, service, coordinator), today);
  await prepare(direct, first, 'direct');
  await step(direct.lead, first, 'approve_authority');
  await step(rollout, first, 'approve_operator');
  await step(rollout, first, 'switch_to_direct');
  const second = await goLive(interim, rollout, await submitted(interim, service, coordinator), today);
  const third = await request(requested, service);
  const fourth = await step(coordinator, await request(preparing, service), 'clear');
  await step(preparing.lead, fourth, 'start');
  connections = [first, second, third, fourth];
});

describe('the status of a service', () => {
  it('shows how many competent authorities are live, by count and by inhabitants, and the other Länder at zero', async () => {
    const status = expectStatus(200, await visitor.get<ServiceStatusView>(`/status/services/${service.slug}`));
    const [direct, interim] = authorities as [TestAuthority, TestAuthority];
    const all = authorities.reduce((sum, { inhabitants }) => sum + inhabitants, 0);
    const live = direct.inhabitants + interim.inhabitants;
    expect(live).toBeGreaterThan(0);
    const numbers = {
      competentAuthorities: 5,
      competentInhabitants: all,
      interested: 0,
      inWork: 2,
      live: 2,
      liveInterim: 1,
      liveDirect: 1,
      liveInhabitants: live,
      shareOfAuthorities: '40.00',
      shareOfInhabitants: percent(live, all),
    };
    expect(status).toMatchObject({ asOf: today, slug: service.slug, ...numbers, unresolved: 15, facts: [] });
    expect(status.states).toHaveLength(16);
    expect(status.states.find(({ code }) => code === NW)).toMatchObject({
      short: 'NW',
      contractSince: '2025-01-01',
      unresolved: 0,
      ...numbers,
    });
    for (const land of status.states.filter(({ code }) => code !== NW)) {
      expect(land).toMatchObject({
        contractSince: null,
        competentAuthorities: 0,
        unresolved: 1,
        live: 0,
        shareOfAuthorities: null,
        shareOfInhabitants: null,
      });
      expect(land.funnel.every((part) => part.authorities === 0)).toBe(true);
    }
  });

  it('says who waits for whom, and since when', async () => {
    const { waiting } = expectStatus(200, await visitor.get<ServiceStatusView>(`/status/services/${service.slug}`));
    expect(waiting).toEqual([
      { party: 'authority', connections: 1, oldestSince: await waitingSince(connections[3]) },
      { party: 'state', connections: 1, oldestSince: await waitingSince(connections[2]) },
    ]);
  });

  it('has a dated history, the newest first, without any person', async () => {
    const answer = await visitor.get<ServiceStatusView>(`/status/services/${service.slug}`);
    const [direct, interim] = authorities as [TestAuthority, TestAuthority];
    const entry = { on: today, serviceSlug: service.slug, serviceName: service.name, stateCode: NW, stateName: 'Nordrhein-Westfalen' };
    expect(answer.body.history).toEqual([
      { ...entry, name: 'connection.went_live', authorityName: interim.name, stage: 'interim' },
      { ...entry, name: 'connection.switched_to_direct', authorityName: direct.name, stage: 'direct' },
      { ...entry, name: 'connection.went_live', authorityName: direct.name, stage: 'interim' },
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(/Person |@/);
  });

  it('does not exist for services that are not public', async () => {
    expectStatus(404, await visitor.get('/status/services/no-such-service'));
    const draft = await connectableService();
    await sql(`UPDATE services SET state = 'draft' WHERE id = $1`, [draft.id]);
    expectStatus(404, await visitor.get(`/status/services/${draft.slug}`));
  });

  it('shows a service nobody uses yet, in Länder that have not settled who is competent', async () => {
    const unused = await connectableService();
    const status = expectStatus(200, await visitor.get<ServiceStatusView>(`/status/services/${unused.slug}`));
    expect(status).toMatchObject({ competentAuthorities: 0, unresolved: 16, live: 0, shareOfAuthorities: null, waiting: [], history: [] });
  });
});

describe('the status of a Land and of the nation', () => {
  it('shows all services of a Land, by code or short name', async () => {
    const status = expectStatus(200, await visitor.get<StateStatusView>('/status/states/NW'));
    expect(status).toMatchObject({ code: '05', name: 'Nordrhein-Westfalen' });
    expect(status.services.find(({ slug }) => slug === service.slug)).toMatchObject({
      live: 2,
      competentAuthorities: 5,
      contractSince: '2025-01-01',
    });
    expect(expectStatus(200, await visitor.get<StateStatusView>('/status/states/05'))).toEqual(status);
    expectStatus(404, await visitor.get('/status/states/17'));
  });

  it('shows all Länder and all services of the nation', async () => {
    const status = expectStatus(200, await visitor.get<NationStatusView>('/status'));
    expect(status.states.map(({ short }) => short)).toEqual('SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH'.split(' '));
    expect(status.services.find(({ slug }) => slug === service.slug)).toMatchObject({ live: 2, contracts: 1, unresolved: 15 });
    const north = status.states.find(({ code }) => code === NW);
    expect(status.live).toBe(status.states.reduce((sum, { live }) => sum + live, 0));
    expect(north?.live).toBeGreaterThanOrEqual(2);
    expect(north?.contracts).toBeGreaterThanOrEqual(1);
  });

  it('is open data: every connection that the Land has cleared, as a table', async () => {
    const answer = await visitor.get<Buffer>('/status/connections.csv');
    const lines = expectStatus(200, answer).toString().split('\r\n');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(lines[0]).toBe(
      '\ufeffservice;serviceName;stateCode;stateShort;authority;authorityType;state;since;stage;liveInterimSince;liveDirectSince',
    );
    const own = lines.filter((line) => line.startsWith(`${service.slug};`)).map((line) => line.split(';').slice(2).join(';'));
    const [direct, interim, , preparing] = authorities;
    expect(own).toEqual([
      `05;NW;${direct?.name};jugendamt;live;${today};direct;${today};${today}`,
      `05;NW;${interim?.name};jugendamt;live;${today};interim;${today};`,
      `05;NW;${preparing?.name};jugendamt;preparing;${today};;;`,
    ]);
  });
});

describe('the kept counters', () => {
  let application: DataSource;
  let counters: RolloutCounters;

  beforeAll(async () => {
    application = await new DataSource({
      type: 'postgres',
      url: here.databaseUrl,
      installExtensions: false,
      extra: { options: '-c role=kontor_app' },
    }).initialize();
    counters = new RolloutCounters(new Database(application));
  });

  afterAll(() => application.destroy());

  it('say what counting anew says, after everything that happened here', async () => {
    expect(await counters.recount()).toEqual({ compared: expect.any(Number) as number, differing: [] });
  });

  it('move along when an authority gains inhabitants', async () => {
    const before = await counted();
    await sql(
      `INSERT INTO authority_regions (id, authority_id, region_id)
       SELECT gen_random_uuid(), $1, id FROM regions
       WHERE kind = 'district' AND state_code = '05' AND population > 0 AND id NOT IN (SELECT region_id FROM authority_regions WHERE authority_id = $1)
       LIMIT 1`,
      [authorities[0]?.id],
    );
    expect(await counted()).toBeGreaterThan(before);
    expect((await counters.recount()).differing).toEqual([]);
  });

  it('are named where they are wrong, and set right', async () => {
    const before = await counted();
    await sql(
      `UPDATE rollout_counters SET authorities = authorities + 7, inhabitants = inhabitants + 70 WHERE service_id = $1 AND stage = 'direct'`,
      [service.id],
    );
    const found = await counters.recount();
    expect(found.differing).toMatchObject([
      { serviceId: service.id, stateCode: NW, state: 'live', stage: 'direct', waitingOn: '', keptAuthorities: 8, countedAuthorities: 1 },
    ]);
    expect(await counters.repair()).toEqual(found);
    expect((await counters.recount()).differing).toEqual([]);
    expect(await counted()).toBe(before);
  });

  async function counted(): Promise<number> {
    const rows = await sql<{ inhabitants: string }>('SELECT sum(inhabitants) AS inhabitants FROM rollout_counters WHERE service_id = $1', [
      service.id,
    ]);
    return Number(rows[0]?.inhabitants);
  }
});

describe('the log', () => {
  let auditor: Caller;
  let lead: { caller: Caller; person: TestPerson };

  beforeAll(async () => {
    auditor = (await signedIn(['operator.auditor'])).caller;
    lead = await signedIn(['authority.lead']);
  });

  it('shows the auditor who did what when, filtered and paged', async () => {
    const [first] = connections;
    const of = `/events?subjectType=connection&subjectId=${first?.id}`;
    const all = expectStatus(200, await auditor.get<EventPage>(`${of}&limit=200`));
    expect(all.items.at(-1)).toMatchObject({
      name: 'connection.requested',
      stateCode: NW,
      serviceId: service.id,
      authorityId: authorities[0]?.id,
    });
    const some = expectStatus(200, await auditor.get<EventPage>(`${of}&limit=2`));
    expect(some.items).toEqual(all.items.slice(0, 2));
    const more = expectStatus(200, await auditor.get<EventPage>(`${of}&limit=2&cursor=${some.next}`));
    expect(more.items).toEqual(all.items.slice(2, 4));
    const byName = expectStatus(200, await auditor.get<EventPage>(`${of}&name=connection.went_live`));
    expect(byName.items).toHaveLength(1);
    const by = byName.items[0]?.personId;
    expect(
      expectStatus(200, await auditor.get<EventPage>(`${of}&actor=${by}&from=${today}&to=${today}&limit=200`)).items.length,
    ).toBeGreaterThan(2);
    expect(expectStatus(200, await auditor.get<EventPage>(`${of}&from=${addDays(today, 1)}`)).items).toEqual([]);
    expect(expectStatus(200, await auditor.get<EventPage>(`${of}&to=${addDays(today, -1)}`)).items).toEqual([]);
  });

  it('shows people their own acts, and others only what concerns them', async () => {
    const { id } = lead.person;
    const own = expectStatus(200, await lead.caller.get<EventPage>('/events'));
    expect(own.items.map(({ personId }) => personId)).toEqual(own.items.map(() => id));
    const land = expectStatus(200, await coordinator.get<EventPage>('/events?limit=200'));
    const { person } = await me(coordinator);
    expect(land.items.filter(({ stateCode, personId }) => stateCode !== NW && personId !== person.id)).toEqual([]);
    const [first] = connections;
    expect(expectStatus(200, await coordinator.get<EventPage>(`/events?subjectId=${first?.id}`)).items.length).toBeGreaterThan(0);
    expect(expectStatus(200, await lead.caller.get<EventPage>(`/events?subjectId=${first?.id}`)).items).toEqual([]);
    const people = expectStatus(200, await rollout.get<EventPage>(`/events?subjectType=person&actor=${id}`));
    expect(people.items).toEqual([]);
    expectStatus(401, await visitor.get('/events'));
    expectStatus(400, await auditor.get('/events?from=2026-02-30'));
  });
});

async function me(caller: Caller): Promise<{ person: { id: string } }> {
  return expectStatus(200, await caller.get<{ person: { id: string } }>('/me'));
}

async function waitingSince(connection: ConnectionView | undefined): Promise<string> {
  const { body } = await rollout.get<{ waitingSince: string }>(`/connections/${connection?.id}`);
  return body.waitingSince;
}
