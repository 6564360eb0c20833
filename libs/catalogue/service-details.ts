import { type EntityManager } from 'typeorm';
import { type Day } from '#libs/kernel/day';
import { type FieldError, invalidInput } from '#libs/kernel/domain-error';
import { newId } from '#libs/platform/database/id';
import { type ServiceEdit, type ServiceInput } from './catalogue.dto.js';
import { type DatedFact, phaseOf } from './phase.js';

type Details = ServiceInput | ServiceEdit;
type List = keyof typeof LISTS;

/** The details that are columns of the entry itself, without its lists. */
export function columnsOf<D extends Details>({
  leistungen: _l,
  authorityTypes: _a,
  transports: _t,
  facts: _f,
  ...columns
}: D): Omit<D, List> {
  return columns;
}

/**
 * Holds what a catalogue entry says against what there is.
 * @throws DomainError `invalid_input` that names every Leistung, type of authority and topic area that is unknown, and doubled rows
 */
export async function demandSoundDetails(tx: EntityManager, details: Details, today: Day): Promise<void> {
  const unknown = await tx.query<{ pointer: string; code: string; params: Record<string, string> }[]>(UNKNOWN, [
    details.leistungen ?? [],
    details.authorityTypes ?? [],
    details.topic ?? null,
  ]);
  const errors: FieldError[] = [...unknown, ...transportErrors(details), ...factErrors(details, today)];
  if (errors.length > 0) throw invalidInput(...errors);
}

/** Writes the lists of an entry that the details hold, each in place of the one before, and what follows from them. */
export async function writeLists(tx: EntityManager, serviceId: string, details: Details, today: Day): Promise<void> {
  for (const [list, [table, insert]] of Object.entries(LISTS)) {
    const rows = details[list as List];
    if (!rows) continue;
    await tx.query(`DELETE FROM ${table} WHERE service_id = $1`, [serviceId]);
    await tx.query(insert, [serviceId, JSON.stringify(rows.map((row) => (typeof row === 'string' ? row : { ...row, id: newId() })))]);
  }
  await deriveFromLists(tx, serviceId, today);
}

/** Brings up to date what is kept of an entry's lists and texts: the phase reached, and the words it is found by. */
export async function deriveFromLists(tx: EntityManager, serviceId: string, today: Day): Promise<void> {
  const facts = await tx.query<DatedFact[]>(FACTS, [serviceId]);
  await tx.query(DERIVE, [serviceId, phaseOf(facts, today)]);
}

function transportErrors({ transports = [] }: Details): FieldError[] {
  return hasDoubles(transports.map(({ transport }) => transport)) ? [{ pointer: '/transports', code: 'doubled_transport' }] : [];
}

function factErrors({ facts = [] }: Details, today: Day): FieldError[] {
  const doubled = hasDoubles(facts.map(({ phase }) => phase)) ? [{ pointer: '/facts', code: 'doubled_phase' }] : [];
  const wrongDays = facts.flatMap(({ plannedOn, actualOn }, index) => {
    if (!plannedOn && !actualOn) return [{ pointer: `/facts/${index}`, code: 'fact_without_day' }];
    return actualOn && actualOn > today ? [{ pointer: `/facts/${index}/actualOn`, code: 'fact_in_future' }] : [];
  });
  return [...doubled, ...wrongDays];
}

function hasDoubles(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

const UNKNOWN = `
  SELECT '/leistungen' AS pointer, 'unknown_leika' AS code, json_build_object('leikaKey', given) AS params
  FROM unnest($1::text[]) AS given WHERE NOT EXISTS (SELECT FROM leistungen WHERE leika_key = given)
  UNION ALL
  SELECT '/authorityTypes', 'unknown_authority_type', json_build_object('type', given)
  FROM unnest($2::text[]) AS given WHERE NOT EXISTS (SELECT FROM authority_types WHERE code = given)
  UNION ALL
  SELECT '/topic', 'unknown_topic', '{}' WHERE $3::text IS NOT NULL AND NOT EXISTS (SELECT FROM topic_areas WHERE code = $3)`;

/** Table of each list and the statement that fills it from JSON in $2. */
const LISTS = {
  leistungen: [
    'service_leistungen',
    `INSERT INTO service_leistungen (service_id, leika_key, position)
     SELECT $1, key, position FROM jsonb_array_elements_text($2) WITH ORDINALITY AS listed (key, position)`,
  ],
  authorityTypes: [
    'service_authority_types',
    'INSERT INTO service_authority_types (service_id, authority_type) SELECT $1, type FROM jsonb_array_elements_text($2) AS type',
  ],
  transports: [
    'service_transports',
    `INSERT INTO service_transports (service_id, transport, stage)
     SELECT $1, transport, stage FROM jsonb_to_recordset($2) AS listed (transport text, stage text)`,
  ],
  facts: [
    'service_facts',
    `INSERT INTO service_facts (id, service_id, phase, planned_on, actual_on, note, source)
     SELECT id, $1, phase, "plannedOn", "actualOn", note, source
     FROM jsonb_to_recordset($2) AS listed (id uuid, phase text, "plannedOn" date, "actualOn" date, note text, source text)`,
  ],
} as const;

const FACTS = 'SELECT phase, planned_on AS "plannedOn", actual_on AS "actualOn" FROM service_facts WHERE service_id = $1';

const DERIVE = `
  UPDATE services SET
    phase = $2,
    leistung_words = coalesce((SELECT string_agg(leistungen.name || ' ' || leika_key, ' ' ORDER BY position)
      FROM service_leistungen JOIN leistungen USING (leika_key) WHERE service_id = $1), ''),
    search_text = concat_ws(' ', summary, description, platform, operator_name,
      (SELECT name_de || ' ' || name_en FROM topic_areas WHERE code = topic_area),
      (SELECT string_agg(types.name_de || ' ' || types.name_en, ' ') FROM service_authority_types JOIN authority_types AS types ON types.code = authority_type
       WHERE service_id = $1))
  WHERE id = $1`;
