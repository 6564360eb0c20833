import { createServer } from 'node:http';
import pg from 'pg';
import { type DataSource } from 'typeorm';
import { CatalogueService } from '#libs/catalogue/catalogue.service';

import { ConnectionFiles } from '#libs/onboarding/connection-files.service';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { type ConnectionQuery } from '#libs/onboarding/connection.dto';
import { Clock } from '#libs/platform/clock';
import '#libs/platform/database/database.module';
import { Database } from '#libs/platform/database/database';
import { translator } from '#libs/platform/i18n/i18n';
import { StatusService } from '#libs/reporting/status.service';
import { type FloorSettings } from './floor-settings.js';

/**
 * The floor: a bare node:http server with a pg pool that runs the portal's own prepared statements and writes the same JSON, without
 * framework, sign-in, validation, headers or log. What the portal reaches of it is the price of all these.
 */
const { databaseUrl, actor } = JSON.parse(process.env.FLOOR_SETTINGS ?? '{}') as FloorSettings;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, options: '-c role=kontor_app -c timezone=UTC' });
const database = new Database({ driver: { master: pool } } as unknown as DataSource);
const clock = new Clock();
const t = translator('de');
const catalogue = new CatalogueService(database);
const connections = new ConnectionReads(database, clock, new ConnectionFiles(database, clock));
const status = new StatusService(database, clock);

async function answer(url: URL): Promise<unknown> {
  const query = { limit: 50, ...Object.fromEntries(url.searchParams) };
  const path = url.pathname.replace('/api/v1', '');
  if (path === '/services') return catalogue.search(null, { ...query, facets: true }, t);
  if (path === '/status') return status.nation();
  if (path === '/connections') return connections.list(actor, { ...query, sort: 'newest' } as unknown as ConnectionQuery);
  return connections.one(actor, path.replace('/connections/', ''), t);
}

const server = createServer((request, response) => {
  void answer(new URL(request.url ?? '/', 'http://floor')).then((body) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`ready http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
