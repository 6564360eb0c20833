import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { notFound } from '#libs/kernel/domain-error';
import { type InterestFacts } from './interest.machine.js';

/** An interest with everything that rules and views need to know of it. */
export interface InterestRow extends InterestFacts {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceSlug: string;
  readonly serviceName: string;
  readonly stateCode: string;
  readonly stateName: string;
  readonly stateSince: Date;
  readonly note: string | null;
  readonly conditions: string | null;
  readonly reason: string | null;
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly contractId: string | null;
  readonly contractNumber: string | null;
}

/** Interests of the Land $1, or of all when it is null; the caller adds conditions. */
const INTERESTS_SQL = `
  SELECT interests.id, services.id AS "serviceId", services.slug AS "serviceSlug", services.name AS "serviceName",
    states.code AS "stateCode", states.name AS "stateName", interests.state, interests.state_since AS "stateSince",
    interests.note, interests.conditions, interests.reason, people.name AS "submittedBy", interests.created_at AS "submittedAt",
    contract.id AS "contractId", contract.number AS "contractNumber",
    coalesce(contract.state NOT IN ('ended', 'withdrawn', 'rejected', 'expired'), false) AS "hasOpenContract"
  FROM interests
  JOIN services ON services.id = interests.service_id
  JOIN states ON states.code = interests.state_code
  JOIN people ON people.id = interests.submitted_by
  LEFT JOIN LATERAL (SELECT id, number, state FROM contracts WHERE interest_id = interests.id ORDER BY id DESC LIMIT 1) AS contract ON true
  WHERE ($1::text IS NULL OR interests.state_code = $1)`;

export const INTEREST_SQL = `${INTERESTS_SQL} AND interests.id = $2`;

/** Those in which somebody has the ball, at most $2, the longest in their state first. */
export const INTERESTS_WAITING_SQL = `${INTERESTS_SQL}
  AND (interests.state IN ('submitted', 'in_alignment') OR (interests.state = 'confirmed' AND contract.id IS NULL))
  ORDER BY interests.state_since, interests.id LIMIT $2`;

/** A page of interests, the newest first: those before the id $2, of the service $3, the Land $4, the state $5, at most $6. */
export const INTEREST_LIST_SQL = `${INTERESTS_SQL}
  AND ($2::uuid IS NULL OR interests.id < $2)
  AND ($3::text IS NULL OR services.slug = $3)
  AND ($4::text IS NULL OR interests.state_code = $4)
  AND ($5::text IS NULL OR interests.state = $5)
  ORDER BY interests.id DESC LIMIT $6`;

const NO_STATE = '';

/** The Land whose interests the actor may know of; null for operator and hub, who see all; no Land for everybody else. */
export function stateScope(actor: Actor): string | null {
  const seesAll = actor.organisationKind === 'operator' || actor.organisationKind === 'hub';
  return seesAll ? null : (actor.stateCode ?? NO_STATE);
}

/**
 * Locks an interest for the rest of the transaction and reads it as it is then.
 * @throws DomainError `not-found` when there is none or the actor may not know of it
 */
export async function lockVisibleInterest(tx: EntityManager, actor: Actor, id: string): Promise<InterestRow> {
  await tx.query('SELECT 1 FROM interests WHERE id = $1 FOR UPDATE', [id]);
  const [interest] = await tx.query<InterestRow[]>(INTEREST_SQL, [stateScope(actor), id]);
  if (!interest) throw notFound();
  return interest;
}
