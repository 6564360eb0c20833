import { type Actor } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Visibility, visibleAuthorities } from '#libs/directory/visible-authorities';

/**
 * Which connections an actor may know of: the operator all, a Land those of its authorities, an authority its own, an IT service
 * provider those that its mandates cover. For everybody else a connection does not exist.
 * @param firstParameter number of the first placeholder the condition may use
 */
export function visibleConnections(actor: Actor, today: Day, firstParameter: number): Visibility {
  // The hub sees contracts, not what authorities do with them.
  if (actor.organisationKind === 'hub') return { name: 'none', sql: 'false', values: [] };
  const columns = { authorityId: 'connections.authority_id', stateCode: 'connections.state_code', serviceId: 'connections.service_id' };
  return visibleAuthorities(actor, today, columns, firstParameter);
}
