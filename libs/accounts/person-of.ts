import { type Actor } from '#libs/kernel/actor';
import { DomainError } from '#libs/kernel/domain-error';

/**
 * The person behind an actor, for what only people do.
 * @throws DomainError `unauthenticated` for the system, which has no account
 */
export function personOf(actor: Actor): string {
  if (actor.personId === null) throw new DomainError('unauthenticated', 'sign_in_needed');
  return actor.personId;
}
