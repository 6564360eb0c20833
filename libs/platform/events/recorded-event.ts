import { type Database } from '#libs/platform/database/database';

/** An event as it stands in the log. */
export interface RecordedEvent {
  readonly id: number;
  readonly occurredAt: Date;
  readonly name: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly personName: string;
  readonly organisationId: string | null;
  readonly organisationName: string;
  readonly onBehalfOfName: string | null;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly serviceId: string | null;
  readonly stateCode: string | null;
  readonly authorityId: string | null;
}

/**
 * Reads an event for those who react to it.
 * @throws Error when there is none: jobs are queued together with their event
 */
export async function readEvent(database: Database, id: number): Promise<RecordedEvent> {
  const event = await database.readOne<RecordedEvent>(
    'event',
    `SELECT id, occurred_at AS "occurredAt", name, subject_type AS "subjectType", subject_id AS "subjectId", person_id AS "personId",
       person_name AS "personName", organisation_id AS "organisationId", organisation_name AS "organisationName",
       on_behalf_of_name AS "onBehalfOfName", reason, data, service_id AS "serviceId", state_code AS "stateCode", authority_id AS "authorityId"
     FROM events WHERE id = $1`,
    [id],
  );
  if (!event) throw new Error(`There is no event ${id}.`);
  return event;
}
