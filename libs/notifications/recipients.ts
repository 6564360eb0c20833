import { type EntityManager } from 'typeorm';
import { type Day } from '#libs/kernel/day';
import { type RecordedEvent } from '#libs/platform/events/recorded-event';
import { type Language } from '#libs/platform/i18n/i18n';
import { type Recipient } from './notification-rules.js';

/** Somebody who is told, at the address to write to. */
export interface Addressee {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/**
 * The people behind a rule, each once. Where nobody holds the role, the functional mailbox of the organisation is told instead; where
 * an authority has no organisation yet, its own mailbox. People who have not accepted their invitation are not told anything.
 */
export async function findAddressees(
  tx: EntityManager,
  event: RecordedEvent,
  recipients: readonly Recipient[],
  today: Day,
): Promise<Addressee[]> {
  return await tx.query(ADDRESSEES, [
    recipients.filter((recipient) => recipient !== 'actor' && !recipient.startsWith(EVERY)),
    recipients.filter((recipient) => recipient.startsWith(EVERY)).map((recipient) => recipient.slice(EVERY.length)),
    event.stateCode,
    event.authorityId,
    event.serviceId,
    today,
    event.personId,
    recipients.includes('actor'),
    event.subjectType === 'contract' ? event.subjectId : null,
  ]);
}

const EVERY = 'every ';

const ADDRESSEES = `
  WITH concerned AS (
    SELECT organisations.id, organisations.name, organisations.mailbox, role
    FROM unnest($1::text[]) AS role JOIN organisations ON organisations.kind = split_part(role, '.', 1)
    WHERE CASE organisations.kind
      WHEN 'operator' THEN true
      -- Not every contract is made with FITKO.
      WHEN 'hub' THEN $9::uuid IS NULL OR EXISTS (
        SELECT FROM contracts WHERE id = $9 AND organisations.id IN (customer_organisation_id, supplier_organisation_id))
      WHEN 'state' THEN organisations.state_code = $3
      WHEN 'authority' THEN organisations.id = (SELECT organisation_id FROM authorities WHERE id = $4)
      WHEN 'provider' THEN EXISTS (
        SELECT FROM mandates
        WHERE provider_organisation_id = organisations.id AND authority_id = $4 AND accepted_at IS NOT NULL AND revoked_at IS NULL
          AND $6 BETWEEN valid_from AND coalesce(valid_until, 'infinity') AND (service_id IS NULL OR service_id = $5))
      ELSE false END
    UNION
    SELECT organisations.id, organisations.name, organisations.mailbox, role
    FROM unnest($2::text[]) AS role JOIN organisations ON organisations.kind = split_part(role, '.', 1)
  ), holders AS (
    SELECT concerned.id AS organisation_id, concerned.role, people.id, people.name, people.email, people.language
    FROM concerned
    JOIN memberships ON memberships.organisation_id = concerned.id AND concerned.role = ANY(memberships.roles) AND memberships.ended_at IS NULL
    JOIN people ON people.id = memberships.person_id AND people.disabled_at IS NULL AND people.password_hash IS NOT NULL
  ), told AS (
    SELECT name, email AS address, language FROM holders WHERE id IS DISTINCT FROM $7
    UNION ALL
    SELECT name, email, language FROM people WHERE $8 AND id = $7 AND disabled_at IS NULL
    UNION ALL
    SELECT name, mailbox, 'de' FROM concerned
    WHERE mailbox IS NOT NULL AND NOT EXISTS (SELECT FROM holders WHERE holders.organisation_id = concerned.id)
    UNION ALL
    SELECT name, mailbox, 'de' FROM authorities
    WHERE id = $4 AND organisation_id IS NULL AND mailbox IS NOT NULL AND 'authority.lead' = ANY($1)
  )
  SELECT DISTINCT ON (address) name, address, language FROM told ORDER BY address`;
