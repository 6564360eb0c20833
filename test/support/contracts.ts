import { newId } from '#libs/platform/database/id';
import { type TestOrganisation } from './people.js';
import { sql } from './here.js';

/** A published service with one Leistung, of one's own. */
export interface TestService {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly leikaKey: string;
}

/** A service that can be ordered, entered without the way through the catalogue. */
export async function publishedService(): Promise<TestService> {
  const id = newId();
  const leikaKey = `99${id.replace(/\D/g, '').padEnd(12, '0').slice(-12)}`;
  const service = { id, slug: `dienst-${id}`, name: `Dienst ${id}`, leikaKey };
  await sql(
    `INSERT INTO services (id, slug, name, topic_area, lead_state_code, state) VALUES ($1, $2, $3, 'familie_kind', '04', 'published')`,
    [id, service.slug, service.name],
  );
  await sql("INSERT INTO leistungen (leika_key, name, source) VALUES ($1, $2, 'Test')", [leikaKey, `Leistung ${leikaKey}`]);
  await sql('INSERT INTO service_leistungen (service_id, leika_key, position) VALUES ($1, $2, 1)', [id, leikaKey]);
  return service;
}

/** The hub: in every world there is one. */
export async function theHub(): Promise<TestOrganisation> {
  const [hub] = await sql<TestOrganisation>("SELECT id, name FROM organisations WHERE kind = 'hub' ORDER BY created_at LIMIT 1");
  if (!hub) throw new Error('The demo world has no hub.');
  return hub;
}

/** Lets the hub have a running provision contract for the service, as one that was made long ago, unless it has one. */
export async function provide({ id: serviceId }: Pick<TestService, 'id'>): Promise<void> {
  const id = newId();
  await sql(
    `INSERT INTO contracts (id, number, kind, channel, service_id, customer_organisation_id, supplier_organisation_id, template_id, state, version,
       starts_on, offer_lapses_on, drafted_by, released_by)
     SELECT $1::uuid, 'ALT-' || $1::text, 'provision', 'fit_store', $2,
       (SELECT id FROM organisations WHERE kind = 'hub' ORDER BY created_at LIMIT 1), (SELECT id FROM organisations WHERE kind = 'operator'),
       (SELECT id FROM contract_templates WHERE kind = 'provision' LIMIT 1), 'active', 1, '2025-01-01', '2025-02-01',
       (SELECT id FROM people ORDER BY id LIMIT 1), (SELECT id FROM people ORDER BY id DESC LIMIT 1)
     ON CONFLICT DO NOTHING`,
    [id, serviceId],
  );
}
