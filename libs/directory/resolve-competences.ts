import { type EntityManager } from 'typeorm';

/**
 * Works out which authorities follow from a Land's rules for one type of authority: needed when a rule is set and when
 * authorities come, go or serve other regions. Lists named one by one stay as they were named.
 */
export async function resolveCompetences(tx: EntityManager, stateCode: string, authorityType: string): Promise<void> {
  await tx.query(FORGET, [stateCode, authorityType]);
  await tx.query(RESOLVE, [stateCode, authorityType]);
}

const FORGET = `
  DELETE FROM competences USING competence_rules AS rule
  WHERE rule.id = competences.rule_id AND rule.state_code = $1 AND rule.authority_type = $2 AND rule.level <> 'named_list'`;

/** An authority counts from the first to the last day that it, its service of the region, the region and the rule have in common. */
const RESOLVE = `
  INSERT INTO competences (rule_id, authority_id, leika_key, state_code)
  SELECT DISTINCT rule.id, authorities.id, rule.leika_key, rule.state_code
  FROM competence_rules AS rule
  JOIN authorities ON authorities.state_code = rule.state_code AND authorities.type = rule.authority_type
  JOIN authority_regions ON authority_regions.authority_id = authorities.id
  JOIN regions AS served ON served.id = authority_regions.region_id
  JOIN regions AS meant ON meant.ars = served.ars AND meant.kind = ANY(CASE rule.level
    WHEN 'each_district' THEN ARRAY['district'] WHEN 'each_municipality' THEN ARRAY['municipality', 'association'] WHEN 'one_state_authority' THEN ARRAY['state'] END)
  WHERE rule.state_code = $1 AND rule.authority_type = $2 AND rule.level <> 'named_list'
    AND NOT isempty(daterange(rule.valid_from, rule.valid_until, '[]') * daterange(authorities.valid_from, authorities.valid_until, '[]')
      * daterange(authority_regions.valid_from, authority_regions.valid_until, '[]') * daterange(meant.valid_from, meant.valid_until, '[]'))
  ON CONFLICT DO NOTHING`;
