/** Kinds of organisation that take part (domain glossary; who uses Kontor). */
export const ORGANISATION_KINDS = ['operator', 'hub', 'state', 'authority', 'provider', 'vendor'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What a person may do for an organisation. The part before the dot is the kind of organisation that can grant it. */
export const ROLES = [
  'operator.catalogue',
  'operator.contracts',
  'operator.finance',
  'operator.rollout',
  'operator.auditor',
  'operator.admin',
  'hub.signatory',
  'hub.reader',
  'state.coordinator',
  'state.signatory',
  'state.finance',
  'state.reader',
  'authority.lead',
  'authority.technical',
  'authority.signatory',
  'authority.reader',
  'provider.agent',
  'vendor.agent',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles whose holders sign, operate or administer, and so need a second factor (ASVS 5.0, level 2). */
export const ROLES_WITH_SECOND_FACTOR: readonly Role[] = [
  'operator.catalogue',
  'operator.contracts',
  'operator.finance',
  'operator.rollout',
  'operator.auditor',
  'operator.admin',
  'hub.signatory',
  'state.signatory',
  'authority.signatory',
];

/** Who can have the ball: the parties of a co-use, and those outside whom a task can wait for. */
export const PARTIES = ['operator', 'hub', 'state', 'authority', 'provider', 'vendor', 'dvdv_office'] as const;
export type Party = (typeof PARTIES)[number];

/**
 * Who acts: a person, for one organisation at a time, with the roles held there.
 * Passed by hand as the first argument of every use case.
 */
export interface Actor {
  /** Null only for the system itself, which acts when a day has come. */
  readonly personId: string | null;
  readonly personName: string;
  readonly organisationId: string | null;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind | 'system';
  /** Two-digit code of the Land for organisations of kind `state`, else null. */
  readonly stateCode: string | null;
  readonly roles: readonly Role[];
  /** Correlates everything one request wrote. */
  readonly requestId: string | null;
}

/** The actor of things that happen because their day has come. */
export const SYSTEM: Actor = {
  personId: null,
  personName: 'Kontor',
  organisationId: null,
  organisationName: 'Kontor',
  organisationKind: 'system',
  stateCode: null,
  roles: [],
  requestId: null,
};

/** True when the actor holds at least one of the roles. */
export function holdsAny(actor: Actor, roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}
