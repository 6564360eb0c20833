import { createHash, randomUUID } from 'node:crypto';
import { connectionSample } from './connection-sample.js';
import { TOPICS } from '#apps/portal/src/web/service-sheet';
import { publishedService } from './contracts.js';
import { sql } from './here.js';
import { annexOf, contract, interest, serviceInReview } from './page-subjects.js';

/** A value for a parameter, read from the demo world. */
type Sample = () => Promise<string | undefined>;

const first =
  (text: string): Sample =>
  async () =>
    (await sql<{ value: string }>(text))[0]?.value;

/** For each route with a parameter, up to that parameter: where the demo world has a value for it. */
const PARAMETERS: Readonly<Record<string, Sample>> = {
  '/connections/:id': async () => (await connectionSample()).id,
  '/connections/:id/tasks/:key': () => Promise.resolve('name_contacts'),
  '/connections/:id/parameters/:environment': () => Promise.resolve('test'),
  '/connections/:id/test-runs/:testRunId': async () => (await connectionSample()).testRunId,
  '/connections/:id/:step': () => Promise.resolve('cancel'),
  '/catalogue/:slug': first("SELECT slug AS value FROM services WHERE slug = 'unterhaltsvorschuss-online'"),
  '/contracts/:id': () => contract('start_alignment', 'offer'),
  '/interests/:id': () => interest('start_alignment'),
  '/mail-previews/:template': () => Promise.resolve('contract_signed'),
  '/people/:id': first(`SELECT id AS value FROM people WHERE email = 'leitung@wuppertal.example'`),
  '/services/:slug': first(
    `SELECT slug AS value FROM services WHERE state = 'published' ORDER BY slug = 'unterhaltsvorschuss-online' DESC, slug LIMIT 1`,
  ),
  '/states/:code': () => Promise.resolve('NW'),
  '/status/services/:slug': first(
    `SELECT slug AS value FROM services WHERE state = 'published' ORDER BY slug = 'unterhaltsvorschuss-online' DESC, slug LIMIT 1`,
  ),
  '/status/states/:code': () => Promise.resolve('NW'),
};

/** For routes where one value for each parameter will not do, whole addresses. */
const ADDRESSES: Readonly<Record<string, () => Promise<string | readonly string[]>>> = {
  '/catalogue/:slug/:step': async () => {
    const { slug } = await publishedService();
    return [`/catalogue/${slug}/pause`, `/catalogue/${slug}/retire`];
  },
  '/catalogue/:slug/edit/:topic': async () => {
    const { slug } = await publishedService();
    return TOPICS.map((topic) => `/catalogue/${slug}/edit/${topic}`);
  },
  '/catalogue/:slug/request-changes': async () => `/catalogue/${await serviceInReview()}/request-changes`,
  '/contracts/:id/:step': async () => [
    `/contracts/${await contract()}/withdraw`,
    `/contracts/${await contract('start_alignment')}/offer`,
    `/contracts/${await contract('start_alignment', 'offer')}/reject`,
    `/contracts/${await contractOfTheDemoWorld()}/give-notice`,
  ],
  '/contracts/:id': async () => [`/contracts/${await contract()}`, `/contracts/${await contractOfTheDemoWorld()}`],
  '/contracts/:id/annexes': async () => `/contracts/${await contract()}/annexes`,
  '/contracts/:id/annexes/:annexId': async () => {
    const id = await contract();
    return `/contracts/${id}/annexes/${await annexOf(id)}`;
  },
  '/contracts/:id/edit': async () => `/contracts/${await contract()}/edit`,
  '/contracts/:id/sign': async () => `/contracts/${await contract('start_alignment', 'offer')}/sign`,
  '/interests/:id/:step': async () => [
    `/interests/${await interest('start_alignment')}/confirm`,
    `/interests/${await interest()}/decline`,
    `/interests/${await interest()}/withdraw`,
  ],
};

/** For pages that answer nothing without a query: what it has to be. */
const QUERIES: Readonly<Record<string, () => Promise<string>>> = {
  '/accept-invitation': async () => `token=${await oneTimeLink('invitation')}`,
  '/reset-password': async () => `token=${await oneTimeLink('password_reset')}`,
};

/**
 * Addresses of a route, with values of this world in place of its parameters.
 * @throws Error naming the parameter when there is no sample for it: add one here
 */
export async function sampleAddresses(route: string): Promise<readonly string[]> {
  const whole = await ADDRESSES[route]?.();
  return whole === undefined ? [await sampleAddress(route)] : [whole].flat();
}

async function sampleAddress(route: string): Promise<string> {
  let address = route;
  for (const parameter of route.match(/:[a-zA-Z]+/g) ?? []) {
    const upToHere = route.slice(0, route.indexOf(parameter) + parameter.length);
    const sample = PARAMETERS[upToHere];
    if (!sample) throw new Error(`There is no sample for ${upToHere}: add one to test/support/page-samples.ts.`);
    const value = await sample();
    if (value === undefined) throw new Error(`The demo world has no sample for ${upToHere}.`);
    address = address.replace(parameter, encodeURIComponent(value));
  }
  const query = await QUERIES[route]?.();
  return query ? `${address}?${query}` : address;
}

/** A link as it is mailed; only its digest is stored. */
async function oneTimeLink(purpose: string): Promise<string> {
  const token = randomUUID();
  await sql(
    `INSERT INTO one_time_links (id, purpose, person_id, organisation_id, token_sha256, created_at, expires_at)
     SELECT $1, $2, memberships.person_id, CASE $2 WHEN 'invitation' THEN organisation_id END, $3, now(), now() + interval '1 hour'
     FROM memberships LIMIT 1`,
    [randomUUID(), purpose, createHash('sha256').update(token).digest('hex')],
  );
  return token;
}

async function contractOfTheDemoWorld(): Promise<string> {
  const [row] = await sql<{ id: string }>("SELECT id FROM contracts WHERE number = 'BV-2025-001'");
  if (!row) throw new Error('The demo world has lost its contract.');
  return row.id;
}
