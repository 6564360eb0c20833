import { summaryColumns } from './catalogue-search.js';

/** The catalogue's prepared reads besides the search. */

/** $2 language: entries with everything about them; the caller adds a condition. */
const SERVICES = `
  SELECT ${summaryColumns('$2')},
    services.description, services.platform, services.operator_name AS "operatorName", services.contact_email AS "contactEmail",
    services.support_first_level AS "supportFirstLevel", services.support_second_level AS "supportSecondLevel",
    services.support_third_level AS "supportThirdLevel", services.price_model AS "priceModel",
    coalesce((SELECT json_agg(json_build_object('phase', phase, 'plannedOn', planned_on, 'actualOn', actual_on, 'note', note, 'source', source)
                              ORDER BY coalesce(actual_on, planned_on))
      FROM service_facts WHERE service_id = services.id), '[]') AS facts,
    services.state_reason AS "stateReason", services.paused_until AS "pausedUntil", services.retired_on AS "retiredOn",
    (SELECT json_build_object('slug', successor.slug, 'name', successor.name) FROM services AS successor WHERE successor.id = services.successor_id) AS successor,
    coalesce((SELECT json_agg(json_build_object('field', field, 'comment', comment, 'authorName', author_name, 'createdAt', created_at) ORDER BY created_at, id)
      FROM service_review_comments WHERE service_id = services.id AND resolved_at IS NULL), '[]') AS "reviewComments",
    services.submitted_by AS "submittedBy", (SELECT name FROM people WHERE id = services.submitted_by) AS "submittedByName",
    services.updated_at AS "updatedAt", services.row_version AS "rowVersion"
  FROM services
  JOIN topic_areas ON topic_areas.code = services.topic_area
  JOIN states ON states.code = services.lead_state_code`;

/** $1 slug, $2 language. */
export const SERVICE = `${SERVICES} WHERE services.slug = $1`;

/** Entries that wait for somebody at the operator, the longest first: at most $1; $2 language. */
export const SERVICES_WAITING = `${SERVICES} WHERE services.state IN ('in_review', 'draft') ORDER BY services.state_since, services.id LIMIT $1`;

/** $1 language. */
export const TOPIC_AREAS = `
  SELECT code, CASE $1 WHEN 'de' THEN name_de ELSE name_en END AS name FROM topic_areas ORDER BY name`;
