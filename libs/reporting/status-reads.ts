import { PUBLIC_STATES, type ServiceState } from '#libs/catalogue/service.machine';
import { RUNNING_STATES } from '#libs/contracts/contract.machine';
import { type Day } from '#libs/kernel/day';
import { type CoverageFacts } from './coverage.js';

/** Public services ($2: one slug or null) by Länder ($3: one code or null) on day $1, with who is competent and how far they are. */
export const CELLS = `
  WITH shown AS (SELECT id, slug, name, state FROM services WHERE state IN (${PUBLIC_STATES.map((state) => `'${state}'`).join(', ')}) AND ($2::text IS NULL OR slug = $2)),
  competent AS (
    SELECT pairs.service_id, pairs.state_code, count(*)::int AS authorities, sum(authorities.inhabitants)::bigint AS inhabitants
    FROM (
      SELECT DISTINCT service_leistungen.service_id, competent.state_code, competent.authority_id
      FROM shown
      JOIN service_leistungen ON service_leistungen.service_id = shown.id
      JOIN competent_on($1) AS competent ON competent.leika_key = service_leistungen.leika_key
      WHERE $3::char(2) IS NULL OR competent.state_code = $3) AS pairs
    JOIN authorities ON authorities.id = pairs.authority_id
    GROUP BY pairs.service_id, pairs.state_code),
  counted AS (
    SELECT service_id, state_code, json_agg(json_build_object('state', state, 'stage', stage, 'authorities', authorities, 'inhabitants', inhabitants)) AS counters
    FROM (
      SELECT service_id, state_code, state, nullif(stage, '') AS stage, sum(authorities) AS authorities, sum(inhabitants) AS inhabitants
      FROM rollout_counters
      WHERE service_id IN (SELECT id FROM shown) AND ($3::char(2) IS NULL OR state_code = $3)
      GROUP BY service_id, state_code, state, stage) AS merged
    WHERE authorities > 0
    GROUP BY service_id, state_code)
  SELECT shown.id AS "serviceId", shown.slug AS "serviceSlug", shown.name AS "serviceName", shown.state AS "serviceState",
    states.code AS "stateCode", states.short AS "stateShort", states.name AS "stateName", contracts.starts_on AS "contractSince",
    coalesce(competent.authorities, 0) AS "competentAuthorities", coalesce(competent.inhabitants, 0) AS "competentInhabitants",
    coalesce(counted.counters, '[]') AS counters
  FROM shown
  CROSS JOIN states
  LEFT JOIN competent ON competent.service_id = shown.id AND competent.state_code = states.code
  LEFT JOIN counted ON counted.service_id = shown.id AND counted.state_code = states.code
  LEFT JOIN contracts ON contracts.service_id = shown.id AND contracts.state_code = states.code AND contracts.kind = 'co_use'
    AND contracts.state IN (${RUNNING_STATES.map((state) => `'${state}'`).join(', ')})
  WHERE $3::char(2) IS NULL OR states.code = $3
  ORDER BY shown.name, shown.slug, states.code`;

/** A service in a Land, as `CELLS` reads it. */
export interface Cell extends CoverageFacts {
  readonly serviceId: string;
  readonly serviceSlug: string;
  readonly serviceName: string;
  readonly serviceState: ServiceState;
  readonly stateCode: string;
  readonly stateShort: string;
  readonly stateName: string;
  readonly contractSince: Day | null;
}

/** For whom connections wait, by the kept counters; the oldest of each party is the first in the index. */
export function waitingStatement(scope: 'nation' | 'service' | 'state'): string {
  const within = { nation: '', service: 'AND service_id = $1', state: 'AND state_code = $1' }[scope];
  return `
    SELECT waiting_on AS party, sum(authorities)::int AS connections,
      (SELECT min(waiting_since) FROM connections WHERE connections.waiting_on = counters.waiting_on ${within}) AS "oldestSince"
    FROM rollout_counters AS counters
    WHERE waiting_on <> '' ${within}
    GROUP BY waiting_on
    HAVING sum(authorities) > 0
    ORDER BY connections DESC, party`;
}

/** What the public hears of connections, the newest first; $1 is the most to show. */
export function historyStatement(scope: 'nation' | 'service' | 'state'): string {
  const within = { nation: '', service: 'AND events.service_id = $2', state: 'AND events.state_code = $2' }[scope];
  return `
    SELECT to_char(events.occurred_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS "on", events.name,
      events.data->>'serviceSlug' AS "serviceSlug", events.data->>'serviceName' AS "serviceName",
      events.state_code AS "stateCode", events.data->>'stateName' AS "stateName",
      events.data->>'authorityName' AS "authorityName", events.data->>'stage' AS stage
    FROM events
    WHERE events.name IN ('connection.went_live', 'connection.switched_to_direct', 'connection.disconnected') ${within}
    ORDER BY events.id DESC
    LIMIT $1`;
}

export const FACTS = `
  SELECT phase, planned_on AS "plannedOn", actual_on AS "actualOn", note, source
  FROM service_facts WHERE service_id = $1
  ORDER BY array_position(ARRAY['planning', 'design', 'implementation', 'pilot', 'rollout', 'nationwide'], phase)`;

/** Connections from being cleared to live, after the one with id $1, at most $2; authorities are public bodies, persons stay out. */
export const PUBLIC_CONNECTIONS = `
  SELECT connections.id, services.slug AS service, services.name AS "serviceName", connections.state_code AS "stateCode",
    states.short AS "stateShort", authorities.name AS authority, authorities.type AS "authorityType", connections.state,
    to_char(connections.state_since AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS since, connections.stage,
    to_char(connections.live_interim_since AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS "liveInterimSince",
    to_char(connections.live_direct_since AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS "liveDirectSince"
  FROM connections
  JOIN services ON services.id = connections.service_id
  JOIN authorities ON authorities.id = connections.authority_id
  JOIN states ON states.code = connections.state_code
  WHERE connections.id > $1 AND connections.state IN ('cleared', 'preparing', 'connecting', 'testing', 'approval', 'scheduled', 'live')
  ORDER BY connections.id
  LIMIT $2`;
