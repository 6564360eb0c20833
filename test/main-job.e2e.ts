import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '#libs/kernel/day';
import { type ServiceStatusView } from '#libs/reporting/status.view';
import { type Answer, Caller, visitor } from './support/api.js';
import { CERTIFICATES } from './support/certificates.js';
import { sql } from './support/here.js';
import { mailTo } from './support/mails.js';
import { person, type TestOrganisation, type TestPerson } from './support/people.js';

interface Missing {
  readonly code: string;
  readonly message: string;
  readonly ownerParty: string;
}
interface Moving {
  readonly id: string;
  readonly slug: string;
  readonly state: string;
  readonly waitingOn: string | null;
  readonly missing?: readonly Missing[];
  readonly contentSha256?: string;
  readonly tasks?: readonly { readonly key: string; readonly stage: string; readonly state: string; readonly needs: readonly string[] }[];
}
interface List<Item> {
  readonly items: readonly Item[];
  readonly total: number | null;
}

const LEIKA = '99107021017000';
const today = dayOf(new Date());
const suffix = randomUUID().slice(0, 8);

/** Somebody at work: the person and the way in. */
interface Worker {
  readonly who: TestPerson;
  readonly call: Caller;
}

async function atWork(...given: Parameters<typeof person>): Promise<Worker> {
  const who = await person(...given);
  return { who, call: new Caller((await who.signIn()).accessToken) };
}

/** The answer's body, once its status is the one expected; else the whole answer in the message. */
function expectStatus<Body>(status: number, answer: Answer<Body>): Body {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function organisationNamed(name: string): Promise<TestOrganisation> {
  const [found] = await sql<TestOrganisation>('SELECT id, name FROM organisations WHERE name = $1', [name]);
  if (!found) throw new Error(`The demo world has no organisation "${name}".`);
  return found;
}

/** Asks again until the worker has done its part. */
async function until<T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 20_000; ; await sleep(100)) {
    const value = await ask();
    if (isThere(value)) return value;
    if (Date.now() > end) throw new Error(`It did not happen: ${JSON.stringify(value)}`);
  }
}

describe('the main job, over the API', () => {
  let catalogue: Worker, reviewer: Worker, contracts: Worker, release: Worker, rollout: Worker, auditor: Worker;
  let fitko: Worker, coordinator: Worker, signatory: Worker, wuppertal: Worker, neuss: Worker;
  let service: Moving;
  let contract: Moving;
  const authorities: Record<'wuppertal' | 'neuss', string> = { wuppertal: '', neuss: '' };
  const connections: Record<'wuppertal' | 'neuss', string> = { wuppertal: '', neuss: '' };

  beforeAll(async () => {
    catalogue = await atWork(['operator.catalogue']);
    reviewer = await atWork(['operator.catalogue']);
    contracts = await atWork(['operator.contracts']);
    release = await atWork(['operator.contracts']);
    rollout = await atWork(['operator.rollout']);
    auditor = await atWork(['operator.auditor']);
    fitko = await atWork(['hub.signatory'], { in: await organisationNamed('FITKO') });
    coordinator = await atWork(['state.coordinator'], { stateCode: '05' });
    signatory = await atWork(['state.signatory'], { stateCode: '05' });
    wuppertal = await atWork(['authority.lead', 'authority.technical'], { in: await organisationNamed('Stadt Wuppertal') });
    neuss = await atWork(['authority.lead', 'authority.technical'], { in: await organisationNamed('Rhein-Kreis Neuss') });
  });

  const act = async (by: Worker, path: string, action: string, more: object = {}): Promise<Moving> =>
    expectStatus(200, await by.call.post<Moving>(`${path}/actions`, { action, ...more }));

  describe('1. the catalogue', () => {
    it('takes an entry, names what is missing, and wants a second person to publish it', async () => {
      service = expectStatus(
        201,
        await catalogue.call.post<Moving>('/services', {
          name: `Unterhaltsvorschuss Online ${suffix}`,
          topic: 'familie_kind',
          leadStateCode: 'HB',
        }),
      );
      const path = `/services/${service.slug}`;
      const refused = await catalogue.call.post<Moving>(`${path}/actions`, { action: 'submit' });
      expect(expectStatus(422, refused).missing?.length).toBeGreaterThan(3);
      expectStatus(
        200,
        await catalogue.call.patch(path, {
          abbreviation: 'UVO',
          summary: 'Unterhaltsvorschuss online beantragen.',
          description: 'Alleinerziehende beantragen Unterhaltsvorschuss; der Antrag erreicht die Unterhaltsvorschussstelle.',
          leistungen: [LEIKA],
          authorityTypes: ['jugendamt'],
          transports: [
            { transport: 'file_drop', stage: 'interim' },
            { transport: 'osci_xta', stage: 'direct' },
          ],
          platform: 'Dataport OSI',
          operatorName: 'Dataport',
          contactEmail: 'uvo@bremen.example',
          supportFirstLevel: 'Kommune',
          supportSecondLevel: 'Unterhaltsvorschussstelle',
          supportThirdLevel: 'Entwicklung',
          priceModel: 'by_key',
        }),
      );
      await act(catalogue, path, 'submit');
      const alone = await catalogue.call.post<Moving>(`${path}/actions`, { action: 'publish' });
      expect(expectStatus(422, alone).missing).toMatchObject([{ code: 'second_person', ownerParty: 'operator' }]);
      expect((await act(reviewer, path, 'publish')).state).toBe('published');
    });

    it.each(['UVO', 'unterhalt', 'Unterhaltsvorschus', LEIKA])('is found by "%s"', async (words) => {
      const found = expectStatus(200, await visitor.get<List<Moving>>(`/services?limit=200&q=${encodeURIComponent(words)}`));
      expect(found.items.map(({ slug }) => slug)).toContain(service.slug);
    });
  });

  describe('2. the contract', () => {
    it('is missing when Wuppertal asks: the wish is kept as demand, with the reason', async () => {
      for (const [name, words] of [
        ['wuppertal', 'Wuppertal'],
        ['neuss', 'Neuss'],
      ] as const) {
        const { items } = expectStatus(200, await visitor.get<List<Moving>>(`/authorities?state=NW&type=jugendamt&q=${words}`));
        authorities[name] = items[0]?.id ?? '';
      }
      const kept = expectStatus(
        201,
        await wuppertal.call.post<Moving>('/connections', { serviceId: service.id, authorityId: authorities.wuppertal }),
      );
      expect(kept).toMatchObject({ state: 'interest', waitingOn: 'state' });
      expect(kept.missing).toMatchObject([{ code: 'active_contract', ownerParty: 'state' }]);
      connections.wuppertal = kept.id;
      const demand = expectStatus(200, await coordinator.call.get<List<Moving>>(`/connections?service=${service.slug}&status=interest`));
      expect(demand.items.map(({ id }) => id)).toEqual([kept.id]);
    });

    it('needs the supply contract between Bremen and FITKO first', async () => {
      const supply = expectStatus(
        201,
        await contracts.call.post<Moving>('/contracts', {
          kind: 'provision',
          channel: 'fit_store',
          serviceId: service.id,
          startsOn: today,
        }),
      );
      await conclude(supply.id, fitko, release);
    });

    it('comes from an interest that Bremen confirms', async () => {
      const interest = expectStatus(
        201,
        await coordinator.call.post<Moving>('/interests', { serviceId: service.id, note: 'Für alle Jugendämter.' }),
      );
      const path = `/interests/${interest.id}`;
      await act(contracts, path, 'start_alignment');
      expect((await act(contracts, path, 'confirm', { conditions: 'Pilot mit zwei Jugendämtern.' })).state).toBe('confirmed');
      contract = expectStatus(
        201,
        await contracts.call.post<Moving>('/contracts', {
          kind: 'co_use',
          channel: 'fit_store',
          serviceId: service.id,
          stateCode: 'NW',
          startsOn: today,
        }),
      );
    });

    it('is offered with a frozen text, signed by both sides and active on its start day', async () => {
      const active = await conclude(contract.id, signatory, fitko);
      expect(active.contentSha256).toMatch(/^[0-9a-f]{64}$/);
      const pdf = await signatory.call.get<Buffer>(`/contracts/${contract.id}/document`);
      expect(pdf.status).toBe(200);
      expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    });

    /** From draft to active: prepared by one, released by another, signed by customer and supplier, activated by the worker. */
    async function conclude(id: string, customer: Worker, supplier: Worker): Promise<Moving> {
      const path = `/contracts/${id}`;
      await act(contracts, path, 'start_alignment');
      const alone = await contracts.call.post<Moving>(`${path}/actions`, { action: 'offer' });
      expect(expectStatus(422, alone).missing).toMatchObject([{ code: 'second_person' }]);
      const { contentSha256 } = await act(release, path, 'offer');
      const sign = async (by: Worker, action: string): Promise<Moving> =>
        act(by, path, action, {
          signerFunction: 'Referatsleitung',
          authority: 'Zeichnungsbefugnis laut Geschäftsordnung',
          contentSha256,
          totp: await by.who.code(),
        });
      await sign(customer, 'sign');
      expect((await sign(supplier, 'countersign')).state).toBe('concluded');
      return until(
        async () => expectStatus(200, await customer.call.get<Moving>(path)),
        ({ state }) => state === 'active',
      );
    }
  });

  describe('3. the connections', () => {
    it('are requested by Wuppertal and Rhein-Kreis Neuss and cleared by the Land', async () => {
      await act(wuppertal, `/connections/${connections.wuppertal}`, 'request');
      const asked = expectStatus(
        201,
        await neuss.call.post<Moving>('/connections', { serviceId: service.id, authorityId: authorities.neuss }),
      );
      expect(asked).toMatchObject({ state: 'requested', waitingOn: 'state' });
      connections.neuss = asked.id;
      for (const id of Object.values(connections)) expect((await act(coordinator, `/connections/${id}`, 'clear')).state).toBe('cleared');
    });

    it('do not go live with anything missing, and say all of it', async () => {
      const refused = await rollout.call.post<Moving>(`/connections/${connections.wuppertal}/actions`, { action: 'go_live' });
      const missing = expectStatus(422, refused).missing ?? [];
      expect(new Set(missing.map(({ code }) => code))).toEqual(
        new Set(['task', 'parameters', 'passed_test', 'approval_authority', 'approval_operator', 'cutover_day']),
      );
      expect(new Set(missing.map(({ ownerParty }) => ownerParty)).size).toBeGreaterThan(2);
      const seen = expectStatus(200, await wuppertal.call.get<Moving>(`/connections/${connections.wuppertal}`));
      expect(seen.missing).toEqual(missing);
    });

    it.each(['wuppertal', 'neuss'] as const)('%s works through its list and goes live on the interim stage', async (name) => {
      const authority = name === 'wuppertal' ? wuppertal : neuss;
      const path = `/connections/${connections[name]}`;
      await act(authority, path, 'start');
      await finishTasks(authority, path, 'interim');
      for (const environment of ['test', 'production']) {
        expectStatus(200, await authority.call.put(`${path}/parameters/${environment}`, interimParameters(name, environment)));
      }
      await act(authority, path, 'begin_connecting');
      await act(authority, path, 'begin_testing');
      expectStatus(
        201,
        await authority.call.post(`${path}/test-runs`, { environment: 'test', result: 'failed', findings: 'Anhang fehlt.' }),
      );
      const early = await authority.call.post<Moving>(`${path}/actions`, { action: 'submit_for_approval' });
      expect(expectStatus(422, early).missing).toMatchObject([{ code: 'passed_test', ownerParty: 'authority' }]);
      expectStatus(
        201,
        await authority.call.post(`${path}/test-runs`, { environment: 'test', result: 'passed', findings: 'Alles angekommen.' }),
      );
      await goLive(authority, path);
      expect(expectStatus(200, await authority.call.get<Moving>(path))).toMatchObject({ state: 'live', stage: 'interim' });
    });

    it('refuse a private key with a plain warning and keep no trace of it', async () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      const refused = await wuppertal.call.put<{ errors: { message: string }[] }>(`/connections/${connections.wuppertal}/parameters/test`, {
        ...directParameters('test'),
        certificate: key,
      });
      expect(expectStatus(422, refused).errors[0]?.message).toMatch(/privat/i);
      const [stored] = await sql<{ text: string }>(
        `SELECT (SELECT string_agg(parameters::text, '') FROM connection_parameters AS parameters) || (SELECT string_agg(events::text, '') FROM events) AS text`,
      );
      expect(stored?.text).not.toContain(key.split('\n')[1]);
    });

    it('switch to direct transfer later', async () => {
      const path = `/connections/${connections.wuppertal}`;
      await finishTasks(wuppertal, path, 'direct');
      for (const environment of ['test', 'production'] as const) {
        expectStatus(200, await wuppertal.call.put(`${path}/parameters/${environment}`, directParameters(environment)));
      }
      const early = await rollout.call.post<Moving>(`${path}/actions`, { action: 'switch_to_direct' });
      expect(expectStatus(422, early).missing?.map(({ code }) => code)).toEqual(['passed_test', 'approval_authority', 'approval_operator']);
      expectStatus(
        201,
        await wuppertal.call.post(`${path}/test-runs`, { environment: 'test', result: 'passed', findings: 'Im Fachverfahren angekommen.' }),
      );
      await act(wuppertal, path, 'approve_authority');
      await act(rollout, path, 'approve_operator');
      expect(await act(rollout, path, 'switch_to_direct')).toMatchObject({ state: 'live', stage: 'direct' });
    });

    /** Each task by whoever owns it, in the order that their needs allow. */
    async function finishTasks(authority: Worker, path: string, stage: string): Promise<void> {
      for (let round = 0; round < 5; round++) {
        const { tasks = [] } = expectStatus(200, await authority.call.get<Moving>(path));
        const open = tasks.filter((task) => task.stage === stage && task.state !== 'done');
        const settled = new Set(tasks.filter(({ state }) => state === 'done').map(({ key }) => key));
        for (const { key } of open.filter(({ needs }) => needs.every((need) => settled.has(need)))) {
          expectStatus(200, await authority.call.patch(`${path}/tasks/${key}`, { state: 'done', evidence: 'Vermerk 12/2026' }));
        }
      }
    }

    async function goLive(authority: Worker, path: string): Promise<void> {
      await act(authority, path, 'submit_for_approval');
      await act(authority, path, 'approve_authority');
      await act(rollout, path, 'approve_operator');
      expect(await act(rollout, path, 'schedule', { cutoverOn: today })).toMatchObject({ state: 'scheduled', cutoverOn: today });
      await act(rollout, path, 'go_live');
    }
  });

  describe('4. the public status', () => {
    it('shows 2 of the competent authorities of NW live, and the other Länder at zero', async () => {
      const status = expectStatus(200, await visitor.get<ServiceStatusView>(`/status/services/${service.slug}`));
      expect(status.states).toHaveLength(16);
      expect(status.states.find(({ code }) => code === '05')).toMatchObject({
        competentAuthorities: 53,
        liveInterim: 1,
        liveDirect: 1,
        shareOfAuthorities: '3.77',
        shareOfInhabitants: expect.stringMatching(/^[1-9]\.\d{2}$/) as string,
      });
      expect(status.states.filter(({ live }) => live === 0)).toHaveLength(15);
      expect(status.history.map(({ name, authorityName }) => `${name} ${authorityName}`)).toEqual([
        'connection.switched_to_direct Jugendamt Stadt Wuppertal',
        'connection.went_live Jugendamt Rhein-Kreis Neuss',
        'connection.went_live Jugendamt Stadt Wuppertal',
      ]);
    });
  });

  describe('5. the traces', () => {
    it('are mails to everybody concerned', async () => {
      const name = `Unterhaltsvorschuss Online ${suffix}`;
      for (const [to, words] of [
        [reviewer, name],
        [coordinator, name],
        [signatory, 'NNV-'],
        [fitko, 'NNV-'],
        [wuppertal, name],
        [neuss, name],
        [rollout, name],
      ] as const) {
        await mailTo(to.who.email, words);
      }
    });

    it('stand in the log with who, when and why, for the auditor and for those concerned only', async () => {
      const log = expectStatus(
        200,
        await auditor.call.get<List<{ name: string; personName: string; occurredAt: string }>>(
          `/events?subjectType=connection&subjectId=${connections.wuppertal}&limit=200`,
        ),
      );
      const names = log.items.map(({ name }) => name);
      for (const name of [
        'connection.interest_kept',
        'connection.requested',
        'connection.cleared',
        'connection.went_live',
        'connection.switched_to_direct',
      ]) {
        expect(names).toContain(name);
      }
      const stranger = expectStatus(
        200,
        await neuss.call.get<List<unknown>>(`/events?subjectType=connection&subjectId=${connections.wuppertal}`),
      );
      expect(stranger.items).toEqual([]);
      expectStatus(404, await neuss.call.get(`/connections/${connections.wuppertal}`));
    });
  });

  function interimParameters(name: string, environment: string): object {
    return {
      transport: 'file_drop',
      organisationUnitId: `${name}-${environment}`,
      mailbox: `unterhaltsvorschuss@${name}.example`,
      privacyUrl: `https://www.${name}.example/datenschutz`,
      imprintUrl: `https://www.${name}.example/impressum`,
    };
  }

  function directParameters(environment: 'test' | 'production'): object {
    return {
      ...interimParameters('wuppertal', environment),
      transport: 'osci_xta',
      dvdvKey: environment === 'test' ? 'uvg:051240000001' : 'uvg051240000000',
      xtaEndpointUrl: `https://xta-${environment}.wuppertal.example/ws`,
      certificate: CERTIFICATES[environment],
    };
  }
});
