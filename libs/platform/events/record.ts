import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { enqueue } from '#libs/platform/jobs/enqueue';

/** What happened, in the words of the domain. */
export interface NewEvent {
  /** `<domain>.<what_happened>`, e.g. `connection.cleared`. */
  readonly name: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The moment by the clock that dates the change itself; left out, the database's. */
  readonly occurredAt?: Date;
  /** What the actor gave as reason. */
  readonly reason?: string | null;
  /** Facts that a mail, a feed or an auditor needs; never secrets. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Whom the event concerns; decides who may see it. */
  readonly serviceId?: string | null;
  readonly stateCode?: string | null;
  readonly authorityId?: string | null;
  /** The organisation or authority in whose name the actor acted, by mandate. */
  readonly onBehalfOf?: { readonly id: string; readonly name: string } | null;
}

/** Appends to the log, in the transaction of the change, and queues the notifications that follow from it. */
export async function recordEvent(tx: EntityManager, actor: Actor, event: NewEvent): Promise<void> {
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO events (name, subject_type, subject_id, person_id, person_name, organisation_id, organisation_name,
       on_behalf_of_id, on_behalf_of_name, reason, data, service_id, state_code, authority_id, request_id, occurred_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, coalesce($16, clock_timestamp())) RETURNING id`,
    [
      event.name,
      event.subjectType,
      event.subjectId,
      actor.personId,
      actor.personName,
      actor.organisationId,
      actor.organisationName,
      event.onBehalfOf?.id ?? null,
      event.onBehalfOf?.name ?? null,
      event.reason ?? null,
      JSON.stringify(event.data ?? {}),
      event.serviceId ?? null,
      event.stateCode ?? null,
      event.authorityId ?? null,
      actor.requestId,
      event.occurredAt ?? null,
    ],
  );
  await enqueue(tx, 'notify', { eventId: Number(rows[0]?.id) });
}
