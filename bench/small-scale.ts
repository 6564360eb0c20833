import pg from 'pg';
import { CHECKLIST } from '#libs/onboarding/checklist-template';

/** How much there is at the scale for every day; the national scale is a later command of its own. */
export const SMALL_SCALE = { authorities: 11_000, services: 15, connections: 100_000 } as const;

/**
 * Fills a migrated database (with the demo world in it) with made-up authorities, services, contracts and connections in every state.
 * @param url of the owner
 */
export async function loadSmallScale(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of STATEMENTS) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Version 7 ids in the order of the series, as the application would have made them. */
const ID = (series: string, kind: number): string =>
  `(lpad(to_hex(1700000000000 + ${series}), 12, '0') || '7000800${kind}' || lpad(to_hex(${series}), 12, '0'))::uuid`;

const STATEMENTS = [
  'BEGIN',
  `INSERT INTO regions (id, ars, kind, state_code, name, text_code, population, valid_from, source)
   SELECT ${ID('n', 1)}, lpad((1 + n % 16)::text, 2, '0') || '9' || lpad(n::text, 9, '0'), 'municipality', lpad((1 + n % 16)::text, 2, '0'),
          'Messgemeinde ' || n, '63', 1000 + n, '2020-01-01', 'bench'
   FROM generate_series(1, ${SMALL_SCALE.authorities}) AS n`,
  `INSERT INTO authorities (id, name, type, state_code)
   SELECT ${ID('n', 2)}, 'Messbehörde ' || n, 'standesamt', lpad((1 + n % 16)::text, 2, '0') FROM generate_series(1, ${SMALL_SCALE.authorities}) AS n`,
  `INSERT INTO authority_regions (id, authority_id, region_id)
   SELECT ${ID('n', 3)}, ${ID('n', 2)}, ${ID('n', 1)} FROM generate_series(1, ${SMALL_SCALE.authorities}) AS n`,
  `INSERT INTO leistungen (leika_key, name, authority_type, source)
   SELECT '99' || lpad((900000000000 + n)::text, 12, '0'), 'Messleistung ' || n, 'standesamt', 'bench' FROM generate_series(1, ${SMALL_SCALE.services}) AS n`,
  `INSERT INTO competence_rules (id, state_code, leika_key, level, authority_type, valid_from, source)
   SELECT ${ID('n * 100 + states.code::int', 4)}, states.code, '99' || lpad((900000000000 + n)::text, 12, '0'), 'each_municipality', 'standesamt', '2020-01-01', 'bench'
   FROM generate_series(1, ${SMALL_SCALE.services}) AS n, states`,
  `INSERT INTO competences (leika_key, state_code, authority_id, rule_id)
   SELECT rules.leika_key, rules.state_code, authorities.id, rules.id
   FROM competence_rules AS rules JOIN authorities ON authorities.state_code = rules.state_code AND authorities.name LIKE 'Messbehörde %'
   WHERE rules.source = 'bench'`,
  `INSERT INTO services (id, slug, name, abbreviation, summary, description, topic_area, lead_state_code, platform, operator_name, contact_email,
     support_first_level, support_second_level, support_third_level, price_model, state, search_text)
   SELECT ${ID('n', 5)}, 'messdienst-' || n, 'Messdienst ' || n || ' ' || (ARRAY['Geburt', 'Wohnen', 'Ausweis', 'Eheurkunde', 'Kinderzuschlag'])[1 + n % 5], 'MD' || n,
          'Ein Dienst zum Messen.', 'Nur für Messungen angelegt.', (ARRAY['familie_kind', 'bildung', 'umwelt'])[1 + n % 3], '04', 'Messplattform', 'Messbetrieb',
          'messung@bremen.example', 'a', 'b', 'c', 'free', 'published', 'messung dienst antrag familie leistung ' || n
   FROM generate_series(1, ${SMALL_SCALE.services}) AS n`,
  `INSERT INTO service_leistungen (service_id, leika_key, position)
   SELECT ${ID('n', 5)}, '99' || lpad((900000000000 + n)::text, 12, '0'), 1 FROM generate_series(1, ${SMALL_SCALE.services}) AS n`,
  `INSERT INTO service_authority_types SELECT ${ID('n', 5)}, 'standesamt' FROM generate_series(1, ${SMALL_SCALE.services}) AS n`,
  `INSERT INTO service_transports SELECT ${ID('n', 5)}, 'file_drop', 'interim' FROM generate_series(1, ${SMALL_SCALE.services}) AS n`,
  `INSERT INTO service_transports SELECT ${ID('n', 5)}, 'osci_xta', 'direct' FROM generate_series(1, ${SMALL_SCALE.services}) AS n`,
  `INSERT INTO contracts (id, number, kind, channel, service_id, state_code, customer_organisation_id, supplier_organisation_id, template_id, state, version, starts_on, offer_lapses_on,
     drafted_by, released_by)
   SELECT ${ID('n * 100 + states.code::int', 6)}, 'MESS-' || n || '-' || states.code, 'co_use', 'fit_store', ${ID('n', 5)}, states.code, customer.id, supplier.id, template.id,
          'active', 1, '2026-01-01', '2025-12-31', drafter.id, releaser.id
   FROM generate_series(1, ${SMALL_SCALE.services}) AS n, states
   JOIN organisations AS customer ON customer.kind = 'state' AND customer.state_code = states.code,
        (SELECT id FROM organisations WHERE kind = 'hub' LIMIT 1) AS supplier,
        (SELECT id FROM contract_templates WHERE kind = 'co_use' AND channel = 'fit_store' LIMIT 1) AS template,
        (SELECT id FROM people WHERE email = 'vertrag@bremen.example') AS drafter,
        (SELECT id FROM people WHERE email = 'freigabe@bremen.example') AS releaser`,
  `INSERT INTO connections (id, service_id, authority_id, state_code, state, stage, target_stage, waiting_on, waiting_since, cutover_on, live_interim_since, contract_id, state_since)
   SELECT ${ID('n', 7)}, ${ID('service', 5)}, ${ID('authority', 2)}, code, state, CASE WHEN state = 'live' THEN 'interim' END, 'interim',
          CASE WHEN state <> 'live' THEN (ARRAY['authority', 'state', 'operator', 'dvdv_office'])[1 + n % 4] END,
          CASE WHEN state <> 'live' THEN timestamptz '2026-01-01' + n * interval '1 minute' END,
          CASE WHEN state IN ('scheduled', 'live') THEN date '2026-10-01' END, CASE WHEN state = 'live' THEN timestamptz '2026-10-01' END,
          ${ID('service * 100 + code::int', 6)}, timestamptz '2026-01-01' + n * interval '1 minute'
   FROM (SELECT n, 1 + (n - 1) / ${SMALL_SCALE.authorities} AS service, 1 + (n - 1) % ${SMALL_SCALE.authorities} AS authority,
                lpad((1 + (1 + (n - 1) % ${SMALL_SCALE.authorities}) % 16)::text, 2, '0') AS code,
                (ARRAY['requested', 'cleared', 'preparing', 'connecting', 'testing', 'approval', 'scheduled', 'live', 'live', 'live'])[1 + n % 10] AS state
         FROM generate_series(1, ${SMALL_SCALE.connections}) AS n) AS made`,
  // A checklist for one live connection in three: what is read one at a time has to have substance.
  `INSERT INTO connection_tasks (connection_id, key, stage, dimension, owner_party, position, is_mandatory, template_version, state)
   SELECT ${ID('n', 7)}, task.key, 'interim', 'technology', 'authority', task.position, true, 1, 'done'
   FROM generate_series(8, ${SMALL_SCALE.connections}, 10) AS n,
        unnest(ARRAY[${CHECKLIST.map(({ key }) => `'${key}'`).join(', ')}]) WITH ORDINALITY AS task (key, position)`,
  'COMMIT',
  'VACUUM ANALYZE',
];
