import { generateKeyPairSync } from 'node:crypto';
import { addDays, dayOf } from '#libs/kernel/day';
import { type ConnectionPage, type ConnectionView } from '#libs/onboarding/connection.view';
import { type TestRunPage } from '#libs/onboarding/test-run.view';
import { type QuestionnairePage } from '#libs/onboarding/questionnaire.view';
import { type TimelinePage } from '#libs/onboarding/timeline.view';
import { newId } from '#libs/platform/database/id';
import { type Problem } from '#libs/platform/http/problem';
import { type EventPage } from '#libs/reporting/event.view';
import { type Answer, Caller } from './support/api.js';
import { CERTIFICATES } from './support/certificates.js';
import {
  authorityFor,
  connectableService,
  contractInForce,
  directData,
  expectStatus,
  goLive,
  interimData,
  makeCompetent,
  prepare,
  request,
  settleTasks,
  step,
  submitted,
  type TestAuthority,
  turnOfDay,
} from './support/connections.js';
import { publishedService, type TestService } from './support/contracts.js';
import { eventually } from './support/eventually.js';
import { sql } from './support/here.js';
import { join, organisation, signedIn } from './support/people.js';

const today = dayOf(new Date());

let rollout: Caller;
let auditor: Caller;
let coordinator: Caller;
let service: TestService;
let authority: TestAuthority;

beforeAll(async () => {
  const people = await Promise.all([
    signedIn(['operator.rollout']),
    signedIn(['operator.auditor']),
    signedIn(['state.coordinator'], { stateCode: '05' }),
  ]);
  [rollout, auditor, coordinator] = people.map(({ caller }) => caller) as [Caller, Caller, Caller];
  service = await connectableService();
  await contractInForce(service);
  authority = await authorityFor(service);
});

async function refused(status: number, answer: Promise<Answer<unknown>>): Promise<Problem> {
  return expectStatus(status, (await answer) as Answer<Problem>);
}

function codes(problem: { missing?: readonly { code: string }[] }): string[] {
  return (problem.missing ?? []).map(({ code }) => code);
}

async function cleared(by: TestAuthority = authority, of: TestService = service): Promise<ConnectionView> {
  return step(coordinator, await request(by, of), 'clear');
}

async function freshlyCleared(): Promise<{ connection: ConnectionView; by: TestAuthority }> {
  const by = await authorityFor(service);
  return { by, connection: await cleared(by) };
}

describe('the way of an authority', () => {
  it('leads from the request over tasks, data, tests and two approvals to live, and on to direct', async () => {
    const by = await authorityFor(service);
    const requested = await request(by, service);
    expect(requested).toMatchObject({ state: 'requested', waitingOn: 'state', missing: [], targetStage: 'interim', tasks: [] });
    const path = `/connections/${requested.id}`;

    const connection = await step(coordinator, requested, 'clear');
    expect(connection).toMatchObject({ state: 'cleared', waitingOn: 'authority' });
    expect(new Set(connection.tasks.map(({ ownerParty }) => ownerParty))).toEqual(
      new Set(['authority', 'state', 'operator', 'vendor', 'provider', 'dvdv_office']),
    );

    const everything = await refused(422, rollout.post(`${path}/actions`, { action: 'go_live' }));
    expect(new Set(codes(everything))).toEqual(
      new Set(['task', 'parameters', 'passed_test', 'approval_authority', 'approval_operator', 'cutover_day']),
    );
    expect(everything.missing?.map(({ message }) => message)).toContain('Aufgabe offen: Finanzierung bestätigen.');
    const { body: seen } = await by.lead.get<ConnectionView>(path);
    expect(seen.missing).toEqual(everything.missing);

    await step(by.technical, requested, 'start');
    await settleTasks(by.technical, requested, 'interim');
    await by.technical.put(`${path}/parameters/test`, interimData('test'));
    const half = await by.technical.put<ConnectionView>(`${path}/parameters/production`, { ...interimData('production'), mailbox: null });
    expect(half.body.missing).toContainEqual({
      code: 'parameter',
      message: 'Technische Daten unvollständig (Produktion): Funktionspostfach.',
      ownerParty: 'authority',
    });
    await by.technical.put(`${path}/parameters/production`, interimData('production'));
    await step(by.technical, requested, 'begin_connecting');
    await step(by.technical, requested, 'begin_testing');

    await refused(422, by.technical.post(`${path}/test-runs`, { environment: 'test', result: 'failed' }));
    const { body: planned } = await by.technical.post<TestRunPage>(`${path}/test-runs`, { environment: 'test', plannedOn: today });
    const run = `${path}/test-runs/${planned.items[0]?.id}`;
    expectStatus(200, await by.technical.post(`${run}/actions`, { action: 'fail', findings: 'Der Anhang fehlt.' }));
    await refused(409, by.technical.post(`${run}/actions`, { action: 'pass', findings: 'Doch nicht.' }));
    expect(codes(await refused(422, by.technical.post(`${path}/actions`, { action: 'submit_for_approval' })))).toEqual(['passed_test']);
    expectStatus(201, await by.technical.post(`${path}/test-runs`, { environment: 'test', result: 'passed', findings: 'Alles da.' }));

    await step(by.technical, requested, 'submit_for_approval');
    expect(codes(await refused(422, rollout.post(`${path}/actions`, { action: 'schedule', cutoverOn: today })))).toEqual([
      'approval_authority',
      'approval_operator',
    ]);
    await step(by.lead, requested, 'approve_authority');
    expect(await step(rollout, requested, 'approve_operator')).toMatchObject({ waitingOn: 'operator' });
    await refused(422, rollout.post(`${path}/actions`, { action: 'schedule', cutoverOn: addDays(today, -1) }));
    const saturday = nextSaturday();
    const scheduled = await step(rollout, requested, 'schedule', { cutoverOn: saturday });
    expect(scheduled.warnings.map(({ code }) => code)).toEqual(['cutover_on_weekend']);
    expect(codes(await refused(422, rollout.post(`${path}/actions`, { action: 'go_live' })))).toEqual(['cutover_reached']);
    await step(rollout, requested, 'schedule', { cutoverOn: today });
    expect(await step(rollout, requested, 'go_live')).toMatchObject({
      state: 'live',
      stage: 'interim',
      targetStage: 'direct',
      waitingOn: null,
    });

    const early = await refused(422, rollout.post(`${path}/actions`, { action: 'switch_to_direct' }));
    expect(codes(early)).toEqual(expect.arrayContaining(['task', 'parameters', 'passed_test', 'approval_authority']));
    await prepare(by, requested, 'direct');
    const { body: ready } = await by.lead.get<ConnectionView>(path);
    expect(ready.parameters.find((data) => data.stage === 'direct' && data.environment === 'test')).toMatchObject({
      dvdvKey: 'uvg051240000001',
      certificate: { subject: 'CN=GRP: Jugendamt Beispiel Abnahme 2020-OSCI, O=Stadt Beispiel, C=DE' },
    });
    await step(by.lead, requested, 'approve_authority');
    await step(rollout, requested, 'approve_operator');
    expect(await step(rollout, requested, 'switch_to_direct')).toMatchObject({
      state: 'live',
      stage: 'direct',
      missing: [],
      waitingOn: null,
    });
    expect((await refused(409, rollout.post(`${path}/actions`, { action: 'switch_to_direct' }))).detail).toContain('direkter Übertragung');

    const { body: timeline } = await by.lead.get<TimelinePage>(`${path}/timeline?limit=200`);
    const names = timeline.items.map(({ name }) => name.replace('connection.', ''));
    expect(names.at(-1)).toBe('requested');
    expect(names[0]).toBe('switched_to_direct');
    expect(names).toEqual(
      expect.arrayContaining(['cleared', 'task_changed', 'parameters_changed', 'test_failed', 'test_passed', 'went_live']),
    );
    expect(timeline.items.every(({ personName, message }) => personName && !message.includes('{{'))).toBe(true);
    const english = await by.lead.get<TimelinePage>(`${path}/timeline?limit=1`, { language: 'en' });
    expect(english.body.items[0]?.message).toBe('Switched to direct transfer');
  });

  it('needs the Land: a wish before the contract is kept as demand, with the reason, and told when it can become a request', async () => {
    const wished = await connectableService();
    const by = await authorityFor(wished);
    const interest = await request(by, wished);
    expect(interest).toMatchObject({ state: 'interest', waitingOn: 'state', contractId: null });
    expect(interest.missing).toEqual([
      {
        code: 'active_contract',
        message: `Es gibt noch keinen gültigen Vertrag zwischen Nordrhein-Westfalen und dem Anbieter über „${wished.name}“.`,
        ownerParty: 'state',
      },
    ]);
    expect(interest.availableActions).toContainEqual({ action: 'request', possible: false, missing: interest.missing });
    const demand = await coordinator.get<ConnectionPage>(`/connections?service=${wished.slug}&state=NW&status=interest`);
    expect(demand.body).toMatchObject({ items: [{ id: interest.id, authorityName: by.name }], total: 1 });
    const again = await refused(409, by.lead.post('/connections', { serviceId: wished.id, authorityId: by.id }));
    expect(codes(again)).toEqual(['active_contract']);
    expect(codes(await refused(422, by.lead.post(`/connections/${interest.id}/actions`, { action: 'request' })))).toEqual([
      'active_contract',
    ]);

    const contract = await contractInForce(wished, 'concluded');
    await turnOfDay();
    await eventually(async () => {
      const { body } = await by.lead.get<ConnectionView>(`/connections/${interest.id}`);
      expect(body).toMatchObject({ state: 'interest', waitingOn: 'authority', missing: [] });
    });
    expect(await request(by, wished)).toMatchObject({ id: interest.id, state: 'requested', contractId: contract.id });
    await refused(409, by.lead.post('/connections', { serviceId: wished.id, authorityId: by.id }));
  });

  it('hears when the Land gives notice, and when it takes it back', async () => {
    const noticed = await connectableService();
    const contract = await contractInForce(noticed);
    const by = await authorityFor(noticed);
    const connection = await cleared(by, noticed);
    const contractActions = `/contracts/${contract.id}/actions`;
    const { endsOn } = expectStatus(
      200,
      await coordinator.post<{ endsOn: string }>(contractActions, { action: 'give_notice', reason: 'Haushalt' }),
    );
    await eventually(async () => {
      const { body } = await by.lead.get<ConnectionView>(`/connections/${connection.id}`);
      expect(body.endsOn).toBe(endsOn);
      expect(body.warnings.map(({ code }) => code)).toEqual(['contract_ends']);
    });
    expectStatus(200, await coordinator.post(contractActions, { action: 'withdraw_notice', reason: 'Doch gesichert' }));
    await eventually(async () => {
      const { body } = await by.lead.get<ConnectionView>(`/connections/${connection.id}`);
      expect(body).toMatchObject({ endsOn: null, warnings: [] });
    });
    await coordinator.post(contractActions, { action: 'give_notice' });
    await sql('UPDATE contracts SET ends_on = $2 WHERE id = $1', [contract.id, addDays(today, -1)]);
    await turnOfDay();
    await eventually(async () => {
      const { body } = await by.lead.get<ConnectionView>(`/connections/${connection.id}`);
      expect(body.waitingOn).toBe('state');
    });
    expect(codes(await refused(422, by.lead.post(`/connections/${connection.id}/actions`, { action: 'start' })))).toEqual([
      'active_contract',
    ]);
    const { body: timeline } = await by.lead.get<TimelinePage>(`/connections/${connection.id}/timeline`);
    const names = timeline.items.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['connection.contract_ended', 'connection.end_called_off', 'connection.ends_announced']));
  });

  it('begins only where the authority is competent, naming who is', async () => {
    const other = await connectableService();
    const competent = await authorityFor(other);
    const stranger = await authorityFor();
    await sql(
      `UPDATE authority_regions SET region_id = (SELECT region_id FROM authority_regions WHERE authority_id = $2) WHERE authority_id = $1`,
      [stranger.id, competent.id],
    );
    const problem = await refused(409, stranger.lead.post('/connections', { serviceId: other.id, authorityId: stranger.id }));
    expect(problem.detail).toBe(`${stranger.name} ist für „${other.name}“ nicht zuständig. Zuständig ist hier: ${competent.name}.`);
    expect(await sql('SELECT FROM connections WHERE authority_id = $1', [stranger.id])).toEqual([]);

    const unsettled = await connectableService();
    await contractInForce(unsettled);
    const kept = await request(stranger, unsettled);
    expect(kept).toMatchObject({ state: 'interest', waitingOn: 'state' });
    expect(codes(kept)).toEqual(['competence_unresolved']);
    const rule = {
      stateCode: 'NW',
      leikaKey: unsettled.leikaKey,
      level: 'named_list',
      authorityType: 'jugendamt',
      authorityIds: [stranger.id],
    };
    expectStatus(
      201,
      await coordinator.post('/competence-rules', { ...rule, validFrom: '2026-01-01', source: 'Erlass vom 1. Januar 2026' }),
    );
    await eventually(async () => {
      const { body } = await stranger.lead.get<ConnectionView>(`/connections/${kept.id}`);
      expect(body).toMatchObject({ state: 'interest', waitingOn: 'authority', missing: [] });
    });
  });

  it('begins only with a service that is offered', async () => {
    const paused = await publishedService();
    await makeCompetent(authority.id, paused);
    await sql(`UPDATE services SET state = 'paused' WHERE id = $1`, [paused.id]);
    await refused(409, authority.lead.post('/connections', { serviceId: paused.id, authorityId: authority.id }));
  });

  it('ends with a reason, and can begin anew', async () => {
    const by = await authorityFor(service);
    const first = await request(by, service);
    await refused(422, coordinator.post(`/connections/${first.id}/actions`, { action: 'decline' }));
    const declined = await step(coordinator, first, 'decline', { reason: 'Bitte erst nach der Umstellung im März.' });
    expect(declined).toMatchObject({
      state: 'declined',
      reason: 'Bitte erst nach der Umstellung im März.',
      waitingOn: null,
      availableActions: [],
    });
    const second = await request(by, service);
    expect(second.id).not.toBe(first.id);
    await step(by.lead, second, 'cancel', { reason: 'Doch nicht.' });
    const live = await goLive(by, rollout, await submitted(by, service, coordinator), today);
    expect(await step(rollout, live, 'disconnect', { reason: 'Zusammengelegt.' })).toMatchObject({ state: 'disconnected', stage: null });
    expect(await request(by, service)).toMatchObject({ state: 'requested' });
  });
});

describe('approvals', () => {
  it('are void when something changes after them', async () => {
    const by = await authorityFor(service);
    const connection = await submitted(by, service, coordinator);
    await step(by.lead, connection, 'approve_authority');
    await step(rollout, connection, 'approve_operator');
    const path = `/connections/${connection.id}`;
    const changed = await by.technical.put<ConnectionView>(`${path}/parameters/test`, {
      ...interimData('test'),
      mailbox: 'neu@beispiel.example',
    });
    expect(codes(changed.body)).toEqual(['approval_authority', 'approval_operator', 'cutover_day']);
    expect(changed.body).toMatchObject({ state: 'approval', waitingOn: 'authority' });
    expect(changed.body.approvals.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    await step(by.lead, connection, 'approve_authority');
    const reopened = await by.technical.patch<ConnectionView>(`${path}/tasks/inform_staff`, { state: 'open' });
    expect(codes(reopened.body)).toContain('approval_authority');
    await step(by.lead, connection, 'approve_authority');
    const test = { environment: 'production', result: 'failed', findings: 'Keine Verbindung.' };
    expectStatus(201, await by.technical.post(`${path}/test-runs`, test));
    const { body } = await by.lead.get<ConnectionView>(path);
    expect(codes(body)).toEqual(['failed_production_test', 'approval_authority', 'approval_operator', 'cutover_day']);
    expect(body.approvals).toHaveLength(4);
  });

  it('come from two people, even when one belongs to both sides', async () => {
    const home = await organisation('authority');
    const by = await authorityFor(service);
    await sql('UPDATE authorities SET organisation_id = $2 WHERE id = $1', [by.id, home.id]);
    const both = await signedIn(['operator.rollout']);
    await join(both.person, home, ['authority.lead', 'authority.technical']);
    const asAuthority = new Caller((await both.person.signIn(home.id)).accessToken);
    const connection = await submitted({ ...by, lead: asAuthority, technical: asAuthority }, service, coordinator);
    await step(asAuthority, connection, 'approve_authority');
    const path = `/connections/${connection.id}/actions`;
    expect(codes(await refused(422, both.caller.post(path, { action: 'approve_operator' })))).toEqual(['second_person']);
    await step(rollout, connection, 'approve_operator');
  });

  it('given twice at once count once', async () => {
    const by = await authorityFor(service);
    const connection = await submitted(by, service, coordinator);
    const approve = () => rollout.post(`/connections/${connection.id}/actions`, { action: 'approve_operator' });
    const statuses = (await Promise.all([approve(), approve(), approve()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
    const { body } = await by.lead.get<ConnectionView>(`/connections/${connection.id}`);
    expect(body.approvals).toHaveLength(1);
  });
});

describe('two people at once', () => {
  it('clear and decline: one of them wins, the other is told', async () => {
    const connection = await request(await authorityFor(service), service);
    const path = `/connections/${connection.id}/actions`;
    const answers = await Promise.all([
      coordinator.post(path, { action: 'clear' }),
      coordinator.post(path, { action: 'decline', reason: 'Zu früh.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('request the same connection: there is one', async () => {
    const by = await authorityFor(service);
    const ask = () => by.lead.post('/connections', { serviceId: service.id, authorityId: by.id });
    const statuses = (await Promise.all([ask(), ask(), ask(), ask()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409, 409, 409]);
    expect(await sql('SELECT FROM connections WHERE authority_id = $1', [by.id])).toHaveLength(1);
  });

  it('work on one state of things: the later is asked to look again', async () => {
    const { connection, by } = await freshlyCleared();
    const path = `/connections/${connection.id}/tasks/name_contacts`;
    const seen = await by.technical.get(`/connections/${connection.id}`);
    const options = { headers: { 'if-match': seen.headers.get('etag') ?? '' } };
    expectStatus(200, await by.technical.patch(path, { state: 'in_progress' }, options));
    await refused(412, by.technical.patch(path, { state: 'done' }, options));
  });
});

describe('the checklist', () => {
  it('is worked on by the authority, by owners on their own tasks, and by nobody else', async () => {
    const { connection, by } = await freshlyCleared();
    const task = (key: string) => `/connections/${connection.id}/tasks/${key}`;
    expectStatus(200, await coordinator.patch(task('confirm_funding'), { state: 'done' }));
    expectStatus(200, await coordinator.patch(task('order_dvdv_entry'), { state: 'in_progress' }));
    expectStatus(200, await rollout.patch(task('install_interface'), { state: 'in_progress' }));
    await refused(403, rollout.patch(task('name_contacts'), { state: 'done' }));
    await refused(403, coordinator.patch(task('set_up_download'), { state: 'done' }));
    await refused(404, by.lead.patch(task('no_such_task'), { state: 'done' }));
    const { body } = await coordinator.get<ConnectionView>(`/connections/${connection.id}`);
    expect(body.tasks.filter(({ availableStates }) => availableStates.length > 0).map(({ key }) => key)).toEqual([
      'confirm_funding',
      'enter_in_pvog',
      'order_dvdv_entry',
    ]);
  });

  it('keeps the order that tasks need, and asks for what a state wants', async () => {
    const { connection, by } = await freshlyCleared();
    const questionnaire = `/connections/${connection.id}/tasks/complete_questionnaire`;
    const early = await refused(422, by.lead.patch(questionnaire, { state: 'done' }));
    expect(early.missing?.map(({ message }) => message)).toEqual([
      'Aufgabe offen: Funktionspostfach einrichten.',
      'Aufgabe offen: Übertragungsweg wählen.',
    ]);
    expect((await refused(422, by.lead.patch(questionnaire, { state: 'waiting_for' }))).errors?.[0]?.pointer).toBe('/waitingFor');
    expect((await refused(422, by.lead.patch(questionnaire, { state: 'skipped' }))).errors?.[0]?.pointer).toBe('/reason');
    const waiting = await by.lead.patch<ConnectionView>(questionnaire, { state: 'waiting_for', waitingFor: 'provider', reason: 'Urlaub' });
    expect(waiting.body.tasks.find(({ key }) => key === 'complete_questionnaire')).toMatchObject({
      state: 'waiting_for',
      waitingFor: 'provider',
      title: 'Anbindungsfragebogen ausfüllen',
    });
    await refused(422, by.lead.patch(questionnaire, { state: 'finished' }));
    await refused(422, by.lead.patch(questionnaire, { state: 'done', done_by: newId() }));
  });
});

describe('technical data', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const lines = key.split('\n');

  it('hold no private key: it is refused with a plain warning and leaves no trace', async () => {
    const { connection, by } = await freshlyCleared();
    const path = `/connections/${connection.id}`;
    const german = await refused(422, by.technical.put(`${path}/parameters/test`, { ...directData('test'), certificate: key }));
    expect(german.detail).toMatch(/privater Schlüssel.*nicht gespeichert.*erzeugen Sie einen neuen/);
    const english = await refused(
      422,
      by.technical.put(`${path}/parameters/test`, { ...directData('test'), certificate: key }, { language: 'en' }),
    );
    expect(english.detail).toMatch(/private key.*not been stored/);
    for (const body of [
      { state: 'skipped', reason: key },
      { state: 'done', evidence: key },
    ]) {
      await refused(422, by.technical.patch(`${path}/tasks/obtain_certificate`, body));
    }
    await refused(422, by.technical.post(`${path}/test-runs`, { environment: 'test', result: 'failed', findings: key }));
    await refused(422, by.lead.post(`${path}/actions`, { action: 'cancel', reason: key }));
    expect(await tracesOf(lines[2] ?? '')).toEqual([]);
  });

  it.each([
    ['expired', CERTIFICATES.expired, 'Dieses Zertifikat ist am 28.02.2021 abgelaufen. Bitte ein gültiges eintragen.'],
    ['not yet valid', CERTIFICATES.future, 'Dieses Zertifikat gilt erst ab dem 01.01.2090.'],
    ['weak', CERTIFICATES.weak, 'Der Schlüssel dieses Zertifikats ist zu schwach (1024 Bit)'],
    ['none', 'hallo', 'Das ist kein lesbares Zertifikat.'],
  ])('hold no certificate that is %s', async (_, certificate, sentence) => {
    const { connection, by } = await freshlyCleared();
    const problem = await refused(
      422,
      by.technical.put(`/connections/${connection.id}/parameters/test`, { ...directData('test'), certificate }),
    );
    expect(problem.errors).toEqual([
      { pointer: '/certificate', code: expect.any(String) as string, message: expect.stringContaining(sentence) as string },
    ]);
  });

  it('differ between test and production, keep a certificate that is left out, and lose one that is taken away', async () => {
    const { connection, by } = await freshlyCleared();
    const put = (environment: string, data: object) =>
      by.technical.put<ConnectionView>(`/connections/${connection.id}/parameters/${environment}`, data);
    expectStatus(200, await put('test', directData('test')));
    const same = await refused(422, put('production', directData('test')));
    expect(same.errors?.map(({ pointer }) => pointer)).toEqual(['/dvdvKey', '/xtaEndpointUrl', '/certificate']);
    const rest = { ...directData('test'), certificate: undefined };
    const kept = await put('test', { ...rest, dvdvKey: 'ags:09000009' });
    expect(kept.body.parameters[0]).toMatchObject({
      dvdvKey: 'ags09000009',
      certificate: { issuer: expect.stringContaining('Stadt Beispiel') as string },
    });
    expect(kept.body.warnings.map(({ code }) => code)).toEqual(['legacy_dvdv_key']);
    const gone = await put('test', { ...rest, certificate: null });
    expect(gone.body.parameters[0]?.certificate).toBeNull();
  });

  it.each([
    [{ transport: 'fit_connect' }, '/transport'],
    [{ transport: 'osci_xta', dvdvKey: 'wgb1' }, '/dvdvKey'],
    [{ transport: 'osci_xta', destinationId: 'abc' }, '/destinationId'],
    [{ transport: 'osci_xta', xtaEndpointUrl: 'http://xta.example' }, '/xtaEndpointUrl'],
    [{ transport: 'file_drop', mailbox: 'jugendamt' }, '/mailbox'],
    [{ transport: 'file_drop', privacyUrl: 'javascript:alert(1)' }, '/privacyUrl'],
    [{ transport: 'file_drop', certificatePem: 'x' }, '/certificatePem'],
    [{}, '/transport'],
  ])('are checked field by field: %j', async (data, pointer) => {
    const connection = await eternal();
    const problem = await refused(422, authority.technical.put(`/connections/${connection.id}/parameters/test`, data));
    expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('are entered by the authority, for test and production only', async () => {
    const connection = await eternal();
    await refused(403, rollout.put(`/connections/${connection.id}/parameters/test`, interimData('test')));
    await refused(404, authority.technical.put(`/connections/${connection.id}/parameters/staging`, interimData('test')));
  });

  it('come out as questionnaires of a cutover day, as JSON and as a table', async () => {
    const other = await connectableService();
    await contractInForce(other);
    const by = await authorityFor(other);
    const connection = await submitted(by, other, coordinator);
    await step(by.lead, connection, 'approve_authority');
    await step(rollout, connection, 'approve_operator');
    const cutoverOn = addDays(today, 30);
    await step(rollout, connection, 'schedule', { cutoverOn });
    const path = `/connection-questionnaires?service=${other.slug}&state=NW&cutoverOn=${cutoverOn}`;
    const json = expectStatus(200, await rollout.get<QuestionnairePage>(path));
    expect(json.items).toMatchObject([
      { environment: 'test', authorityName: by.name, organisationUnitId: 'L100042-test', transport: 'file_drop', cutoverOn },
      { environment: 'production', authorityName: by.name, organisationUnitId: 'L100042-production' },
    ]);
    const csv = expectStatus(200, await rollout.get<Buffer>(`${path}&format=csv`)).toString();
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain(`${by.name};scheduled;${cutoverOn};interim;test;file_drop;L100042-test;`);
    expect(expectStatus(200, await authority.lead.get<QuestionnairePage>(path)).items).toEqual([]);
  });
});

describe('the evidence of a test', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');

  function form(bytes: Buffer, name: string): FormData {
    const data = new FormData();
    data.set('file', new File([bytes], name));
    return data;
  }

  it('lets a test pass without words, and can be fetched by those concerned', async () => {
    const connection = await eternal();
    const path = `/connections/${connection.id}/test-runs`;
    const { body } = await authority.technical.post<TestRunPage>(path, { environment: 'production' });
    const run = `${path}/${body.items.at(-1)?.id}`;
    await refused(422, authority.technical.post(`${run}/actions`, { action: 'pass' }));
    await refused(415, authority.technical.post(`${run}/evidence`, form(Buffer.from('MZ\x90\0'.padEnd(200, '\0')), 'protokoll.pdf')));
    await refused(404, authority.technical.get(`${run}/evidence`));
    expectStatus(201, await authority.technical.post(`${run}/evidence`, form(pdf, 'Prüfprotokoll.pdf')));
    await refused(409, authority.technical.post(`${run}/evidence`, form(pdf, 'zweites.pdf')));
    const passed = expectStatus(200, await authority.technical.post<TestRunPage>(`${run}/actions`, { action: 'pass' }));
    expect(passed.items.at(-1)).toMatchObject({ state: 'passed', evidenceName: 'Prüfprotokoll.pdf', availableActions: [] });
    const file = await coordinator.get<Buffer>(`${run}/evidence`);
    expect(file.body.equals(pdf)).toBe(true);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    await refused(404, (await authorityFor()).lead.get(`${run}/evidence`));
  });
});

describe('a pause', () => {
  it('holds up the next steps, and each side lifts only its own', async () => {
    const { connection, by } = await freshlyCleared();
    const path = `/connections/${connection.id}/actions`;
    await refused(422, by.lead.post(path, { action: 'pause' }));
    expect(await step(by.lead, connection, 'pause', { reason: 'Umzug' })).toMatchObject({
      pause: 'by_authority',
      pauseReason: 'Umzug',
      waitingOn: 'authority',
    });
    expect(codes(await refused(422, by.lead.post(path, { action: 'start' })))).toEqual(['paused_by_authority']);
    await refused(403, rollout.post(path, { action: 'resume' }));
    expect(await step(rollout, connection, 'pause', { reason: 'Wartung' })).toMatchObject({ pause: 'by_both' });
    expect(await step(by.lead, connection, 'resume')).toMatchObject({ pause: 'by_operator', waitingOn: 'operator' });
    expect(await step(rollout, connection, 'resume')).toMatchObject({ pause: 'none', pauseReason: null, waitingOn: 'authority' });
    expect(await step(by.lead, connection, 'start')).toMatchObject({ state: 'preparing' });
  });
});

describe('who may know of a connection', () => {
  it('is the operator, its Land, its authority and no other', async () => {
    const connection = await eternal();
    const path = `/connections/${connection.id}`;
    const [neighbour, elsewhere, vendor, hub] = await Promise.all([
      authorityFor(service),
      signedIn(['state.coordinator'], { stateCode: '03' }),
      signedIn(['vendor.agent']),
      signedIn(['hub.reader']),
    ]);
    for (const caller of [rollout, auditor, coordinator, authority.technical]) expectStatus(200, await caller.get(path));
    for (const caller of [neighbour.lead, elsewhere.caller, vendor.caller, hub.caller]) {
      await refused(404, caller.get(path));
      await refused(404, caller.get(`${path}/timeline`));
      await refused(404, caller.get(`${path}/test-runs`));
      await refused(404, caller.post(`${path}/actions`, { action: 'clear' }));
      await refused(404, caller.patch(`${path}/tasks/name_contacts`, { state: 'done' }));
      await refused(404, caller.put(`${path}/parameters/test`, interimData('test')));
      expect(
        expectStatus(200, await caller.get<ConnectionPage>(`/connections?service=${service.slug}&authority=${authority.id}`)).items,
      ).toEqual([]);
      expect(expectStatus(200, await caller.get<EventPage>(`/events?subjectId=${connection.id}`)).items).toEqual([]);
    }
    await refused(404, rollout.get(`/connections/${newId()}`));
    await refused(404, rollout.get('/connections/none'));
  });

  it('is also a provider by mandate, who acts on behalf of the authority; without it, the connection does not exist', async () => {
    const by = await authorityFor(service);
    const provider = await signedIn(['provider.agent']);
    const input = { serviceId: service.id, authorityId: by.id };
    await refused(404, provider.caller.post('/connections', input));
    const mandate = newId();
    await sql(
      `INSERT INTO mandates (id, authority_id, provider_organisation_id, service_id, valid_from, accepted_at) VALUES ($1, $2, $3, $4, '2026-01-01', now())`,
      [mandate, by.id, provider.person.organisation.id, service.id],
    );
    const connection = expectStatus(201, await provider.caller.post<ConnectionView>('/connections', input));
    expect(connection.state).toBe('requested');
    const { body: log } = await auditor.get<EventPage>(`/events?subjectType=connection&subjectId=${connection.id}`);
    expect(log.items).toMatchObject([
      {
        name: 'connection.requested',
        personName: provider.person.name,
        organisationName: provider.person.organisation.name,
        onBehalfOfName: by.name,
      },
    ]);
    await sql('UPDATE mandates SET revoked_at = now() WHERE id = $1', [mandate]);
    await refused(404, provider.caller.get(`/connections/${connection.id}`));
  });

  it.each([
    ['authority.technical', 403],
    ['authority.reader', 403],
  ] as const)('does not let %s request', async (role, status) => {
    const home = await organisation('authority');
    await sql('UPDATE authorities SET organisation_id = $2 WHERE id = $1', [(await authorityFor(service)).id, home.id]);
    const { caller } = await signedIn([role], { in: home });
    await refused(status, caller.post('/connections', { serviceId: service.id, authorityId: authority.id }));
  });
});

describe('the list of connections', () => {
  it('is filtered, counted and paged, the newest or the longest waiting first', async () => {
    const listed = await connectableService();
    await contractInForce(listed);
    const authorities = await Promise.all([1, 2, 3].map(() => authorityFor(listed)));
    const ids: string[] = [];
    for (const by of authorities) ids.push((await request(by, listed)).id);
    await step(coordinator, { id: ids[1] ?? '' }, 'clear');
    const list = async (query: string): Promise<{ ids: string[]; total: number | null; next: string | null }> => {
      const page = expectStatus(200, await coordinator.get<ConnectionPage>(`/connections?service=${listed.slug}${query}`));
      return { ids: page.items.map(({ id }) => id), total: page.total, next: page.next };
    };
    expect(await list('')).toEqual({ ids: [...ids].reverse(), total: 3, next: null });
    expect(await list('&status=requested&state=05')).toMatchObject({ ids: [ids[2], ids[0]], total: 2 });
    expect(await list('&waitingOn=authority')).toMatchObject({ ids: [ids[1]], total: 1 });
    expect(await list(`&authority=${authorities[0]?.id}`)).toMatchObject({ ids: [ids[0]], total: 1 });
    expect(await list('&stage=direct')).toEqual({ ids: [], total: 0, next: null });
    const first = await list('&sort=waiting&limit=2');
    expect(first).toMatchObject({ ids: [ids[0], ids[2]], total: 3 });
    expect(await list(`&sort=waiting&limit=2&cursor=${first.next}`)).toEqual({ ids: [ids[1]], total: null, next: null });
    const own = expectStatus(200, await (authorities[2] as TestAuthority).lead.get<ConnectionPage>('/connections'));
    expect(own).toMatchObject({ items: [{ id: ids[2], serviceName: listed.name, stateName: 'Nordrhein-Westfalen' }], total: 1 });
    await refused(400, coordinator.get(`/connections?cursor=${Buffer.from('["x"]').toString('base64url')}`));
    await refused(400, coordinator.get('/connections?colour=red'));
    await refused(400, coordinator.get('/connections?status=done'));
  });
});

let eternalConnection: Promise<ConnectionView> | undefined;

/** One cleared connection of the suite's authority, for whatever leaves it as it is. */
function eternal(): Promise<ConnectionView> {
  return (eternalConnection ??= cleared());
}

/** Every table and column of the database, the job queue's too, that holds the words. */
async function tracesOf(words: string): Promise<string[]> {
  const columns = await sql<{ schema: string; table: string; column: string }>(
    `SELECT table_schema AS schema, table_name AS table, column_name AS column FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema IN ('public', 'graphile_worker') AND table_type = 'BASE TABLE' AND data_type IN ('text', 'json', 'jsonb', 'character varying')`,
  );
  const found = await Promise.all(
    columns.map(async ({ schema, table, column }) => {
      const rows = await sql(`SELECT FROM "${schema}"."${table}" WHERE position($1 in "${column}"::text) > 0 LIMIT 1`, [words]);
      return rows.length > 0 ? [`${table}.${column}`] : [];
    }),
  );
  return found.flat();
}

function nextSaturday(): string {
  return [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, days)).find((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 6) ?? today;
}
