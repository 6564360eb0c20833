import { type OrganisationKind, type Role } from '#libs/kernel/actor';
import { type Database } from '#libs/platform/database/database';

/** A membership that has not ended, with what pages and tokens say of its organisation. */
export interface ActiveMembership {
  readonly id: string;
  readonly roles: Role[];
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly stateCode: string | null;
}

/** For whom a person may act, the oldest membership first. */
export function activeMemberships(database: Database, personId: string): Promise<ActiveMembership[]> {
  return database.read<ActiveMembership>(
    'active-memberships',
    `SELECT memberships.id, memberships.roles, organisations.id AS "organisationId", organisations.name AS "organisationName",
       organisations.kind AS "organisationKind", organisations.state_code AS "stateCode"
     FROM memberships JOIN organisations ON organisations.id = memberships.organisation_id
     WHERE memberships.person_id = $1 AND memberships.ended_at IS NULL
     ORDER BY memberships.created_at, memberships.id`,
    [personId],
  );
}
