import { type Actor, type OrganisationKind, type Role, ROLES, ROLES_WITH_SECOND_FACTOR } from '#libs/kernel/actor';

/**
 * Which roles a role may grant and take away in its own organisation. Whoever may sign names those who may sign: nobody can
 * make a signatory of themselves or of a friend without one. The operator's administrator grants everything everywhere.
 */
const MAY_GRANT: Partial<Record<Role, readonly Role[]>> = {
  'hub.signatory': ['hub.signatory', 'hub.reader'],
  'state.coordinator': ['state.coordinator', 'state.finance', 'state.reader'],
  'state.signatory': ['state.signatory'],
  'authority.lead': ['authority.lead', 'authority.technical', 'authority.reader'],
  'authority.signatory': ['authority.signatory'],
  'provider.agent': ['provider.agent'],
  'vendor.agent': ['vendor.agent'],
};

/** The roles the actor may grant to and take from people of an organisation; none for an organisation that is not theirs. */
export function grantableRoles(actor: Actor, organisation: { readonly id: string; readonly kind: OrganisationKind }): Role[] {
  if (actor.roles.includes('operator.admin')) return rolesOf(organisation.kind);
  if (actor.organisationId !== organisation.id) return [];
  return rolesOf(organisation.kind).filter((role) => actor.roles.some((own) => MAY_GRANT[own]?.includes(role)));
}

/** The roles that an organisation of this kind knows. */
export function rolesOf(kind: OrganisationKind): Role[] {
  return ROLES.filter((role) => role.startsWith(`${kind}.`));
}

/** The roles that count in a session: those that need a second factor only once it has been given there. */
export function rolesInForce(roles: readonly Role[], hasSecondFactor: boolean): Role[] {
  return roles.filter((role) => hasSecondFactor || !ROLES_WITH_SECOND_FACTOR.includes(role));
}
