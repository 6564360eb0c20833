import { type Actor, holdsAny, type Role } from '#libs/kernel/actor';
import { DomainError } from '#libs/kernel/domain-error';

/**
 * For pages that are only of use to some: a form is not offered to those whose input would be refused.
 * @throws DomainError `not-allowed`
 */
export function demandRole(actor: Actor, roles: readonly Role[]): void {
  if (!holdsAny(actor, roles)) throw new DomainError('not-allowed', 'role_may_not_act');
}
