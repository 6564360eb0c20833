import { randomUUID } from 'node:crypto';
import { type ServicePage, type ServiceView } from '#libs/catalogue/catalogue.view';
import { type Problem } from '#libs/platform/http/problem';
import { visitor } from './support/api.js';
import { sql } from './support/here.js';
import { signedIn } from './support/people.js';

/** Unterhaltsvorschuss Online as Bremen enters it, under an address of its own so that every test has its entry. */
function maintenanceAdvance(): Record<string, unknown> {
  return {
    slug: `uvo-${randomUUID()}`,
    name: 'Unterhaltsvorschuss Online',
    abbreviation: 'UVO',
    topic: 'familie_kind',
    leadStateCode: 'HB',
    summary: 'Unterhaltsvorschuss online beantragen.',
    description: 'Alleinerziehende beantragen Unterhaltsvorschuss. Die Mitnutzung läuft über den FIT-Store.',
    platform: 'Dataport OSI',
    contactEmail: 'uvo@bremen.example',
    supportFirstLevel: 'Kommune',
    supportSecondLevel: 'Jugendamt oder Betrieb',
    supportThirdLevel: 'Entwicklung',
    priceModel: 'by_key',
    leistungen: ['99 107 021 017 000'],
    authorityTypes: ['jugendamt'],
    transports: [
      { transport: 'file_drop', stage: 'interim' },
      { transport: 'osci_xta', stage: 'direct' },
    ],
    facts: [{ phase: 'pilot', actualOn: '2021-05-05', source: 'Freie Hansestadt Bremen' }],
  };
}

const editor = await signedIn(['operator.catalogue']);
const reviewer = await signedIn(['operator.catalogue']);

async function entered(differing: Record<string, unknown> = {}): Promise<ServiceView> {
  const { status, body } = await editor.caller.post<ServiceView>('/services', { ...maintenanceAdvance(), ...differing });
  expect(status).toBe(201);
  return body;
}

async function published(differing: Record<string, unknown> = {}): Promise<ServiceView> {
  const { slug } = await entered(differing);
  await editor.caller.post(`/services/${slug}/actions`, { action: 'submit' });
  const { status, body } = await reviewer.caller.post<ServiceView>(`/services/${slug}/actions`, { action: 'publish' });
  expect(status).toBe(200);
  return body;
}

async function eventsOf(service: { readonly id: string }): Promise<string[]> {
  const rows = await sql<{ name: string }>(`SELECT name FROM events WHERE subject_type = 'service' AND subject_id = $1 ORDER BY id`, [
    service.id,
  ]);
  return rows.map(({ name }) => name);
}

describe('a service on its way into the catalogue', () => {
  it('is entered, submitted by one person, published by another, and then public', async () => {
    const draft = await entered();
    expect(draft).toMatchObject({ state: 'draft', waitingOn: 'operator', phase: 'pilot', isEditable: true });
    expect(draft.leistungen).toEqual([{ leikaKey: '99107021017000', name: 'Unterhaltsvorschuss' }]);
    expect((await visitor.get(`/services/${draft.slug}`)).status).toBe(404);

    const submitted = await editor.caller.post<ServiceView>(`/services/${draft.slug}/actions`, { action: 'submit' });
    expect(submitted.body).toMatchObject({ state: 'in_review', isEditable: false, submittedByName: editor.person.name });

    const own = await editor.caller.post<Problem>(`/services/${draft.slug}/actions`, { action: 'publish' });
    expect(own).toMatchObject({ status: 422, body: { type: '/problems/not-ready' } });
    expect(own.body.missing?.map(({ code }) => code)).toEqual(['second_person']);

    const shown = await reviewer.caller.post<ServiceView>(`/services/${draft.slug}/actions`, { action: 'publish' });
    expect(shown.body).toMatchObject({ state: 'published', waitingOn: null });
    const seen = await visitor.get<ServiceView>(`/services/${draft.slug}`);
    expect(seen.body).toMatchObject({
      name: 'Unterhaltsvorschuss Online',
      availableActions: [],
      submittedByName: null,
      reviewComments: [],
    });
    expect(await eventsOf(draft)).toEqual(['service.created', 'service.submitted', 'service.published']);
  });

  it('is not submitted while anything is missing, and everything that is missing is named at once', async () => {
    const { slug } = await entered({
      description: undefined,
      leistungen: [],
      authorityTypes: [],
      transports: [],
      contactEmail: undefined,
      supportThirdLevel: undefined,
      priceModel: undefined,
    });
    const { status, body } = await editor.caller.post<Problem>(`/services/${slug}/actions`, { action: 'submit' });
    expect(status).toBe(422);
    expect(body.missing).toEqual([
      { code: 'service_description', message: 'Die Beschreibung der Leistung fehlt.', ownerParty: 'operator' },
      { code: 'service_leistung', message: 'Es ist keine Leistung (LeiKa) eingetragen.', ownerParty: 'operator' },
      expect.objectContaining({ code: 'service_authority_type' }),
      expect.objectContaining({ code: 'service_transport' }),
      expect.objectContaining({ code: 'service_contact' }),
      expect.objectContaining({ code: 'service_support_levels' }),
      expect.objectContaining({ code: 'service_price_model' }),
    ]);
    const { body: seen } = await editor.caller.get<ServiceView>(`/services/${slug}`);
    expect(seen.state).toBe('draft');
    expect(seen.availableActions[0]).toMatchObject({ action: 'submit', possible: false, missing: body.missing });
  });

  it('goes back with comments on fields, and comes again without them', async () => {
    const { slug } = await entered();
    await editor.caller.post(`/services/${slug}/actions`, { action: 'submit' });
    const bare = await reviewer.caller.post<Problem>(`/services/${slug}/actions`, { action: 'request_changes' });
    expect(bare.body.errors).toMatchObject([{ pointer: '/comments', code: 'required' }]);

    const comments = [{ field: 'summary', comment: 'Bitte sagen, für wen.' }];
    const returned = await reviewer.caller.post<ServiceView>(`/services/${slug}/actions`, { action: 'request_changes', comments });
    expect(returned.body).toMatchObject({ state: 'draft', reviewComments: [{ ...comments[0], authorName: reviewer.person.name }] });

    await editor.caller.patch(`/services/${slug}`, { summary: 'Für Alleinerziehende.' });
    const again = await editor.caller.post<ServiceView>(`/services/${slug}/actions`, { action: 'submit' });
    expect(again.body).toMatchObject({ state: 'in_review', reviewComments: [] });
  });

  it('stands still during the review', async () => {
    const { slug } = await entered();
    await editor.caller.post(`/services/${slug}/actions`, { action: 'submit' });
    const { status, body } = await editor.caller.patch<Problem>(`/services/${slug}`, { summary: 'anders' });
    expect([status, body.type]).toEqual([409, '/problems/wrong-state']);
  });

  it('is published once when two people press at the same time', async () => {
    const { slug } = await entered();
    await editor.caller.post(`/services/${slug}/actions`, { action: 'submit' });
    const second = await signedIn(['operator.catalogue']);
    const answers = await Promise.all(
      [reviewer, second].map(({ caller }) => caller.post(`/services/${slug}/actions`, { action: 'publish' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is paused, offered again and retired in favour of another', async () => {
    const service = await published();
    const successor = await published();
    const step = (body: object) => reviewer.caller.post<ServiceView>(`/services/${service.slug}/actions`, body);
    expect((await step({ action: 'pause', reason: 'Umzug der Plattform', until: '2020-01-01' })).status).toBe(422);
    expect((await step({ action: 'pause', reason: 'Umzug der Plattform', until: '2999-01-31' })).body).toMatchObject({
      state: 'paused',
      stateReason: 'Umzug der Plattform',
      pausedUntil: '2999-01-31',
    });
    expect((await step({ action: 'resume' })).body).toMatchObject({ state: 'published', stateReason: null, pausedUntil: null });
    expect((await step({ action: 'retire', reason: 'Abgelöst', successorSlug: 'gibt-es-nicht' })).status).toBe(422);
    expect(
      (await step({ action: 'retire', reason: 'Abgelöst', successorSlug: successor.slug, retiredOn: '2027-01-31' })).body,
    ).toMatchObject({
      state: 'retired',
      retiredOn: '2027-01-31',
      successor: { slug: successor.slug, name: successor.name },
    });
    expect((await visitor.get(`/services/${service.slug}`)).status).toBe(200);
  });
});

describe('editing an entry', () => {
  it('is refused when somebody else has changed it meanwhile', async () => {
    const { slug } = await entered();
    const first = await editor.caller.get<ServiceView>(`/services/${slug}`);
    const etag = first.headers.get('etag') ?? '';
    const edit = await editor.caller.patch(`/services/${slug}`, { platform: 'OSI' }, { headers: { 'if-match': etag } });
    expect([edit.status, edit.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = await reviewer.caller.patch<Problem>(`/services/${slug}`, { platform: 'alt' }, { headers: { 'if-match': etag } });
    expect([stale.status, stale.body.type]).toEqual([412, '/problems/stale-version']);
    expect((await editor.caller.get<ServiceView>(`/services/${slug}`)).body.platform).toBe('OSI');
  });

  it('may not take from a published entry what publication needs', async () => {
    const { slug } = await published();
    const { status, body } = await editor.caller.patch<Problem>(`/services/${slug}`, { contactEmail: null, transports: [] });
    expect(status).toBe(422);
    expect(body.missing?.map(({ code }) => code)).toEqual(['service_transport', 'service_contact']);
    expect((await visitor.get<ServiceView>(`/services/${slug}`)).body.transports).toHaveLength(2);
  });

  it('tells in the log what changed, and moves the phase with the facts', async () => {
    const service = await published();
    const facts = [
      { phase: 'pilot', actualOn: '2021-05-05', source: 'Bremen' },
      { phase: 'rollout', plannedOn: '2022-01-01', actualOn: '2022-03-01', source: 'Bremen' },
    ];
    const { body } = await editor.caller.patch<ServiceView>(`/services/${service.slug}`, { facts, platform: null });
    expect(body).toMatchObject({ phase: 'rollout', platform: null, rowVersion: service.rowVersion + 1 });
    const [event] = await sql<{ data: { changes: Record<string, unknown> } }>(
      `SELECT data FROM events WHERE subject_id = $1 AND name = 'service.edited'`,
      [service.id],
    );
    expect(event?.data.changes).toMatchObject({ platform: { before: 'Dataport OSI', after: null } });
    expect(event?.data.changes).toHaveProperty('facts');
  });

  it.each([
    ['an unknown LeiKa key', { leistungen: ['99999999999999'] }, '/leistungen', 'unknown_leika'],
    ['what is no LeiKa key', { leistungen: ['12345'] }, '/leistungen', 'isLeikaKey'],
    ['an unknown type of authority', { authorityTypes: ['rathaus'] }, '/authorityTypes', 'unknown_authority_type'],
    ['an unknown topic area', { topic: 'sonstiges' }, '/topic', 'unknown_topic'],
    ['a Land that does not exist', { leadStateCode: '17' }, '/leadStateCode', 'isState'],
    ['a day that does not exist', { facts: [{ phase: 'pilot', actualOn: '2026-02-30', source: 'x y' }] }, '/facts/0/actualOn', 'isDay'],
    [
      'an actual day in the future',
      { facts: [{ phase: 'pilot', actualOn: '2999-01-01', source: 'xy' }] },
      '/facts/0/actualOn',
      'fact_in_future',
    ],
    ['a fact without a day', { facts: [{ phase: 'pilot', source: 'xy' }] }, '/facts/0', 'fact_without_day'],
    ['a doubled transport', { transports: Array(2).fill({ transport: 'osci_xta', stage: 'direct' }) }, '/transports', 'doubled_transport'],
    ['an unknown field', { preis: 5 }, '/preis', 'unknown_field'],
    ['a field that is not the caller’s to set', { state: 'published' }, '/state', 'unknown_field'],
    ['too long a text', { summary: 'x'.repeat(501) }, '/summary', 'maxLength'],
  ])('names %s', async (_, differing, pointer, code) => {
    const { status, body } = await editor.caller.post<Problem>('/services', { ...maintenanceAdvance(), ...differing });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer, code }]);
    expect(body.errors?.[0]?.message).not.toBe('');
  });

  it('refuses an address that is taken, and says so in English too', async () => {
    const { slug } = await entered();
    const { status, body } = await editor.caller.post<Problem>('/services', { ...maintenanceAdvance(), slug }, { language: 'en' });
    expect([status, body.detail]).toEqual([409, 'This address in the catalogue is taken. Please choose another.']);
  });

  it('is for the catalogue team only', async () => {
    const { caller } = await signedIn(['operator.contracts']);
    const coordinator = await signedIn(['state.coordinator']);
    const shown = await published();
    const draft = await entered();
    expect((await visitor.post('/services', maintenanceAdvance())).status).toBe(401);
    expect((await caller.post('/services', maintenanceAdvance())).status).toBe(403);
    expect((await caller.patch(`/services/${draft.slug}`, { summary: 'x' })).status).toBe(403);
    expect((await coordinator.caller.patch(`/services/${shown.slug}`, { summary: 'x' })).status).toBe(403);
    expect((await coordinator.caller.patch(`/services/${draft.slug}`, { summary: 'x' })).status).toBe(404);
    expect((await coordinator.caller.post(`/services/${shown.slug}/actions`, { action: 'pause', reason: 'nur so' })).status).toBe(403);
  });
});

describe('searching the catalogue', () => {
  let slug: string;
  beforeAll(async () => {
    slug = (await published()).slug;
  });

  async function found(query: string): Promise<ServicePage> {
    const { status, body } = await visitor.get<ServicePage>(`/services?${query}`);
    expect(status).toBe(200);
    return body;
  }

  async function slugsFor(query: string): Promise<string[]> {
    return (await found(`limit=200&${query}`)).items.map((service) => service.slug);
  }

  it.each([
    ['its abbreviation', 'UVO'],
    ['the beginning of its name', 'unterhalt'],
    ['an unfinished word', 'Unterhaltsvorschus'],
    ['a mistyped word', 'Unterhaltvorschuss'],
    ['its LeiKa key', '99107021017000'],
    ['its LeiKa key as people write it', '99 107 021 017 000'],
    ['the beginning of its LeiKa key', '99 107 021'],
    ['a synonym', 'Nachnutzung'],
    ['another abbreviation of the law', 'UVG'],
    ['several words', 'unterhaltsvorschuss jugendamt'],
  ])('finds Unterhaltsvorschuss Online by %s', async (_, q) => {
    expect(await slugsFor(`q=${encodeURIComponent(q)}`)).toContain(slug);
  });

  it('finds nothing for words that are nowhere, and takes signs for signs', async () => {
    for (const q of ["'; DROP TABLE services; --", '& | ! ( ) : *', '%%%', '\\'])
      expect((await visitor.get(`/services?q=${encodeURIComponent(q)}`)).status).toBe(200);
    expect(await found('q=quantenphysik')).toMatchObject({ items: [], total: 0, next: null });
  });

  it.each([
    'topic=familie_kind',
    'transport=osci_xta',
    'authorityType=jugendamt',
    'phase=pilot',
    'state=HB',
    'state=04',
    'status=published',
  ])('lists it for %s', async (query) => {
    expect(await slugsFor(query)).toContain(slug);
  });

  it.each(['topic=umwelt', 'transport=fit_connect', 'authorityType=standesamt', 'phase=nationwide', 'state=SL', 'status=retired'])(
    'leaves it out for %s',
    async (query) => {
      expect(await slugsFor(query)).not.toContain(slug);
    },
  );

  it.each(['colour=blue', 'topic=a&topic=b', 'limit=201', 'state=XX', 'cursor=nonsense', 'facets=perhaps'])('refuses %s', async (query) => {
    expect((await visitor.get(`/services?${query}`)).status).toBe(400);
  });

  it('lists a service for a Land that co-uses it', async () => {
    const service = await published();
    expect(await slugsFor('state=SL')).not.toContain(service.slug);
    await coUse(service.id, '10');
    expect(await slugsFor('state=SL')).toContain(service.slug);
    const { facets } = await found('limit=1&facets=true');
    expect(facets?.states.map(({ code }) => code)).toContain('10');
  });

  it('counts for each value what choosing it would leave', async () => {
    const { facets, total } = await found('q=UVO&transport=osci_xta&facets=true');
    expect(facets?.topics).toEqual([{ code: 'familie_kind', name: 'Familie & Kind', count: total }]);
    for (const { code, count } of facets?.transports ?? []) expect((await found(`q=UVO&transport=${code}`)).total).toBe(count);
    for (const { code, count } of facets?.states ?? []) expect((await found(`q=UVO&transport=osci_xta&state=${code}`)).total).toBe(count);
    expect(facets?.transports.find(({ code }) => code === 'file_drop')?.name).toBe('PDF über geschützten Abruf');
  });

  it.each(['name', 'newest'])('leafs through every entry once, by %s', async (sort) => {
    const slugs: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ServicePage = await found(`sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
      slugs.push(...page.items.map((service) => service.slug));
      cursor = page.next;
    }
    expect(slugs).toEqual(await slugsFor(`sort=${sort}`));
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('keeps drafts to the operator, who asks for them', async () => {
    const draft = await entered();
    const slugs = async (caller: typeof visitor): Promise<string[]> =>
      (await caller.get<ServicePage>('/services?status=draft&limit=200')).body.items.map((service) => service.slug);
    expect(await slugs(visitor)).toEqual([]);
    expect(await slugs((await signedIn(['state.coordinator'])).caller)).toEqual([]);
    expect(await slugs(editor.caller)).toContain(draft.slug);
    expect(await slugsFor('')).not.toContain(draft.slug);
  });
});

/** A running co-use contract of a Land, as the contracts leave it. */
async function coUse(serviceId: string, stateCode: string): Promise<void> {
  await sql(
    `WITH template AS (
       INSERT INTO contract_templates (id, kind, channel, version, name, body, notice_months, notice_target, minimum_term_months, offer_days)
       VALUES (gen_random_uuid(), 'co_use', 'marktplatz_der_zukunft', 1 + (random() * 1e9)::int, 'Vorlage', 'Text', 3, 'year_end', 0, 30) RETURNING id)
     INSERT INTO contracts (id, number, kind, channel, service_id, state_code, customer_organisation_id, supplier_organisation_id, template_id,
       state, version, starts_on, offer_lapses_on, drafted_by, released_by)
     SELECT gen_random_uuid(), gen_random_uuid()::text, 'co_use', 'marktplatz_der_zukunft', $1, $2, customer.id, supplier.id, template.id,
       'active', 1, '2026-01-01', '2026-01-01', $3, $4
     FROM template, organisations AS customer, (SELECT id FROM organisations WHERE kind = 'hub' LIMIT 1) AS supplier
     WHERE customer.state_code = $2`,
    [serviceId, stateCode, editor.person.id, reviewer.person.id],
  );
}
