import { randomUUID } from 'node:crypto';
import {
  type AuthorityDetailView,
  type AuthorityPage,
  type CompetenceRulePage,
  type CompetenceRuleView,
  type CompetenceView,
  type GapPage,
  type RegionDetailView,
  type RegionPage,
  type StatePage,
} from '#libs/directory/directory.view';
import { type Problem } from '#libs/platform/http/problem';
import { visitor } from './support/api.js';
import { eventually } from './support/eventually.js';
import { sql } from './support/here.js';
import { organisation, signedIn } from './support/people.js';

const MAINTENANCE_ADVANCE = '99107021017000';

const rollout = await signedIn(['operator.rollout']);
const saarland = await signedIn(['state.coordinator'], { stateCode: '10' });
const catalogue = await signedIn(['operator.catalogue']);

/** A Leistung of one's own, so that no other test has said anything about it. */
async function leistung(): Promise<string> {
  const leikaKey = `99${String(Math.floor(Math.random() * 1e12)).padStart(12, '0')}`;
  const { status } = await catalogue.caller.post('/leistungen', { leikaKey, name: 'Testleistung', source: 'Test' });
  expect(status).toBe(201);
  return leikaKey;
}

async function authority(differing: Record<string, unknown> = {}): Promise<AuthorityDetailView> {
  const input = { name: `Standesamt ${randomUUID()}`, type: 'standesamt', stateCode: 'SL', regions: ['10042'], ...differing };
  const { status, body } = await rollout.caller.post<AuthorityDetailView>('/authorities', input);
  expect(status).toBe(201);
  return body;
}

async function competence(leikaKey: string, ars: string, on = ''): Promise<CompetenceView> {
  const { status, body } = await visitor.get<CompetenceView>(`/competence?leistung=${leikaKey}&ars=${ars}${on && `&on=${on}`}`);
  expect(status).toBe(200);
  return body;
}

describe('the register of regions', () => {
  it('knows the 16 Länder by code and by short name', async () => {
    const { body } = await visitor.get<StatePage>('/states');
    expect(body.items).toHaveLength(16);
    expect(body.items.reduce((sum, { districts }) => sum + districts, 0)).toBe(400);
    for (const name of ['05', 'NW', 'nw'])
      expect((await visitor.get(`/states/${name}`)).body).toMatchObject({
        code: '05',
        name: 'Nordrhein-Westfalen',
        inhabitants: 17_932_651,
      });
    expect((await visitor.get('/states/17')).status).toBe(404);
  });

  it('finds regions by name, Land, kind and municipal key', async () => {
    const names = async (query: string): Promise<string[]> =>
      (await visitor.get<RegionPage>(`/regions?${query}`)).body.items.map(({ name }) => name);
    expect(await names('q=wupper')).toEqual(['Wuppertal, Stadt']);
    expect(await names('state=HB&kind=district')).toEqual(['Bremen, Stadt', 'Bremerhaven, Stadt']);
    expect(await names('ags=05162000')).toEqual(['Rhein-Kreis Neuss']);
    expect(await names('q=100%25')).toEqual([]);
  });

  it('says what a region is part of, whatever form its key has', async () => {
    for (const key of ['05124', '051240000000'])
      expect((await visitor.get<RegionDetailView>(`/regions/${key}`)).body).toMatchObject({
        ars: '051240000000',
        ags: '05124000',
        within: [{ kind: 'state', name: 'Nordrhein-Westfalen' }],
      });
  });

  it('remembers what was before a merger', async () => {
    const population = async (query: string) => (await visitor.get<RegionDetailView>(`/regions/16063${query}`)).body.population;
    expect((await visitor.get('/regions/16056?validOn=2021-06-30')).status).toBe(200);
    const gone = await visitor.get<Problem>('/regions/16056?validOn=2021-07-01');
    expect([gone.status, gone.body.detail]).toEqual([404, expect.stringContaining('16056')]);
    expect([await population('?validOn=2021-06-30'), await population('?validOn=2021-07-01')]).toEqual([123_025, 165_395]);
  });
});

describe('who is competent', () => {
  it('is answered with the authority and what that rests on', async () => {
    expect(await competence(MAINTENANCE_ADVANCE, '05162')).toMatchObject({
      leistung: { name: 'Unterhaltsvorschuss' },
      region: { name: 'Rhein-Kreis Neuss' },
      authority: { name: 'Jugendamt Rhein-Kreis Neuss', source: expect.stringContaining('Demowelt') as string },
      gap: null,
    });
  });

  it.each([
    ['the Land has not said', '09162', '', 'no_rule', 'Bayern'],
    ['the Land had not said then', '05162', '2019-12-31', 'no_rule', 'Nordrhein-Westfalen'],
    ['the place is too large', '05', '', 'region_too_large', 'Kreis'],
  ])('is explained when %s', async (_, ars, on, reason, word) => {
    const { authority, gap } = await competence(MAINTENANCE_ADVANCE, ars, on);
    expect(authority).toBeNull();
    expect(gap).toMatchObject({ reason, owner: { ownerParty: 'state', state: { code: ars.slice(0, 2) } } });
    expect(gap?.message).toContain(word);
    expect(gap?.owner.organisationName).not.toBeNull();
  });

  it.each([
    ['an unknown Leistung', `leistung=99999999999999&ars=05162`, 404, '99999999999999'],
    ['an unknown region', `leistung=${MAINTENANCE_ADVANCE}&ars=059990000000`, 404, '059990000000'],
  ])('is refused for %s', async (_, query, status, word) => {
    const answer = await visitor.get<Problem>(`/competence?${query}`);
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringContaining(word)]);
  });

  it('is refused for keys that are none, in the language of the reader', async () => {
    const { status, body } = await visitor.get<Problem>('/competence?leistung=123&ars=0516', { language: 'en' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/leistung', code: 'isLeikaKey', message: 'This is not a LeiKa key: 14 digits that begin with 99.' },
      { pointer: '/ars', code: 'isArs', message: expect.stringContaining('2, 3, 5, 9 or 12 digits') as string },
    ]);
  });

  it('is a gap that the Land closes', async () => {
    const leikaKey = await leistung();
    const registry = await authority();
    const gaps = async () =>
      (await visitor.get<GapPage>('/competence/gaps?state=SL&limit=200')).body.items.filter((gap) => gap.leistung.leikaKey === leikaKey);
    expect(await gaps()).toMatchObject([{ reason: 'no_rule', owner: { state: { short: 'SL' } } }]);

    const rule = { stateCode: 'SL', leikaKey, level: 'named_list', authorityType: 'standesamt', validFrom: '2026-01-01', source: 'Erlass' };
    const set = await saarland.caller.post<CompetenceRuleView>('/competence-rules', { ...rule, authorityIds: [registry.id] });
    expect(set).toMatchObject({ status: 201, body: { authorities: 1, source: 'Erlass' } });
    expect(await gaps()).toEqual([]);
    expect(await competence(leikaKey, '10042')).toMatchObject({ authority: { id: registry.id } });
    expect((await competence(leikaKey, '10041')).gap).toMatchObject({ reason: 'no_authority' });
    const events = await sql('SELECT name, state_code, data FROM events WHERE subject_id = $1', [set.body.id]);
    expect(events).toMatchObject([{ name: 'competence.rule_set', state_code: '10', data: { leikaKey, authorities: 1 } }]);
  });

  it('has one rule at a time: a second one has to wait for the end of the first', async () => {
    const leikaKey = await leistung();
    await authority();
    const rule = {
      stateCode: '10',
      leikaKey,
      level: 'each_district',
      authorityType: 'standesamt',
      validFrom: '2026-01-01',
      source: 'Erlass',
    };
    const first = await saarland.caller.post<CompetenceRuleView>('/competence-rules', rule);
    const later = { ...rule, validFrom: '2027-01-01' };
    const second = await saarland.caller.post<Problem>('/competence-rules', later);
    expect([second.status, second.body.type]).toEqual([409, '/problems/conflict']);

    const end = { action: 'end', on: '2026-12-31', reason: 'Neues Gesetz' };
    const ended = await saarland.caller.post<CompetenceRuleView>(`/competence-rules/${first.body.id}/actions`, end);
    expect(ended).toMatchObject({ status: 200, body: { validUntil: '2026-12-31' } });
    expect((await saarland.caller.post('/competence-rules', later)).status).toBe(201);
    const { body } = await visitor.get<CompetenceRulePage>(`/competence-rules?state=SL&leistung=${leikaKey}`);
    expect(body.items.map(({ validFrom }) => validFrom)).toEqual(['2026-01-01', '2027-01-01']);
  });

  it('shows the regions that a rule leaves without an authority, until one is entered', async () => {
    const leikaKey = await leistung();
    const type = 'familienkasse';
    await authority({ type, regions: ['10042', '10043', '10044', '10045'] });
    const rule = { stateCode: 'SL', leikaKey, level: 'each_district', authorityType: type, validFrom: '2026-01-01', source: 'Erlass' };
    expect((await saarland.caller.post('/competence-rules', rule)).status).toBe(201);
    const uncovered = async () =>
      (await visitor.get<GapPage>('/competence/gaps?state=SL&limit=200')).body.items.find((gap) => gap.leistung.leikaKey === leikaKey);
    expect(await uncovered()).toMatchObject({ reason: 'uncovered_regions', uncoveredRegions: 2 });
    await authority({ type, regions: ['10041', '10046'] });
    expect(await uncovered()).toBeUndefined();
    expect((await competence(leikaKey, '10046')).authority).not.toBeNull();
  });

  it.each([
    ['an unknown Leistung', { leikaKey: '99999999999999' }, '/leikaKey', 'unknown_leika'],
    ['an unknown type of authority', { authorityType: 'rathaus' }, '/authorityType', 'unknown_authority_type'],
    ['a type no authority has there', { authorityType: 'elterngeldstelle' }, '/authorityType', 'no_authority_serves'],
    ['a list without names', { level: 'named_list' }, '/authorityIds', 'required'],
    ['a name that is none', { level: 'named_list', authorityIds: [randomUUID()] }, '/authorityIds', 'unknown_authority'],
    ['names without a list', { authorityIds: [randomUUID()] }, '/authorityIds', 'only_for_named_list'],
    ['no authority for the whole Land', { level: 'one_state_authority' }, '/level', 'not_one_state_authority'],
    ['an end before the beginning', { validUntil: '2025-12-31' }, '/validUntil', 'before_start'],
  ])('is not said with %s', async (_, differing, pointer, code) => {
    const leikaKey = await leistung();
    const rule = {
      stateCode: 'SL',
      leikaKey,
      level: 'each_district',
      authorityType: 'jugendamt',
      validFrom: '2026-01-01',
      source: 'Erlass',
    };
    const { status, body } = await saarland.caller.post<Problem>('/competence-rules', { ...rule, ...differing });
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
    const { body: left } = await visitor.get<CompetenceRulePage>(`/competence-rules?leistung=${leikaKey}`);
    expect(left.items).toEqual([]);
  });

  it('is said by a Land for itself, by the roll-out team for any, by nobody else', async () => {
    const leikaKey = await leistung();
    const rule = {
      stateCode: 'NI',
      leikaKey,
      level: 'each_district',
      authorityType: 'jugendamt',
      validFrom: '2026-01-01',
      source: 'Erlass',
    };
    expect((await saarland.caller.post('/competence-rules', rule)).status).toBe(403);
    expect((await catalogue.caller.post('/competence-rules', rule)).status).toBe(403);
    expect((await visitor.post('/competence-rules', rule)).status).toBe(401);
    expect((await rollout.caller.post('/competence-rules', rule)).status).toBe(201);
  });
});

describe('an authority', () => {
  it('counts the inhabitants of what it serves, today and after it serves others', async () => {
    const registry = await authority({ regions: ['10042', '10043'] });
    expect(registry).toMatchObject({ inhabitants: 103_366 + 132_206, rowVersion: 1 });
    const edited = await rollout.caller.patch<AuthorityDetailView>(`/authorities/${registry.id}`, { regions: ['10043', '10044'] });
    expect(edited.body).toMatchObject({ inhabitants: 132_206 + 195_201, rowVersion: 2 });
    expect(edited.body.regions.map(({ ars }) => ars)).toEqual(['100430000000', '100440000000']);
  });

  it('loses inhabitants on the day after its service of a region has ended', async () => {
    const registry = await authority({ regions: ['10042', '10043'] });
    // As if the last day had been yesterday and nobody had counted since.
    await sql(`UPDATE authority_regions SET valid_from = '2020-01-01', valid_until = '2020-12-31' WHERE authority_id = $1`, [registry.id]);
    await sql('UPDATE authorities SET inhabitants = 5 WHERE id = $1', [registry.id]);
    await sql("SELECT graphile_worker.add_job('turn_of_day', '{}'::json)");
    await eventually(async () => {
      const [counted] = await sql('SELECT inhabitants FROM authorities WHERE id = $1', [registry.id]);
      expect(counted).toEqual({ inhabitants: 0 });
    });
  });

  it('is found by name, Land, type and place', async () => {
    const registry = await authority();
    for (const query of [`q=${registry.name}`, 'state=SL&type=standesamt', 'region=10042&type=standesamt'])
      expect((await visitor.get<AuthorityPage>(`/authorities?limit=200&${query}`)).body.items.map(({ id }) => id)).toContain(registry.id);
    const { body } = await visitor.get<AuthorityPage>('/authorities?region=05124&q=Jugendamt+Stadt+Wuppertal');
    const [closest] = body.items;
    expect(closest).toMatchObject({ name: 'Jugendamt Stadt Wuppertal', organisationName: 'Stadt Wuppertal', mailbox: null });
  });

  it('is edited by the roll-out team, its Land and, for its mailbox, its lead', async () => {
    const home = await organisation('authority');
    const registry = await authority({ organisationId: home.id });
    const lead = await signedIn(['authority.lead'], { in: home });
    const stranger = await signedIn(['authority.lead']);
    const hessen = await signedIn(['state.coordinator'], { stateCode: '06' });
    const edit = async (caller: typeof visitor, change: object) => (await caller.patch(`/authorities/${registry.id}`, change)).status;

    expect(await edit(lead.caller, { mailbox: 'standesamt@saar.example' })).toBe(200);
    expect(await edit(lead.caller, { name: 'Anderer Name' })).toBe(403);
    expect(await edit(stranger.caller, { mailbox: 'fremd@saar.example' })).toBe(403);
    expect(await edit(hessen.caller, { name: 'Anderer Name' })).toBe(403);
    expect(await edit(saarland.caller, { name: 'Standesamt Merzig', validUntil: '2999-12-31' })).toBe(200);
    expect(await edit(saarland.caller, { organisationId: null })).toBe(403);
    expect(await edit(visitor, { name: 'Anderer Name' })).toBe(401);

    const { body } = await lead.caller.get<AuthorityDetailView>(`/authorities/${registry.id}`);
    expect(body).toMatchObject({ name: 'Standesamt Merzig', mailbox: 'standesamt@saar.example', editableFields: ['mailbox'] });
    const mine = await lead.caller.get<AuthorityPage>('/authorities?mine=true');
    expect(mine.body.items.map(({ id }) => id)).toEqual([registry.id]);
  });

  it('is not edited over somebody else’s change', async () => {
    const registry = await authority();
    const edit = (name: string) => rollout.caller.patch(`/authorities/${registry.id}`, { name }, { headers: { 'if-match': '"1"' } });
    expect((await edit('Standesamt Eins')).headers.get('etag')).toBe('"2"');
    expect((await edit('Standesamt Zwei')).status).toBe(412);
  });

  it.each([
    ['a region of another Land', { regions: ['05124'] }, '/regions', 'region_of_other_state'],
    ['an unknown region', { regions: ['10999'] }, '/regions', 'unknown_ars'],
    ['an unknown type', { type: 'rathaus' }, '/type', 'unknown_authority_type'],
    ['an unknown organisation', { organisationId: randomUUID() }, '/organisationId', 'unknown_organisation'],
    ['a mailbox that is none', { mailbox: 'kein Postfach' }, '/mailbox', 'isEmail'],
  ])('is not entered with %s', async (_, differing, pointer, code) => {
    const input = { name: 'Standesamt Test', type: 'standesamt', stateCode: 'SL', regions: ['10042'], ...differing };
    const { status, body } = await rollout.caller.post<Problem>('/authorities', input);
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('that does not exist, or whose id is none, is not found', async () => {
    expect((await visitor.get(`/authorities/${randomUUID()}`)).status).toBe(404);
    expect((await visitor.get('/authorities/1')).status).toBe(404);
  });
});

describe('the lists to choose from', () => {
  it('speak the language of the reader', async () => {
    const first = async (path: string, language: 'de' | 'en') =>
      (await visitor.get<{ items: { name: string }[] }>(path, { language })).body.items.map(({ name }) => name);
    expect(await first('/authority-types', 'en')).toContain('Registry office');
    expect(await first('/topic-areas', 'de')).toContain('Familie & Kind');
    expect(await first('/leistungen?q=99107', 'de')).toContain('Unterhaltsvorschuss');
  });

  it('get Leistungen from the catalogue team, each once', async () => {
    const leikaKey = await leistung();
    const again = await catalogue.caller.post<Problem>('/leistungen', { leikaKey, name: 'Doppelt', source: 'Test' });
    expect([again.status, again.body.type]).toEqual([409, '/problems/conflict']);
    expect((await saarland.caller.post('/leistungen', { leikaKey, name: 'Fremd', source: 'Test' })).status).toBe(403);
  });
});
