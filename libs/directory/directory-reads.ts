import { DISTRICT_FIRST, validOn } from './regions.js';
import { runningMandate } from './visible-authorities.js';

/** The directory's prepared reads. */

/** A Land as `StateName`, for queries that join `states`. */
export const STATE_NAME = `json_build_object('code', states.code, 'short', states.short, 'name', states.name)`;

/** $1 day, $2 code of a Land or null for all. */
export const STATES = `
  SELECT states.code, states.short, states.name, states.contact_point AS "contactPoint", states.municipal_access AS "municipalAccess",
    (SELECT population FROM regions WHERE state_code = states.code AND kind = 'state' AND ${validOn('$1', 'regions')}) AS inhabitants,
    (SELECT count(*) FROM regions WHERE state_code = states.code AND kind = 'district' AND ${validOn('$1', 'regions')}) AS districts
  FROM states
  WHERE $2::char(2) IS NULL OR states.code = $2
  ORDER BY states.code`;

const REGION_COLUMNS = `
  regions.ars, regions.kind, regions.name, regions.ags, ${STATE_NAME} AS state, regions.population,
  regions.area_hectares AS "areaHectares", regions.valid_from AS "validFrom", regions.valid_until AS "validUntil", regions.source`;

/** $1 day, $2 pattern, $3 Land, $4 kind, $5 AGS, $6 and $7 name and id of the row before, $8 limit. */
export const REGIONS = `
  WITH hits AS (
    SELECT regions.id, regions.name FROM regions
    WHERE ${validOn('$1', 'regions')}
      AND ($2::text IS NULL OR regions.name ILIKE $2)
      AND ($3::char(2) IS NULL OR regions.state_code = $3)
      AND ($4::text IS NULL OR regions.kind = $4)
      AND ($5::text IS NULL OR regions.ags = $5))
  SELECT regions.id, (SELECT count(*) FROM hits) AS total, ${REGION_COLUMNS}
  FROM hits JOIN regions ON regions.id = hits.id JOIN states ON states.code = regions.state_code
  WHERE $6::text IS NULL OR (hits.name, hits.id) > ($6, $7::uuid)
  ORDER BY hits.name, hits.id
  LIMIT $8`;

/** $1 day, $2 ARS. */
export const REGION = `
  SELECT ${REGION_COLUMNS}, coalesce(
    (SELECT json_agg(json_build_object('ars', around.ars, 'kind', around.kind, 'name', around.name) ORDER BY around.ars)
     FROM regions AS around
     WHERE around.ars = ANY(containing_ars(regions.ars)) AND around.ars <> regions.ars AND ${validOn('$1', 'around')}), '[]') AS within
  FROM regions JOIN states ON states.code = regions.state_code
  WHERE regions.ars = $2 AND ${validOn('$1', 'regions')}
  ORDER BY ${DISTRICT_FIRST}
  LIMIT 1`;

/** $1 ARS of several, $2 day: the region behind each, the district where a key names several. */
export const REGIONS_BY_KEY = `
  SELECT DISTINCT ON (ars) id, ars, state_code AS "stateCode" FROM regions WHERE ars = ANY($1) AND ${validOn('$2', 'regions')} ORDER BY ars, ${DISTRICT_FIRST}`;

const AUTHORITY_COLUMNS = `
  authorities.id, authorities.name, json_build_object('code', authorities.type, 'name', CASE $2 WHEN 'de' THEN types.name_de ELSE types.name_en END) AS type,
  ${STATE_NAME} AS state, authorities.inhabitants, authorities.mailbox, organisations.name AS "organisationName",
  authorities.valid_from AS "validFrom", authorities.valid_until AS "validUntil"`;

const AUTHORITY_NAMES = `
  JOIN authority_types AS types ON types.code = authorities.type
  JOIN states ON states.code = authorities.state_code
  LEFT JOIN organisations ON organisations.id = authorities.organisation_id`;

/**
 * $1 day, $2 language, $3 pattern, $4 Land, $5 type, $6 ARS, $7 and $8 name and id of the row before, $9 limit.
 * @param visible condition on `authorities` with placeholders from $10 on
 */
export const authoritiesThat = (visible: string): string => `
  WITH hits AS (
    SELECT authorities.id, authorities.name FROM authorities
    WHERE ${validOn('$1', 'authorities')}
      AND ($3::text IS NULL OR authorities.name ILIKE $3)
      AND ($4::char(2) IS NULL OR authorities.state_code = $4)
      AND ($5::text IS NULL OR authorities.type = $5)
      AND ($6::text IS NULL OR EXISTS (
        SELECT FROM authority_regions JOIN regions AS served ON served.id = authority_regions.region_id
        WHERE authority_regions.authority_id = authorities.id AND ${validOn('$1', 'authority_regions')} AND served.ars = ANY(containing_ars($6))))
      AND ${visible})
  SELECT ${AUTHORITY_COLUMNS}, (SELECT count(*) FROM hits) AS total
  FROM hits JOIN authorities ON authorities.id = hits.id ${AUTHORITY_NAMES}
  WHERE $7::text IS NULL OR (hits.name, hits.id) > ($7, $8::uuid)
  ORDER BY hits.name, hits.id
  LIMIT $9`;

/** $1 day, $2 language, $3 authority. */
export const AUTHORITY = `
  SELECT ${AUTHORITY_COLUMNS}, authorities.organisation_id AS "organisationId", authorities.row_version AS "rowVersion",
    coalesce((SELECT json_agg(json_build_object('ars', served.ars, 'kind', served.kind, 'name', served.name) ORDER BY served.ars)
     FROM authority_regions JOIN regions AS served ON served.id = authority_regions.region_id
     WHERE authority_regions.authority_id = authorities.id AND ${validOn('$1', 'authority_regions')}), '[]') AS regions,
    coalesce((SELECT json_agg(json_build_object('leikaKey', leistungen.leika_key, 'name', leistungen.name) ORDER BY leistungen.name)
     FROM competent_on($1) AS answer JOIN leistungen USING (leika_key)
     WHERE answer.authority_id = authorities.id), '[]') AS "competentFor"
  FROM authorities ${AUTHORITY_NAMES}
  WHERE authorities.id = $3`;

/** $1 language. */
export const AUTHORITY_TYPES = `
  SELECT code, CASE $1 WHEN 'de' THEN name_de ELSE name_en END AS name FROM authority_types ORDER BY name`;

/** $1 authority, $2 the actor's organisation, $3 day, $4 service or null. */
export const MAY_ACT_FOR = `
  SELECT authorities.name, coalesce(authorities.organisation_id = $2, false) AS "isOwn"
  FROM authorities
  WHERE authorities.id = $1 AND (authorities.organisation_id = $2 OR EXISTS (
    SELECT FROM mandates
    WHERE mandates.authority_id = authorities.id AND mandates.provider_organisation_id = $2 AND ${runningMandate('$3', '$4')}))`;

/** The Land's coordinator as `GapOwner`. */
const GAP_OWNER = `
  json_build_object('ownerParty', 'state', 'state', ${STATE_NAME}, 'organisationName', coordinator.name, 'mailbox', coordinator.mailbox,
    'contactPoint', states.contact_point)`;

/** Regions an authority of a rule serves on the day in $3, beside the authority. */
const COMPETENT_AND_SERVED = `
  competences
  JOIN authorities ON authorities.id = competences.authority_id AND ${validOn('$3', 'authorities')}
  JOIN authority_regions ON authority_regions.authority_id = authorities.id AND ${validOn('$3', 'authority_regions')}
  JOIN regions AS served ON served.id = authority_regions.region_id AND ${validOn('$3', 'served')}`;

const DIGITS = `CASE region.kind WHEN 'state' THEN 2 WHEN 'government_region' THEN 3 WHEN 'planning_region' THEN 4 WHEN 'district' THEN 5
  WHEN 'association' THEN 9 ELSE 12 END`;

/** $1 LeiKa key, $2 ARS, $3 day. One row; what is unknown is null. */
export const COMPETENCE = `
  SELECT
    (SELECT json_build_object('leikaKey', leika_key, 'name', name) FROM leistungen WHERE leika_key = $1) AS leistung,
    CASE WHEN region.ars IS NOT NULL THEN json_build_object('ars', region.ars, 'kind', region.kind, 'name', region.name) END AS region,
    ${GAP_OWNER} AS owner, rule.id IS NOT NULL AS "hasRule",
    coalesce((SELECT json_agg(DISTINCT jsonb_build_object('id', authorities.id, 'name', authorities.name, 'type', authorities.type,
                                                          'ruleId', rule.id, 'source', rule.source, 'kind', served.kind))
     FROM ${COMPETENT_AND_SERVED}
     WHERE competences.rule_id = rule.id AND served.ars = ANY(containing_ars(region.ars))), '[]') AS candidates,
    EXISTS (SELECT FROM ${COMPETENT_AND_SERVED}
     WHERE competences.rule_id = rule.id AND served.ars LIKE left(region.ars, ${DIGITS}) || '%') AS "hasAuthoritiesInside"
  FROM (VALUES (1)) AS one
  LEFT JOIN LATERAL (SELECT * FROM regions WHERE ars = $2 AND ${validOn('$3', 'regions')} ORDER BY ${DISTRICT_FIRST} LIMIT 1) AS region ON true
  LEFT JOIN states ON states.code = region.state_code
  LEFT JOIN organisations AS coordinator ON coordinator.state_code = states.code
  LEFT JOIN competence_rules AS rule ON rule.state_code = states.code AND rule.leika_key = $1 AND ${validOn('$3', 'rule')}`;

/** $1 Land or null, $2 LeiKa key of the row before ($4 its Land) or null, $3 day, $5 limit. */
export const GAPS = `
  WITH said AS (
    SELECT states.code, leistungen.leika_key, leistungen.name, rule.id AS rule_id,
      (SELECT count(*) FROM regions
       WHERE regions.state_code = states.code AND ${validOn('$3', 'regions')}
         AND regions.kind = CASE rule.level WHEN 'each_district' THEN 'district' WHEN 'each_municipality' THEN 'municipality' END
         AND NOT EXISTS (SELECT FROM ${COMPETENT_AND_SERVED}
                         WHERE competences.rule_id = rule.id AND served.ars = ANY(containing_ars(regions.ars)))) AS uncovered
    FROM states CROSS JOIN leistungen
    LEFT JOIN competence_rules AS rule ON rule.state_code = states.code AND rule.leika_key = leistungen.leika_key AND ${validOn('$3', 'rule')}
    WHERE ($1::char(2) IS NULL OR states.code = $1) AND ($2::char(14) IS NULL OR (states.code, leistungen.leika_key) > ($4::char(2), $2)))
  SELECT ${STATE_NAME} AS state, json_build_object('leikaKey', said.leika_key, 'name', said.name) AS leistung,
    CASE WHEN said.rule_id IS NULL THEN 'no_rule' ELSE 'uncovered_regions' END AS reason,
    said.uncovered AS "uncoveredRegions", ${GAP_OWNER} AS owner
  FROM said JOIN states USING (code)
  LEFT JOIN organisations AS coordinator ON coordinator.state_code = states.code
  WHERE said.rule_id IS NULL OR said.uncovered > 0
  ORDER BY said.code, said.leika_key
  LIMIT $5`;

/** $1 language, $2 rule or null, $3 Land, $4 LeiKa key, $5 to $7 Land, key and beginning of the row before, $8 limit. */
export const COMPETENCE_RULES = `
  SELECT rule.id, ${STATE_NAME} AS state, json_build_object('leikaKey', rule.leika_key, 'name', leistungen.name) AS leistung, rule.level,
    json_build_object('code', types.code, 'name', CASE $1 WHEN 'de' THEN types.name_de ELSE types.name_en END) AS "authorityType",
    rule.valid_from AS "validFrom", rule.valid_until AS "validUntil", rule.source,
    (SELECT count(*) FROM competences WHERE competences.rule_id = rule.id) AS authorities
  FROM competence_rules AS rule
  JOIN states ON states.code = rule.state_code
  JOIN leistungen ON leistungen.leika_key = rule.leika_key
  JOIN authority_types AS types ON types.code = rule.authority_type
  WHERE ($2::uuid IS NULL OR rule.id = $2)
    AND ($3::char(2) IS NULL OR rule.state_code = $3)
    AND ($4::char(14) IS NULL OR rule.leika_key = $4)
    AND ($5::char(2) IS NULL OR (rule.state_code, rule.leika_key, rule.valid_from) > ($5, $6::char(14), $7::date))
  ORDER BY rule.state_code, rule.leika_key, rule.valid_from
  LIMIT $8`;

/** $1 language, $2 pattern for the name, $3 beginning of the key, $4 and $5 name and key of the row before, $6 limit. */
export const LEISTUNGEN = `
  SELECT leistungen.leika_key AS "leikaKey", leistungen.name, leistungen.source,
    CASE WHEN types.code IS NOT NULL
      THEN json_build_object('code', types.code, 'name', CASE $1 WHEN 'de' THEN types.name_de ELSE types.name_en END) END AS "authorityType"
  FROM leistungen LEFT JOIN authority_types AS types ON types.code = leistungen.authority_type
  WHERE ($2::text IS NULL OR leistungen.name ILIKE $2 OR leistungen.leika_key LIKE $3 || '%')
    AND ($4::text IS NULL OR (leistungen.name, leistungen.leika_key) > ($4, $5::char(14)))
  ORDER BY leistungen.name, leistungen.leika_key
  LIMIT $6`;
