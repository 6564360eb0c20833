import { type Actor } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';

/** A condition for a WHERE clause that keeps rows to what an actor may know of. */
export interface Visibility {
  /** Short name of the condition's shape: part of a prepared statement's name, because the text differs with it. */
  readonly name: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Which authorities an actor may know the work of: operator and hub all, a Land its own, an authority's people those of their
 * organisation, an IT service provider those whose mandate it holds. Vendors and visitors none.
 * @param columns the SQL expressions that hold the authority's id, its Land's code and, where the row is about one service, that service's id
 * @param firstParameter number of the first placeholder the condition may use
 */
export function visibleAuthorities(
  actor: Actor | null,
  today: Day,
  columns: { readonly authorityId: string; readonly stateCode: string; readonly serviceId?: string },
  firstParameter: number,
): Visibility {
  const [first, second] = [`$${firstParameter}`, `$${firstParameter + 1}`];
  switch (actor?.organisationKind) {
    case 'operator':
    case 'hub':
    case 'system':
      return { name: 'all', sql: 'true', values: [] };
    case 'state':
      return { name: 'state', sql: `${columns.stateCode} = ${first}`, values: [actor.stateCode] };
    case 'authority':
      return {
        name: 'authority',
        sql: `${columns.authorityId} IN (SELECT id FROM authorities WHERE organisation_id = ${first})`,
        values: [actor.organisationId],
      };
    case 'provider':
      return {
        name: 'provider',
        sql: `${columns.authorityId} IN (SELECT authority_id FROM mandates WHERE provider_organisation_id = ${first} AND ${runningMandate(second, columns.serviceId)})`,
        values: [actor.organisationId, today],
      };
    case 'vendor':
    case undefined:
      return { name: 'none', sql: 'false', values: [] };
  }
}

/**
 * A mandate that was accepted, has not been revoked and runs on a day; one given for a single service only counts for that service.
 * @param day placeholder of the day
 * @param serviceId SQL expression of the service in question; left out where the row is about none in particular
 */
export function runningMandate(day: string, serviceId?: string): string {
  const covers = serviceId === undefined ? '' : ` AND (mandates.service_id IS NULL OR mandates.service_id = ${serviceId})`;
  return `mandates.accepted_at IS NOT NULL AND mandates.revoked_at IS NULL AND ${day}::date BETWEEN mandates.valid_from AND coalesce(mandates.valid_until, 'infinity')${covers}`;
}
