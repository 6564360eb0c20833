import { createServer } from 'node:net';
import pg from 'pg';
import { demo } from '#apps/cli/src/demo';
import { type Actor } from '#libs/kernel/actor';
import { parseConfig } from '#libs/platform/config/config';
import { migrate } from '#migrations/migrate';
import { type FloorSettings } from './floor-settings.js';
import { drive, type Measured, median } from './load.js';
import { startAnswering, startPrinting } from './servers.js';
import { loadSmallScale, SMALL_SCALE } from './small-scale.js';

const ROUNDS = 3;
const SECONDS = 4;
const SECRET = 'only-for-measuring-only-for-measuring-only';
const PASSWORD = 'nur zum Messen gedacht';
const STATE = '05';

interface Scenario {
  readonly name: string;
  readonly path: string;
  readonly isPublic: boolean;
  /** What the portal is to reach of the floor's throughput (docs/performance.md). */
  readonly goal: number;
}

const server = process.env.KONTOR_TEST_SERVER;
if (!server) throw new Error('The bench needs a PostgreSQL server: run it as "npm run bench".');
const databaseUrl = await freshDatabase(server);
const config = parseConfig({
  DATABASE_URL: databaseUrl,
  KONTOR_SECRET: SECRET,
  KONTOR_DEMO: '1',
  KONTOR_DEMO_PASSWORD: PASSWORD,
  LOG_LEVEL: 'warn',
});
console.log(`Loading ${SMALL_SCALE.authorities} authorities, ${SMALL_SCALE.services} services, ${SMALL_SCALE.connections} connections …`);
await migrate(databaseUrl);
await demo(config);
await loadSmallScale(databaseUrl);

const port = await freePort();
const portalUrl = `http://127.0.0.1:${port}`;
const settings: FloorSettings = { databaseUrl, actor: await coordinator(databaseUrl) };
const [portal, floor] = await Promise.all([
  startAnswering(
    'dist/apps/portal/src/main.js',
    {
      NODE_ENV: 'development',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      BASE_URL: portalUrl,
      KONTOR_SECRET: SECRET,
      KONTOR_DEMO_PASSWORD: PASSWORD,
      LOG_LEVEL: 'warn',
    },
    portalUrl,
  ),
  startPrinting('dist/bench/floor.js', { FLOOR_SETTINGS: JSON.stringify(settings) }),
]);
try {
  const authorization = `Bearer ${await signIn()}`;
  console.log('\n| read | portal / floor, throughput | portal / floor, p99 | goal | portal, requests/s |\n|---|---|---|---|---|');
  for (const scenario of await scenarios()) console.log(await compare(scenario, authorization));
  console.log(`\nMemory after the load: portal ${portal.memory()} MB, floor ${floor.memory()} MB.`);
} finally {
  await Promise.all([portal.stop(), floor.stop()]);
}

/** Both under the same load, in turns, so that whatever else the machine does falls on both. */
async function compare({ name, path, isPublic, goal }: Scenario, authorization: string): Promise<string> {
  const headers: Record<string, string> = isPublic ? {} : { authorization };
  const results: Record<'portal' | 'floor', Measured[]> = { portal: [], floor: [] };
  await drive(portal.url + path, headers, 1);
  await drive(floor.url + path, {}, 1);
  for (let round = 0; round < ROUNDS; round++) {
    results.floor.push(await drive(floor.url + path, {}, SECONDS));
    results.portal.push(await drive(portal.url + path, headers, SECONDS));
  }
  const throughput = (side: Measured[]): number => median(side.map(({ requestsPerSecond }) => requestsPerSecond));
  const p99 = (side: Measured[]): number => median(side.map(({ p99Milliseconds }) => p99Milliseconds));
  const ratio = throughput(results.portal) / throughput(results.floor);
  const tail = p99(results.portal) / p99(results.floor);
  return `| ${name} | ${ratio.toFixed(2)} | ${tail.toFixed(2)} | ≥ ${goal.toFixed(2)} | ${Math.round(throughput(results.portal))} |`;
}

async function scenarios(): Promise<Scenario[]> {
  return [
    {
      name: 'connections of a Land by status (signed in)',
      path: `/api/v1/connections?state=${STATE}&status=live`,
      isPublic: false,
      goal: 0.75,
    },
    { name: 'one connection (signed in)', path: `/api/v1/connections/${await withChecklist()}`, isPublic: false, goal: 0.75 },
    { name: 'catalogue search with facets (public)', path: '/api/v1/services?q=eheurkunde&facets=true', isPublic: true, goal: 1 },
    { name: 'status of the nation (public)', path: '/api/v1/status', isPublic: true, goal: 1 },
  ];
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${portal.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'koordination@nw.example', password: PASSWORD }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** A live connection of the Land that has its whole checklist. */
async function withChecklist(): Promise<string> {
  const [connection] = await rowsOf<{ id: string }>(
    databaseUrl,
    `SELECT id FROM connections WHERE state_code = '${STATE}' AND state = 'live' AND id IN (SELECT connection_id FROM connection_tasks) LIMIT 1`,
  );
  return connection?.id ?? '';
}

async function coordinator(url: string): Promise<Actor> {
  const [actor] = await rowsOf<Actor>(
    url,
    `SELECT people.id AS "personId", people.name AS "personName", organisations.id AS "organisationId", organisations.name AS "organisationName",
       organisations.kind AS "organisationKind", organisations.state_code AS "stateCode", memberships.roles, NULL AS "requestId"
     FROM people JOIN memberships ON memberships.person_id = people.id JOIN organisations ON organisations.id = memberships.organisation_id
     WHERE people.email = 'koordination@nw.example'`,
  );
  if (!actor) throw new Error('The demo world has no coordinator of NW.');
  return actor;
}

async function rowsOf<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function freshDatabase(url: string): Promise<string> {
  await rowsOf(url, 'DROP DATABASE IF EXISTS kontor_bench WITH (FORCE)');
  await rowsOf(url, 'CREATE DATABASE kontor_bench');
  const own = new URL(url);
  own.pathname = '/kontor_bench';
  return own.href;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address() as { port: number };
      probe.close(() => resolve(found));
    });
  });
}
