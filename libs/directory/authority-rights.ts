import { type Actor, holdsAny } from '#libs/kernel/actor';

/** Details of an authority that can be changed. */
export const AUTHORITY_FIELDS = ['name', 'mailbox', 'organisationId', 'validUntil', 'regions'] as const;
export type AuthorityField = (typeof AUTHORITY_FIELDS)[number];

/**
 * Which details of an authority somebody may change: the operator's roll-out team all of them, a Land's coordinator those of its
 * own authorities except which organisation acts for them, an authority's lead its mailbox.
 */
export function editableFields(
  actor: Actor | null,
  authority: { readonly stateCode: string; readonly organisationId: string | null },
): readonly AuthorityField[] {
  if (!actor) return [];
  if (holdsAny(actor, ['operator.rollout', 'operator.admin'])) return AUTHORITY_FIELDS;
  if (holdsAny(actor, ['state.coordinator']) && actor.stateCode === authority.stateCode)
    return ['name', 'mailbox', 'validUntil', 'regions'];
  if (holdsAny(actor, ['authority.lead']) && actor.organisationId === authority.organisationId) return ['mailbox'];
  return [];
}
