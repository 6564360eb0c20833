import { type Role } from '#libs/kernel/actor';

/**
 * Who is told of an event:
 * a role means its holders at the parties of the event (its Land, its authority, IT service providers with a mandate of that authority;
 * Bremen and FITKO are party to everything); `every` the holders in all organisations of the kind; `waiting` the holders at authorities
 * of the event's Land whose wish for the service is kept; `actor` is the receipt for whoever did it, who is otherwise not told.
 */
export type Recipient = Role | `every ${Role}` | `waiting ${Role}` | 'actor';

/** The template has the name of the event, with `_` for the dot. Events that are not listed are in the log only. */
export const NOTIFICATION_RULES: Readonly<Record<string, readonly Recipient[]>> = {
  'service.submitted': ['operator.catalogue', 'actor'],
  'service.changes_requested': ['operator.catalogue'],
  'service.published': [
    'operator.catalogue',
    'operator.contracts',
    'operator.rollout',
    'hub.signatory',
    'hub.reader',
    'every state.coordinator',
  ],
  'service.paused': ['operator.catalogue', 'operator.contracts', 'operator.rollout', 'hub.reader', 'every state.coordinator'],
  'service.resumed': ['operator.catalogue', 'operator.contracts', 'operator.rollout', 'hub.reader', 'every state.coordinator'],
  'service.retired': ['operator.catalogue', 'operator.contracts', 'operator.rollout', 'hub.reader', 'every state.coordinator'],

  'interest.submitted': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator', 'actor'],
  'interest.alignment_started': ['operator.contracts', 'state.coordinator'],
  'interest.confirmed': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator', 'state.signatory'],
  'interest.declined': ['operator.contracts', 'hub.reader', 'state.coordinator'],
  'interest.withdrawn': ['operator.contracts', 'hub.reader', 'state.coordinator', 'actor'],

  'contract.drafted': ['operator.contracts', 'hub.reader', 'state.coordinator'],
  'contract.alignment_started': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator'],
  'contract.offered': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator', 'state.signatory'],
  'contract.signed': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator', 'state.signatory', 'actor'],
  'contract.concluded': [
    'operator.contracts',
    'operator.rollout',
    'hub.signatory',
    'hub.reader',
    'state.coordinator',
    'state.signatory',
    'actor',
  ],
  'contract.activated': [
    'operator.contracts',
    'operator.rollout',
    'hub.signatory',
    'hub.reader',
    'state.coordinator',
    'state.signatory',
    'waiting authority.lead',
  ],
  'contract.notice_given': [
    'operator.contracts',
    'operator.rollout',
    'hub.signatory',
    'hub.reader',
    'state.coordinator',
    'state.signatory',
    'actor',
  ],
  'contract.notice_withdrawn': [
    'operator.contracts',
    'operator.rollout',
    'hub.signatory',
    'hub.reader',
    'state.coordinator',
    'state.signatory',
    'actor',
  ],
  'contract.ended': ['operator.contracts', 'operator.rollout', 'hub.signatory', 'hub.reader', 'state.coordinator', 'state.signatory'],
  'contract.withdrawn': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator', 'state.signatory'],
  'contract.rejected': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator', 'state.signatory'],
  'contract.expired': ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator', 'state.signatory'],
};
