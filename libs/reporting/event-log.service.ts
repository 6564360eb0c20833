import { Injectable } from '@nestjs/common';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Visibility, visibleAuthorities } from '#libs/directory/visible-authorities';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { type EventQuery } from './event.dto.js';
import { type EventPage, type EventView } from './event.view.js';

/** Reads the log. The auditor sees everything, everybody else what concerns them and what they did themselves. */
@Injectable()
export class EventLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of events, the newest first. */
  async list(actor: Actor, query: EventQuery): Promise<EventPage> {
    const [before] = query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.number]) : [null];
    const filters = [query.subjectType, query.subjectId, query.actor, query.name, query.from, query.to].map((value) => value ?? null);
    const visible = visibleEvents(actor, this.clock.today(), 9);
    const rows = await this.database.read<EventView>(`events-${visible.name}`, `${EVENTS} AND ${visible.sql} ORDER BY id DESC LIMIT $8`, [
      ...filters,
      before,
      query.limit + 1,
      ...visible.values,
    ]);
    return pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.id],
    );
  }
}

/** Subjects of the trade itself; what happens to people and their access is for the auditor, the administrator and themselves. */
const TRADE =
  "events.subject_type IN ('service', 'interest', 'contract', 'connection', 'authority', 'region', 'leistung', 'competence_rule')";

function visibleEvents(actor: Actor, today: Day, firstParameter: number): Visibility {
  if (holdsAny(actor, ['operator.auditor', 'operator.admin'])) return { name: 'all', sql: 'true', values: [] };
  const person = `$${firstParameter}`;
  const concerned = concerning(actor, today, firstParameter + 1);
  return {
    name: `own-and-${concerned.name}`,
    sql: `(events.person_id = ${person} OR (${TRADE} AND ${concerned.sql}))`,
    values: [actor.personId, ...concerned.values],
  };
}

function concerning(actor: Actor, today: Day, firstParameter: number): Visibility {
  if (actor.organisationKind === 'hub') {
    const party = `SELECT FROM contracts WHERE contracts.id = events.subject_id AND $${firstParameter} IN (customer_organisation_id, supplier_organisation_id)`;
    return { name: 'hub', sql: `events.subject_type = 'contract' AND EXISTS (${party})`, values: [actor.organisationId] };
  }
  const columns = { authorityId: 'events.authority_id', stateCode: 'events.state_code', serviceId: 'events.service_id' };
  return visibleAuthorities(actor, today, columns, firstParameter);
}

const EVENTS = `
  SELECT id, occurred_at AS "occurredAt", name, subject_type AS "subjectType", subject_id AS "subjectId", person_id AS "personId",
    person_name AS "personName", organisation_id AS "organisationId", organisation_name AS "organisationName",
    on_behalf_of_name AS "onBehalfOfName", reason, data, service_id AS "serviceId", state_code AS "stateCode", authority_id AS "authorityId"
  FROM events
  WHERE ($1::text IS NULL OR subject_type = $1)
    AND ($2::uuid IS NULL OR subject_id = $2)
    AND ($3::uuid IS NULL OR person_id = $3 OR organisation_id = $3)
    AND ($4::text IS NULL OR name = $4)
    AND ($5::date IS NULL OR occurred_at >= ($5::date)::timestamp AT TIME ZONE 'Europe/Berlin')
    AND ($6::date IS NULL OR occurred_at < ($6::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin')
    AND ($7::bigint IS NULL OR id < $7)`;
