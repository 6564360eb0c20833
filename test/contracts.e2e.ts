import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayOf } from '#libs/kernel/day';
import { type ContractView } from '#libs/contracts/contract.view';
import { type InterestView } from '#libs/contracts/interest.view';
import { type Problem } from '#libs/platform/http/problem';
import { Caller } from './support/api.js';
import { provide, publishedService, type TestService, theHub } from './support/contracts.js';
import { sql } from './support/here.js';
import { join, signedIn, type TestPerson } from './support/people.js';

type Somebody = Awaited<ReturnType<typeof signedIn>>;

const today = dayOf(new Date());
const NW = { stateCode: '05' };

let manager: Somebody;
let releaser: Somebody;
let coordinator: Somebody;

beforeAll(async () => {
  [manager, releaser, coordinator] = await Promise.all([
    signedIn(['operator.contracts']),
    signedIn(['operator.contracts']),
    signedIn(['state.coordinator'], NW),
  ]);
});

const stateSignatory = () => signedIn(['state.signatory'], NW);
const hubSignatory = async () => signedIn(['hub.signatory'], { in: await theHub() });

/** Takes a step that has to succeed. */
async function take(caller: Caller, contract: { id: string }, action: string, more: object = {}): Promise<ContractView> {
  const answer = await caller.post<ContractView>(`/contracts/${contract.id}/actions`, { action, ...more });
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  return answer.body;
}

/** Takes a step that has to be refused. */
async function refused(caller: Caller, contract: { id: string }, action: string, more: object = {}): Promise<Problem> {
  const answer = await caller.post<Problem>(`/contracts/${contract.id}/actions`, { action, ...more });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return answer.body;
}

/** What a signature says, with a code that has not been used. */
async function signature(person: TestPerson, { contentSha256 }: ContractView): Promise<object> {
  return { ...unsigned(contentSha256), totp: await person.code() };
}

/** A signature whose code is wrong: good enough where something else is refused first. */
function unsigned(contentSha256: string | null): { signerFunction: string; authority: string; contentSha256: string | null; totp: string } {
  return { signerFunction: 'Referatsleitung', authority: 'Vollmacht vom 1. März', contentSha256, totp: '000000' };
}

async function confirmedInterest(service: TestService, conditions?: string): Promise<InterestView> {
  const { body: interest } = await coordinator.caller.post<InterestView>('/interests', { serviceId: service.id });
  await manager.caller.post(`/interests/${interest.id}/actions`, { action: 'start_alignment' });
  const { body } = await manager.caller.post<InterestView>(`/interests/${interest.id}/actions`, { action: 'confirm', conditions });
  expect(body).toMatchObject({ state: 'confirmed', conditions: conditions ?? null, waitingOn: 'operator' });
  return body;
}

async function draft(service: TestService, more: object = {}): Promise<ContractView> {
  const input = { kind: 'co_use', channel: 'fit_store', serviceId: service.id, stateCode: '05', startsOn: today, ...more };
  const answer = await manager.caller.post<ContractView>('/contracts', input);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
  return answer.body;
}

/** A co-use contract that waits for the Land's signature. */
async function offered(more: object = {}): Promise<ContractView> {
  const service = await publishedService();
  await provide(service);
  await confirmedInterest(service);
  const contract = await draft(service, more);
  await take(manager.caller, contract, 'start_alignment');
  return take(releaser.caller, contract, 'offer');
}

/** Waits until the worker has moved the contract. */
async function waitFor(state: string, { id }: { id: string }): Promise<ContractView> {
  for (const until = Date.now() + 15_000; ; await sleep(100)) {
    const { body } = await manager.caller.get<ContractView>(`/contracts/${id}`);
    if (body.state === state) return body;
    if (Date.now() > until) throw new Error(`The contract is ${body.state}, not ${state}.`);
  }
}

describe('the way to a co-use contract', () => {
  it('leads from the supply to the hub over the interest of the Land to a contract in force', async () => {
    const service = await publishedService();
    const hub = await hubSignatory();
    const signatory = await stateSignatory();

    const input = { kind: 'provision', channel: 'fit_store', serviceId: service.id, startsOn: today };
    const { body: provision } = await manager.caller.post<ContractView>('/contracts', input);
    expect(provision).toMatchObject({ state: 'draft', waitingOn: 'operator', stateCode: null, contentSha256: null, version: 0 });
    expect(provision.number).toMatch(/^BV-\d{4}-\d{3,}$/);
    await take(manager.caller, provision, 'start_alignment');
    const provisionOffer = await take(releaser.caller, provision, 'offer');
    expect(provisionOffer.waitingOn).toBe('hub');
    await take(hub.caller, provision, 'sign', await signature(hub.person, provisionOffer));
    const concludedProvision = await take(releaser.caller, provision, 'countersign', await signature(releaser.person, provisionOffer));
    expect(['concluded', 'active']).toContain(concludedProvision.state);
    await waitFor('active', provision);

    const interest = await confirmedInterest(service, 'Zunächst nur zwei Behörden.');
    const drafted = await draft(service, { specialTerms: 'Abweichend gilt § 3 nicht.' });
    expect(drafted).toMatchObject({
      state: 'draft',
      interestId: interest.id,
      stateName: 'Nordrhein-Westfalen',
      supplier: { name: (await theHub()).name },
    });
    expect(drafted.number).toMatch(/^NNV-\d{4}-\d{3,}$/);
    await take(manager.caller, drafted, 'start_alignment');
    const annexes = await manager.caller.post<{ items: { sha256: string }[] }>(
      `/contracts/${drafted.id}/annexes`,
      pdfForm('Preisblatt 2027'),
    );
    expect(annexes.status).toBe(201);

    const offer = await take(releaser.caller, drafted, 'offer');
    expect(offer).toMatchObject({ state: 'offered', waitingOn: 'state', version: 1 });
    expect(offer.contentSha256).toBe(createHash('sha256').update(offer.text).digest('hex'));
    for (const part of [service.leikaKey, 'Zunächst nur zwei Behörden.', 'Abweichend gilt § 3 nicht.', annexes.body.items[0]?.sha256]) {
      expect(offer.text).toContain(part);
    }
    const signed = await take(signatory.caller, drafted, 'sign', await signature(signatory.person, offer));
    expect(signed).toMatchObject({ state: 'signed', waitingOn: 'hub', availableActions: [] });
    expect(signed.signatures).toMatchObject([
      { side: 'customer', signerName: signatory.person.name, signerFunction: 'Referatsleitung', contentSha256: offer.contentSha256 },
    ]);
    await take(hub.caller, drafted, 'countersign', await signature(hub.person, offer));
    const active = await waitFor('active', drafted);
    expect(active).toMatchObject({ waitingOn: null, contentSha256: offer.contentSha256, text: offer.text });
    expect(active.signatures).toHaveLength(2);

    const events = await sql<{ name: string; person_name: string; state_code: string; data: object }>(
      'SELECT name, person_name, state_code, data FROM events WHERE subject_id = $1 ORDER BY id',
      [drafted.id],
    );
    expect(events.map(({ name }) => name)).toEqual([
      'contract.drafted',
      'contract.alignment_started',
      'contract.annex_added',
      'contract.offered',
      'contract.signed',
      'contract.concluded',
      'contract.activated',
    ]);
    expect(events.at(-1)).toMatchObject({ person_name: 'Kontor', state_code: '05', data: { contractNumber: drafted.number } });
  });

  it('is not begun without the hub’s supply and the Land’s confirmed interest', async () => {
    const service = await publishedService();
    const input = { kind: 'co_use', channel: 'fit_store', serviceId: service.id, stateCode: '05', startsOn: today };
    const first = await manager.caller.post<Problem>('/contracts', input);
    expect(first.status).toBe(422);
    expect(first.body.missing?.map(({ code }) => code)).toEqual(['active_provision', 'confirmed_interest']);
    await provide(service);
    const second = await manager.caller.post<Problem>('/contracts', input);
    expect(second.body.missing?.map(({ code, ownerParty }) => [code, ownerParty])).toEqual([['confirmed_interest', 'state']]);
    const third = await coordinator.caller.post<Problem>('/contracts', input);
    expect(third.status).toBe(403);
  });

  it('says what is wrong with a draft, field by field', async () => {
    const service = await publishedService();
    const attempt = async (change: object): Promise<[number, string | undefined, string | undefined]> => {
      const input = { kind: 'co_use', channel: 'fit_store', serviceId: service.id, stateCode: '05', startsOn: today, ...change };
      const { status, body } = await manager.caller.post<Problem>('/contracts', input);
      return [status, body.errors?.[0]?.pointer, body.errors?.[0]?.code];
    };
    expect(await attempt({ startsOn: '2026-02-30' })).toEqual([422, '/startsOn', 'isDay']);
    expect(await attempt({ startsOn: addDays(today, -1) })).toEqual([422, '/startsOn', 'day_in_past']);
    expect(await attempt({ stateCode: '99' })).toEqual([422, '/stateCode', 'isState']);
    expect(await attempt({ stateCode: undefined })).toEqual([422, '/stateCode', 'required']);
    expect(await attempt({ kind: 'provision' })).toEqual([422, '/stateCode', 'provision_without_state']);
    expect(await attempt({ channel: 'efa_marktplatz' })).toEqual([422, '/channel', 'no_template']);
    expect(await attempt({ state: 'active' })).toEqual([422, '/state', 'unknown_field']);
    expect((await attempt({ serviceId: '01930000-0000-7000-8000-0000000000ff' }))[0]).toBe(404);
  });

  it('keeps one interest when two people declare it at once', async () => {
    const service = await publishedService();
    const second = await signedIn(['state.coordinator'], NW);
    const answers = await Promise.all([coordinator, second].map(({ caller }) => caller.post('/interests', { serviceId: service.id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('takes no interest twice, but a new one after a refusal', async () => {
    const service = await publishedService();
    const { body: interest } = await coordinator.caller.post<InterestView>('/interests', { serviceId: service.id, note: 'Bitte bald.' });
    expect(interest).toMatchObject({ state: 'submitted', stateCode: '05', note: 'Bitte bald.', waitingOn: 'operator' });
    const again = await coordinator.caller.post<Problem>('/interests', { serviceId: service.id });
    expect([again.status, again.body.detail]).toEqual([409, containing('schon Interesse bekundet')]);
    const withoutReason = await manager.caller.post<Problem>(`/interests/${interest.id}/actions`, { action: 'decline' });
    expect(withoutReason.body.errors).toMatchObject([{ pointer: '/reason', code: 'required' }]);
    const byLand = await coordinator.caller.post<Problem>(`/interests/${interest.id}/actions`, { action: 'confirm' });
    expect(byLand.status).toBe(403);
    const decline = { action: 'decline', reason: 'Erst im nächsten Jahr.' };
    const declined = await manager.caller.post<InterestView>(`/interests/${interest.id}/actions`, decline);
    expect(declined.body).toMatchObject({ state: 'declined', reason: 'Erst im nächsten Jahr.', waitingOn: null });
    expect((await coordinator.caller.post('/interests', { serviceId: service.id })).status).toBe(201);
    const { body } = await coordinator.caller.get<{ items: InterestView[] }>(`/interests?service=${service.slug}&state=NW`);
    expect(body.items.map(({ state }) => state)).toEqual(['submitted', 'declined']);
  });
});

describe('signing', () => {
  it('refuses a text that has changed, and says to read the present one', async () => {
    const contract = await offered();
    const signatory = await stateSignatory();
    await take(manager.caller, contract, 'revise');
    const inRevision = await refused(signatory.caller, contract, 'sign', unsigned(contract.contentSha256));
    const edit = await manager.caller.patch<ContractView>(`/contracts/${contract.id}`, { specialTerms: 'Neu.' });
    expect(edit.status).toBe(200);
    const second = await take(releaser.caller, contract, 'offer');
    expect(second.version).toBe(2);
    const changed = await refused(signatory.caller, contract, 'sign', unsigned(contract.contentSha256));
    for (const problem of [inRevision, changed]) expect(problem).toMatchObject({ status: 409, detail: containing('neu laden') });
  });

  it('refuses the wrong person, and says who may', async () => {
    const contract = await offered();
    const problem = await refused(coordinator.caller, contract, 'sign', unsigned(contract.contentSha256));
    expect(problem).toMatchObject({ status: 403, detail: containing('Land Nordrhein-Westfalen') });
    const hub = await hubSignatory();
    expect((await refused(hub.caller, contract, 'sign', unsigned(contract.contentSha256))).status).toBe(403);
  });

  it('refuses a lapsed offer before and after the day has turned, and says how to get a new one', async () => {
    const contract = await offered();
    const signatory = await stateSignatory();
    await sql('UPDATE contracts SET offer_lapses_on = $2 WHERE id = $1', [contract.id, addDays(today, -1)]);
    const before = await refused(signatory.caller, contract, 'sign', unsigned(contract.contentSha256));
    await turnDay();
    await waitFor('expired', contract);
    const after = await refused(signatory.caller, contract, 'sign', unsigned(contract.contentSha256));
    for (const problem of [before, after]) expect(problem).toMatchObject({ status: 409, detail: containing('neues Angebot') });
  });

  it('refuses a second signature of one side, and one person for both', async () => {
    const contract = await offered();
    const both = await signedIn(['state.signatory'], NW);
    const hub = await theHub();
    await join(both.person, hub, ['hub.signatory']);
    await take(both.caller, contract, 'sign', await signature(both.person, contract));
    const again = await refused(both.caller, contract, 'sign', unsigned(contract.contentSha256));
    expect(again).toMatchObject({ status: 409, detail: containing(`hat ${both.person.name} am`) });
    const asHub = await callerFor(both.person, hub.id);
    const otherSide = await refused(asHub, contract, 'countersign', unsigned(contract.contentSha256));
    expect(otherSide).toMatchObject({ status: 409, detail: containing('andere Seite') });
  });

  it('refuses a wrong code without anything being signed', async () => {
    const contract = await offered();
    const signatory = await stateSignatory();
    const problem = await refused(signatory.caller, contract, 'sign', unsigned(contract.contentSha256));
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/totp' }] });
    expect(await sql('SELECT 1 FROM contract_signatures WHERE contract_id = $1', [contract.id])).toEqual([]);
    const incomplete = await refused(signatory.caller, contract, 'sign');
    expect(incomplete.errors?.map(({ pointer }) => pointer)).toEqual(['/signerFunction', '/authority', '/contentSha256', '/totp']);
  });

  it('lets one of two countersign when both press at once', async () => {
    const contract = await offered({ startsOn: addDays(today, 30) });
    const [signatory, ...hubs] = await Promise.all([stateSignatory(), hubSignatory(), hubSignatory()]);
    await take(signatory.caller, contract, 'sign', await signature(signatory.person, contract));
    const bodies = await Promise.all(hubs.map(({ person }) => signature(person, contract)));
    const answers = await Promise.all(
      hubs.map(({ caller }, index) =>
        caller.post<Problem>(`/contracts/${contract.id}/actions`, { action: 'countersign', ...bodies[index] }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toContain('bereits unterzeichnet');
    expect(await sql("SELECT side FROM contract_signatures WHERE contract_id = $1 AND side = 'supplier'", [contract.id])).toHaveLength(1);
    expect((await waitFor('concluded', contract)).startsOn).toBe(addDays(today, 30));
  });
});

describe('four eyes at the operator', () => {
  it('lets nobody release what they prepared or changed last', async () => {
    const service = await publishedService();
    await provide(service);
    await confirmedInterest(service);
    const contract = await draft(service);
    const aligned = await take(manager.caller, contract, 'start_alignment');
    expect(aligned.availableActions.find(({ action }) => action === 'offer')).toMatchObject({
      possible: false,
      missing: [{ code: 'second_person' }],
    });
    const problem = await refused(manager.caller, contract, 'offer');
    expect(problem).toMatchObject({ status: 422, missing: [{ code: 'second_person', ownerParty: 'operator' }] });
    await releaser.caller.patch(`/contracts/${contract.id}`, { specialTerms: 'Von der Freigabe geändert.' });
    expect(await refused(releaser.caller, contract, 'offer')).toMatchObject({ missing: [{ code: 'second_person' }] });
    await take(manager.caller, contract, 'offer');
  });
});

describe('numbers of contracts', () => {
  it('follow each other without gaps when ten are drafted at once, one of them in vain', async () => {
    const services = await Promise.all(Array.from({ length: 9 }, publishedService));
    const draftProvision = ({ id }: TestService) =>
      manager.caller.post<ContractView>('/contracts', { kind: 'provision', channel: 'fit_store', serviceId: id, startsOn: today });
    const answers = await Promise.all([...services, services[0] as TestService].map(draftProvision));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(9).fill(201), 409]);
    const numbers = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Number(body.number.split('-')[2]))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
  });
});

describe('the demo world', () => {
  it('has the provision of Unterhaltsvorschuss Online in force, with text, signatures and log', async () => {
    const { body: list } = await manager.caller.get<{ items: ContractView[] }>('/contracts?kind=provision&status=active&limit=200');
    const demo = list.items.find(({ number }) => number === 'BV-2025-001');
    const { body: contract } = await manager.caller.get<ContractView>(`/contracts/${demo?.id}`);
    expect(contract).toMatchObject({
      service: { name: containing('Unterhaltsvorschuss') },
      customer: { name: 'FITKO' },
      startsOn: '2026-01-01',
    });
    expect(contract.contentSha256).toBe(createHash('sha256').update(contract.text).digest('hex'));
    expect(contract.signatures.map(({ side, contentSha256 }) => [side, contentSha256])).toEqual([
      ['customer', contract.contentSha256],
      ['supplier', contract.contentSha256],
    ]);
    const events = await sql('SELECT name FROM events WHERE subject_id = $1 ORDER BY occurred_at', [contract.id]);
    expect(events).toHaveLength(6);
    expect(events.at(-1)).toEqual({ name: 'contract.activated' });
  });
});

describe('who may know of a contract', () => {
  it('is its parties and the operator; for everybody else it does not exist', async () => {
    const contract = await offered();
    const outsiders = await Promise.all([
      signedIn(['state.coordinator'], { stateCode: '06' }),
      signedIn(['authority.lead']),
      signedIn(['provider.agent']),
    ]);
    for (const { caller } of outsiders) {
      for (const path of ['', '/document', '/annexes']) expect((await caller.get(`/contracts/${contract.id}${path}`)).status).toBe(404);
      expect((await caller.post(`/contracts/${contract.id}/actions`, { action: 'give_notice' })).status).toBe(404);
      expect((await caller.patch(`/contracts/${contract.id}`, { specialTerms: '' })).status).toBe(404);
      expect((await caller.get(`/interests/${contract.interestId}`)).status).toBe(404);
      const list = await caller.get<{ items: unknown[] }>(`/contracts?service=${contract.service.slug}`);
      expect(list.body.items).toEqual([]);
    }
    const insiders = await Promise.all([
      signedIn(['state.reader'], NW),
      signedIn(['hub.reader'], { in: await theHub() }),
      signedIn(['operator.auditor']),
    ]);
    for (const { caller } of insiders) {
      const query = `service=${contract.service.slug}&state=05&kind=co_use&status=offered&limit=1`;
      const list = await caller.get<{ items: ContractView[] }>(`/contracts?${query}`);
      expect(list.body.items).toMatchObject([{ id: contract.id, waitingOn: 'state', customer: { name: 'Land Nordrhein-Westfalen' } }]);
      const view = await caller.get<ContractView>(`/contracts/${contract.id}`);
      expect(view.body).toMatchObject({ text: contract.text, availableActions: [] });
    }
    expect((await manager.caller.get('/contracts/keine-kennung')).status).toBe(404);
    expect((await manager.caller.get(`/contracts?cursor=${Buffer.from('["x"]').toString('base64url')}`)).status).toBe(400);
  });
});

describe('a contract before its offer', () => {
  it('is changed only on the version that was read, and not once it is offered', async () => {
    const service = await publishedService();
    const { body } = await manager.caller.post<ContractView>('/contracts', {
      kind: 'provision',
      channel: 'fit_store',
      serviceId: service.id,
      startsOn: today,
    });
    const path = `/contracts/${body.id}`;
    const read = await manager.caller.get(path);
    const basedOn = { headers: { 'if-match': read.headers.get('etag') ?? '' } };
    const startsOn = addDays(today, 10);
    expect((await manager.caller.patch(path, { startsOn }, basedOn)).body).toMatchObject({ startsOn });
    expect((await manager.caller.patch(path, { startsOn }, basedOn)).status).toBe(412);
    await take(manager.caller, body, 'start_alignment');
    await take(releaser.caller, body, 'offer');
    const late = await manager.caller.patch<Problem>(path, { startsOn });
    expect([late.status, late.body.detail]).toEqual([409, containing('zum Überarbeiten zurückholen')]);
    expect((await manager.caller.post<Problem>(`${path}/annexes`, pdfForm('Zu spät'))).status).toBe(409);
  });

  it('takes PDF files as annexes, told by their content', async () => {
    const service = await publishedService();
    const input = { kind: 'provision', channel: 'fit_store', serviceId: service.id, startsOn: today };
    const { body: contract } = await manager.caller.post<ContractView>('/contracts', input);
    const path = `/contracts/${contract.id}/annexes`;
    const program = await manager.caller.post<Problem>(path, form(`MZ${'\0'.repeat(500)}`));
    expect([program.status, program.body.detail]).toEqual([415, containing('Typ EXE. Angenommen wird hier: PDF')]);
    expect((await manager.caller.post<Problem>(path, form(''))).body.errors).toMatchObject([{ pointer: '/file', code: 'file_empty' }]);
    expect((await manager.caller.post<Problem>(path, form(PDF, { kind: 'poem' }))).body.errors).toMatchObject([{ pointer: '/kind' }]);
    const tooLarge = await manager.caller.post<Problem>(path, form(`%PDF-1.7\n${'x'.repeat(11 * 1024 * 1024)}`));
    expect([tooLarge.status, tooLarge.body.detail]).toEqual([413, containing('10 MB')]);
    expect((await manager.caller.post<Problem>(path, { kind: 'price_sheet' })).status).toBe(415);

    await manager.caller.post(path, pdfForm('Erste Fassung'));
    const { body } = await manager.caller.post<{ items: { id: string; title: string; sha256: string }[] }>(path, pdfForm('Zweite Fassung'));
    expect(body.items).toMatchObject([{ title: 'Zweite Fassung', sha256: createHash('sha256').update(PDF).digest('hex') }]);
    const file = await manager.caller.get<Buffer>(`${path}/${body.items[0]?.id}`);
    expect(file.body.toString()).toBe(PDF);
    expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''Pr%C3%A4mie.pdf");
    expect((await manager.caller.delete(`${path}/${body.items[0]?.id}`)).status).toBe(204);
    expect((await manager.caller.get<{ items: unknown[] }>(path)).body.items).toEqual([]);
  });

  it('is printed as a draft, later as the frozen text, always with the same bytes', async () => {
    const contract = await offered();
    const [first, second] = await Promise.all([1, 2].map(() => coordinator.caller.get<Buffer>(`/contracts/${contract.id}/document`)));
    expect(first?.headers.get('content-type')).toBe('application/pdf');
    expect(first?.headers.get('content-disposition')).toContain(`${contract.number}-fassung-1.pdf`);
    expect(first?.body.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(second?.body.equals(first?.body ?? Buffer.of())).toBe(true);
    await take(manager.caller, contract, 'revise');
    const draftCopy = await coordinator.caller.get(`/contracts/${contract.id}/document`);
    expect(draftCopy.headers.get('content-disposition')).toContain('entwurf');
  });
});

describe('the end of a contract', () => {
  it('comes by rejection only with a reason, and the Land may be offered another', async () => {
    const contract = await offered();
    const signatory = await stateSignatory();
    expect(await refused(signatory.caller, contract, 'reject')).toMatchObject({
      status: 422,
      errors: [{ pointer: '/reason', code: 'required' }],
    });
    const rejected = await take(signatory.caller, contract, 'reject', { reason: 'Zu teuer.' });
    expect(rejected).toMatchObject({ state: 'rejected', reason: 'Zu teuer.', waitingOn: null });
    const service = { ...contract.service, leikaKey: '' };
    expect((await draft(service)).state).toBe('draft');
  });

  it('comes by notice, which only the side that gave it takes back', async () => {
    const contract = await offered();
    const [signatory, hub] = await Promise.all([stateSignatory(), hubSignatory()]);
    await take(signatory.caller, contract, 'sign', await signature(signatory.person, contract));
    await take(hub.caller, contract, 'countersign', await signature(hub.person, contract));
    const { terms } = await waitFor('active', contract);
    const noticed = await take(coordinator.caller, contract, 'give_notice', { reason: 'Eigene Lösung.' });
    expect(noticed).toMatchObject({ state: 'notice_given', endsOn: terms.endIfNoticeToday, noticeGivenOn: today });
    expect((await refused(hub.caller, contract, 'withdraw_notice')).status).toBe(403);
    expect(await take(signatory.caller, contract, 'withdraw_notice')).toMatchObject({ state: 'active', endsOn: null });
    await take(hub.caller, contract, 'give_notice');
    await sql('UPDATE contracts SET starts_on = $2, ends_on = $2 WHERE id = $1', [contract.id, addDays(today, -1)]);
    await turnDay();
    await waitFor('ended', contract);
    const again = await coordinator.caller.post<InterestView>('/interests', { serviceId: contract.service.id });
    expect(again.status).toBe(201);
  });
});

/** A sentence that holds these words; Jest's own matcher has no type. */
function containing(words: string): string {
  return expect.stringContaining(words) as string;
}

const PDF = '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n';

function form(content: string, fields: { kind?: string; title?: string } = {}): FormData {
  const data = new FormData();
  data.set('file', new Blob([content], { type: 'application/pdf' }), 'Prämie.pdf');
  data.set('kind', fields.kind ?? 'price_sheet');
  data.set('title', fields.title ?? 'Preisblatt');
  return data;
}

function pdfForm(title: string): FormData {
  return form(PDF, { title });
}

/** Queues what the schedule does at night. */
async function turnDay(): Promise<void> {
  await sql("SELECT graphile_worker.add_job('turn_of_day', '{}')");
}

async function callerFor(somebody: TestPerson, organisationId: string): Promise<Caller> {
  return new Caller((await somebody.signIn(organisationId)).accessToken);
}
