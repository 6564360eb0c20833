import { newId } from '#libs/platform/database/id';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type Answer, type Caller } from './api.js';
import { CERTIFICATES } from './certificates.js';
import { provide, publishedService, type TestService } from './contracts.js';
import { sql } from './here.js';
import { organisation, signedIn, type TestOrganisation } from './people.js';

export const NW = '05';

/** An authority with the people who act for it, signed in. */
export interface TestAuthority {
  readonly id: string;
  readonly name: string;
  readonly inhabitants: number;
  readonly organisation: TestOrganisation;
  readonly lead: Caller;
  readonly technical: Caller;
}

/** A service of one's own that is offered by file drop first and OSCI/XTA later. */
export async function connectableService(): Promise<TestService> {
  const service = await publishedService();
  await sql(
    `INSERT INTO service_transports (service_id, transport, stage) VALUES ($1, 'file_drop', 'interim'), ($1, 'osci_xta', 'direct')`,
    [service.id],
  );
  return service;
}

/** An authority of one's own that serves one Kreis of the Land, with its people; competent for the services given. */
export async function authorityFor(...services: readonly TestService[]): Promise<TestAuthority> {
  const home = await organisation('authority');
  const id = newId();
  const name = `Jugendamt ${id.slice(-8)}`;
  await sql(`INSERT INTO authorities (id, name, type, state_code, organisation_id) VALUES ($1, $2, 'jugendamt', $3, $4)`, [
    id,
    name,
    NW,
    home.id,
  ]);
  await sql(
    `INSERT INTO authority_regions (id, authority_id, region_id)
     SELECT $1, $2, id FROM regions WHERE state_code = $3 AND kind = 'district' AND population > 0 ORDER BY random() LIMIT 1`,
    [newId(), id, NW],
  );
  for (const service of services) await makeCompetent(id, service);
  const [lead, technical, [row]] = await Promise.all([
    signedIn(['authority.lead'], { in: home }),
    signedIn(['authority.technical'], { in: home }),
    sql<{ inhabitants: number }>('SELECT inhabitants FROM authorities WHERE id = $1', [id]),
  ]);
  return { id, name, inhabitants: row?.inhabitants ?? 0, organisation: home, lead: lead.caller, technical: technical.caller };
}

/** Lets the Land say that the authority answers for the service. */
export async function makeCompetent(authorityId: string, { leikaKey }: TestService): Promise<void> {
  await sql(
    `INSERT INTO competence_rules (id, state_code, leika_key, level, authority_type, valid_from, source)
     VALUES ($1, $2, $3, 'named_list', 'jugendamt', '2020-01-01', 'Test') ON CONFLICT DO NOTHING`,
    [newId(), NW, leikaKey],
  );
  await sql(
    `INSERT INTO competences (rule_id, authority_id, leika_key, state_code)
     SELECT id, $1, leika_key, state_code FROM competence_rules WHERE leika_key = $2 AND state_code = $3`,
    [authorityId, leikaKey, NW],
  );
}

/** Lets Nordrhein-Westfalen have a contract on the service, as one that was made long ago: in force, or only concluded. */
export async function contractInForce(service: Pick<TestService, 'id'>, state: 'active' | 'concluded' = 'active'): Promise<{ id: string }> {
  await provide(service);
  const id = newId();
  await sql(
    `INSERT INTO contracts (id, number, kind, channel, service_id, state_code, customer_organisation_id, supplier_organisation_id, template_id,
       state, version, starts_on, offer_lapses_on, drafted_by, released_by)
     SELECT $1::uuid, 'ALT-' || $1::text, 'co_use', 'fit_store', $2, $3, (SELECT id FROM organisations WHERE state_code = $3),
       (SELECT id FROM organisations WHERE kind = 'hub' ORDER BY created_at LIMIT 1),
       (SELECT id FROM contract_templates WHERE kind = 'co_use' LIMIT 1), $4, 1, '2025-01-01', '2025-02-01',
       (SELECT id FROM people ORDER BY id LIMIT 1), (SELECT id FROM people ORDER BY id DESC LIMIT 1)`,
    [id, service.id, NW, state],
  );
  return { id };
}

/** Lets the worker do what is due today, without waiting for midnight. */
export async function turnOfDay(): Promise<void> {
  await sql("SELECT graphile_worker.add_job('turn_of_day')");
}

/** The body of an answer with the status expected; else a failure that shows the whole answer. */
export function expectStatus<Body>(status: number, answer: Answer<Body>): Body {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Takes a step that has to succeed. */
export async function step(by: Caller, { id }: { id: string }, action: string, more: object = {}): Promise<ConnectionView> {
  return expectStatus(200, await by.post<ConnectionView>(`/connections/${id}/actions`, { action, ...more }));
}

/** Requests a connection. */
export async function request(by: TestAuthority, service: TestService): Promise<ConnectionView> {
  return expectStatus(201, await by.lead.post<ConnectionView>('/connections', { serviceId: service.id, authorityId: by.id }));
}

/** Settles every task of a stage, in an order that their needs allow. */
export async function settleTasks(by: Caller, { id }: { id: string }, stage: 'interim' | 'direct'): Promise<void> {
  const { tasks } = expectStatus(200, await by.get<ConnectionView>(`/connections/${id}`));
  // The template lists a task after those that it needs.
  for (const { key } of tasks.filter((task) => task.stage === stage)) {
    expectStatus(200, await by.patch(`/connections/${id}/tasks/${key}`, { state: 'done', evidence: 'Vermerk' }));
  }
}

export function interimData(environment: 'test' | 'production'): object {
  return {
    transport: 'file_drop',
    organisationUnitId: `L100042-${environment}`,
    mailbox: 'jugendamt@beispiel.example',
    privacyUrl: 'https://www.beispiel.example/datenschutz',
    imprintUrl: 'https://www.beispiel.example/impressum',
  };
}

export function directData(environment: 'test' | 'production'): object {
  return {
    ...interimData(environment),
    transport: 'osci_xta',
    dvdvKey: environment === 'test' ? 'UVG:051240000001' : 'uvg051240000000',
    xtaEndpointUrl: `https://xta-${environment}.beispiel.example/ws`,
    certificate: CERTIFICATES[environment],
  };
}

/** Does everything that has to be ready for approval of a stage. */
export async function prepare(by: TestAuthority, connection: { id: string }, stage: 'interim' | 'direct'): Promise<void> {
  await settleTasks(by.technical, connection, stage);
  for (const environment of ['test', 'production'] as const) {
    const data = stage === 'interim' ? interimData(environment) : directData(environment);
    expectStatus(200, await by.technical.put(`/connections/${connection.id}/parameters/${environment}`, data));
  }
  const test = { environment: 'test', stage, result: 'passed', findings: 'Alles ist angekommen.' };
  expectStatus(201, await by.technical.post(`/connections/${connection.id}/test-runs`, test));
}

/** A connection that was submitted for approval of its interim stage. */
export async function submitted(by: TestAuthority, service: TestService, coordinator: Caller): Promise<ConnectionView> {
  const connection = await request(by, service);
  await step(coordinator, connection, 'clear');
  await step(by.technical, connection, 'start');
  await prepare(by, connection, 'interim');
  await step(by.technical, connection, 'begin_connecting');
  await step(by.technical, connection, 'begin_testing');
  return step(by.technical, connection, 'submit_for_approval');
}

/** Approves by both sides and goes live today. */
export async function goLive(by: TestAuthority, rollout: Caller, connection: { id: string }, today: string): Promise<ConnectionView> {
  await step(by.lead, connection, 'approve_authority');
  await step(rollout, connection, 'approve_operator');
  await step(rollout, connection, 'schedule', { cutoverOn: today });
  return step(rollout, connection, 'go_live');
}
