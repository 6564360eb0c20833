import { STATE_NAME } from '#libs/directory/directory-reads';

/** How the catalogue is searched: what was typed as words, and the two prepared statements that answer with entries and facets. */

const MOST_WORDS = 8;

/**
 * The words somebody typed, ready for `catalogue_query`: lower case, without signs, and the digits of a key together however they were
 * grouped ("99 107 021 017 000"). Null when nothing is left to search for.
 */
export function searchWords(typed: string | undefined): string[] | null {
  const words = (typed ?? '')
    .toLowerCase()
    .replace(/(?<=\d)\s+(?=\d)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return words.length > 0 ? words : null;
}

/**
 * $1 words or null, $2 the same as one text, $3 states that may be shown.
 * Full text first; only when it finds nothing, names and keys that are written alike. Words that say nothing ("der") leave out nothing.
 */
const HITS = `
  asked AS MATERIALIZED (SELECT catalogue_query($1) AS query),
  found AS (
    SELECT services.id, coalesce((1e6 * ts_rank(services.search, asked.query))::int, 0) AS score
    FROM services, asked
    WHERE services.state = ANY($3) AND ($1::text[] IS NULL OR numnode(asked.query) = 0 OR services.search @@ asked.query)),
  hits AS (
    SELECT id, score FROM found
    UNION ALL
    SELECT services.id, (1e6 * word_similarity($2, services.search_names))::int
    FROM services
    WHERE $1::text[] IS NOT NULL AND NOT EXISTS (SELECT FROM found) AND services.state = ANY($3) AND $2 <% services.search_names)`;

/** Länder that lead a service or co-use it by a running contract. */
const STATES_OF = `
  SELECT id AS service_id, lead_state_code AS state_code FROM services
  UNION
  SELECT service_id, state_code FROM contracts WHERE kind = 'co_use' AND state IN ('active', 'notice_given')`;

/** $4 topic area, $5 Land, $6 phase, $7 transport, $8 type of authority; each null for all. */
const FILTERS = {
  topics: '($4::text IS NULL OR services.topic_area = $4)',
  states: `($5::char(2) IS NULL OR EXISTS (SELECT FROM (${STATES_OF}) AS involved WHERE involved.service_id = services.id AND involved.state_code = $5))`,
  phases: '($6::text IS NULL OR services.phase = $6)',
  transports: '($7::text IS NULL OR EXISTS (SELECT FROM service_transports WHERE service_id = services.id AND transport = $7))',
  authorityTypes:
    '($8::text IS NULL OR EXISTS (SELECT FROM service_authority_types WHERE service_id = services.id AND authority_type = $8))',
};
type Facet = keyof typeof FILTERS;
const FACETS = Object.keys(FILTERS) as Facet[];

const inLanguage = (row: string, language: string): string => `CASE ${language} WHEN 'de' THEN ${row}.name_de ELSE ${row}.name_en END`;

/** An entry as `ServiceSummary`, from `services` joined with `topic_areas` and `states`. */
export const summaryColumns = (language: string): string => `
  services.id, services.slug, services.name, services.abbreviation, services.summary,
  json_build_object('code', topic_areas.code, 'name', ${inLanguage('topic_areas', language)}) AS topic,
  ${STATE_NAME} AS "leadState",
  coalesce((SELECT json_agg(json_build_object('leikaKey', leistungen.leika_key, 'name', leistungen.name) ORDER BY position)
    FROM service_leistungen JOIN leistungen USING (leika_key) WHERE service_id = services.id), '[]') AS leistungen,
  coalesce((SELECT json_agg(json_build_object('code', types.code, 'name', ${inLanguage('types', language)}) ORDER BY types.code)
    FROM service_authority_types JOIN authority_types AS types ON types.code = authority_type WHERE service_id = services.id), '[]') AS "authorityTypes",
  coalesce((SELECT json_agg(json_build_object('transport', transport, 'stage', stage) ORDER BY stage DESC, transport)
    FROM service_transports WHERE service_id = services.id), '[]') AS transports,
  services.phase, services.has_fees AS "hasFees", services.state, services.state_since AS "stateSince"`;

/** Besides HITS and FILTERS: $9 sort, $10 to $12 sort value, name and id of the row before, $13 limit, $14 language. */
export const SERVICE_LIST = `
  WITH ${HITS},
  filtered AS (
    SELECT services.id, services.name,
      CASE $9 WHEN 'relevance' THEN -hits.score WHEN 'newest' THEN -(extract(epoch FROM services.state_since) * 1000)::bigint ELSE 0 END AS sort_value
    FROM hits JOIN services ON services.id = hits.id
    WHERE ${FACETS.map((facet) => FILTERS[facet]).join(' AND ')})
  SELECT (SELECT count(*) FROM filtered) AS total, filtered.sort_value AS "sortValue", ${summaryColumns('$14')}
  FROM filtered
  JOIN services ON services.id = filtered.id
  JOIN topic_areas ON topic_areas.code = services.topic_area
  JOIN states ON states.code = services.lead_state_code
  WHERE $10::bigint IS NULL OR (filtered.sort_value, filtered.name, filtered.id) > ($10, $11, $12::uuid)
  ORDER BY filtered.sort_value, filtered.name, filtered.id
  LIMIT $13`;

/** Entries that pass every filter but the facet's own, so that each value counts what choosing it would leave. */
const countBy = (facet: Facet, code: string, name: string, joins: string): string => `
  SELECT '${facet}' AS facet, ${code} AS code, ${name} AS name, count(*) AS count
  FROM marked AS services ${joins}
  WHERE ${FACETS.filter((other) => other !== facet)
    .map((other) => `services."${other}"`)
    .join(' AND ')} AND ${code} IS NOT NULL
  GROUP BY 2, 3`;

/** Besides HITS and FILTERS: $9 language. Phases and transports have their names in the text catalogues. */
export const SERVICE_FACETS = `
  WITH ${HITS},
  marked AS (
    SELECT services.id, services.topic_area, services.phase, ${FACETS.map((facet) => `${FILTERS[facet]} AS "${facet}"`).join(', ')}
    FROM hits JOIN services ON services.id = hits.id)
  ${[
    countBy('topics', 'topic_area', inLanguage('topic_areas', '$9'), 'JOIN topic_areas ON topic_areas.code = topic_area'),
    countBy(
      'states',
      'state_code',
      'states.name',
      `JOIN (${STATES_OF}) AS involved ON involved.service_id = services.id JOIN states ON states.code = state_code`,
    ),
    countBy('phases', 'phase', "''", ''),
    countBy('transports', 'transport', "''", 'JOIN service_transports ON service_id = services.id'),
    countBy(
      'authorityTypes',
      'authority_type',
      inLanguage('authority_types', '$9'),
      'JOIN service_authority_types ON service_id = services.id JOIN authority_types ON authority_types.code = authority_type',
    ),
  ].join('\n  UNION ALL')}
  ORDER BY facet, count DESC, name, code`;
