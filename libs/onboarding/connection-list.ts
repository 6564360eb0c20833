import { isUUID } from 'class-validator';
import { type Visibility } from '#libs/directory/visible-authorities';
import { CURSOR_FORMS, decodeCursor } from '#libs/platform/http/page';
import { type ConnectionQuery } from './connection.dto.js';
import { type ConnectionSummary } from './connection.view.js';

/** A row of the list, with what its cursor and its heading need. */
export interface ConnectionListRow extends ConnectionSummary {
  /** Exact to the microsecond, unlike a JavaScript date. */
  readonly waitingKey: string | null;
  /** Null on later pages. */
  readonly total: number | null;
}

/** A statement to be prepared: its name follows its text, which differs with the filters that are set. */
interface Statement {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The statement that reads one page of connections. */
export function connectionListStatement(visible: Visibility, query: ConnectionQuery): Statement {
  const values = [...visible.values];
  const parts = [visible.name];
  const conditions = [visible.sql];
  const where = (part: string, condition: (...placeholders: string[]) => string, ...given: unknown[]): void => {
    const first = values.push(...given) - given.length + 1;
    conditions.push(condition(...given.map((_, index) => `$${first + index}`)));
    parts.push(part);
  };
  const { service, state, status, waitingOn, stage, authority, cursor, sort, limit } = query;
  if (service && isUUID(service)) where('service-id', (id) => `connections.service_id = ${id}`, service);
  else if (service) where('service', (slug) => `connections.service_id = (SELECT id FROM services WHERE slug = ${slug})`, service);
  if (state) where('state', (code) => `connections.state_code = ${code}`, state);
  if (status) where('status', (name) => `connections.state = ${name}`, status);
  if (waitingOn) where('waiting', (party) => `connections.waiting_on = ${party}`, waitingOn);
  if (stage) where('stage', (name) => `connections.stage = ${name}`, stage);
  if (sort === 'waiting') where('any-waiting', () => `connections.waiting_on <> ''`);
  if (authority) where('authority', (id) => `connections.authority_id = ${id}`, authority);
  const total = cursor ? 'NULL::int' : totalOf(conditions);
  if (cursor && sort === 'waiting') {
    const after = decodeCursor(cursor, [CURSOR_FORMS.moment, CURSOR_FORMS.uuid]);
    where('next', (since, id) => `(connections.waiting_since, connections.id) > (${since}::timestamptz, ${id}::uuid)`, ...after);
  } else if (cursor) {
    where('next', (id) => `connections.id < ${id}`, ...decodeCursor(cursor, [CURSOR_FORMS.uuid]));
  }
  values.push(limit + 1);
  return {
    name: `connections-${sort}-${parts.join('-')}`,
    sql: `${COLUMNS}, ${total} AS total ${TABLES} WHERE ${conditions.join(' AND ')} ORDER BY ${ORDERS[sort]} LIMIT $${values.length}`,
    values,
  };
}

/** Counted by the kept counters where they know all that is asked for: they have the same columns, but no authorities. */
function totalOf(conditions: readonly string[]): string {
  const condition = conditions.join(' AND ');
  return condition.includes('authority_id')
    ? `(SELECT count(*) FROM connections WHERE ${condition})::int`
    : `(SELECT coalesce(sum(authorities), 0) FROM rollout_counters AS connections WHERE ${condition})::int`;
}

const ORDERS = { newest: 'connections.id DESC', waiting: 'connections.waiting_since, connections.id' } as const;

const COLUMNS = `
  SELECT connections.id, connections.service_id AS "serviceId", services.slug AS "serviceSlug", services.name AS "serviceName",
    connections.authority_id AS "authorityId", authorities.name AS "authorityName", connections.state_code AS "stateCode",
    states.name AS "stateName", connections.state, connections.state_since AS "stateSince", connections.stage, connections.pause,
    connections.waiting_on AS "waitingOn", connections.waiting_since AS "waitingSince", connections.waiting_since::text AS "waitingKey",
    connections.cutover_on AS "cutoverOn", connections.ends_on AS "endsOn"`;

const TABLES = `
  FROM connections
  JOIN services ON services.id = connections.service_id
  JOIN authorities ON authorities.id = connections.authority_id
  JOIN states ON states.code = connections.state_code`;
