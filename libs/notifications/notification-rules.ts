import { type Party, type Role } from '#libs/kernel/actor';
import { type RecordedEvent } from '#libs/platform/events/recorded-event';

/**
 * Who is told of an event: the holders of a role at the parties of the event (Bremen; FITKO; the event's Land, its authority, IT service
 * providers with a mandate of that authority), `every` the holders of a role in all organisations of the kind, `actor` whoever did it,
 * as a receipt. Without `actor`, nobody is told of what they did themselves.
 */
export type Recipient = Role | `every ${Role}` | 'actor';

type Rule = readonly Recipient[] | ((event: RecordedEvent) => readonly Recipient[]);

const CATALOGUE_READERS = [
  'operator.catalogue',
  'operator.contracts',
  'operator.rollout',
  'hub.reader',
  'every state.coordinator',
] as const;
const INTEREST_PARTIES = ['operator.contracts', 'hub.signatory', 'hub.reader', 'state.coordinator'] as const;
const CONTRACT_PARTIES = [...INTEREST_PARTIES, 'state.signatory'] as const;
const THOSE_WHO_ROLL_OUT = ['operator.rollout'] as const;
const AUTHORITY_SIDE = ['authority.lead', 'authority.technical', 'provider.agent'] as const;
const THOSE_AT_WORK = [...AUTHORITY_SIDE, ...THOSE_WHO_ROLL_OUT] as const;
const CONNECTION_PARTIES = [...THOSE_AT_WORK, 'state.coordinator'] as const;

/** Each event here has a template of its name, with `_` for the dot. Events that are not here stand in the log only. */
export const NOTIFICATION_RULES: Readonly<Record<string, Rule>> = {
  'service.submitted': ['operator.catalogue', 'actor'],
  'service.changes_requested': ['operator.catalogue'],
  'service.published': [...CATALOGUE_READERS, 'hub.signatory', 'actor'],
  'service.paused': CATALOGUE_READERS,
  'service.resumed': CATALOGUE_READERS,
  'service.retired': CATALOGUE_READERS,

  'interest.submitted': [...INTEREST_PARTIES, 'actor'],
  'interest.alignment_started': INTEREST_PARTIES,
  'interest.confirmed': [...INTEREST_PARTIES, 'state.signatory'],
  'interest.declined': INTEREST_PARTIES,
  'interest.withdrawn': [...INTEREST_PARTIES, 'actor'],

  'contract.drafted': CONTRACT_PARTIES,
  'contract.alignment_started': CONTRACT_PARTIES,
  'contract.offered': CONTRACT_PARTIES,
  'contract.revised': CONTRACT_PARTIES,
  'contract.signed': [...CONTRACT_PARTIES, 'actor'],
  'contract.concluded': [...CONTRACT_PARTIES, ...THOSE_WHO_ROLL_OUT, 'actor'],
  'contract.activated': [...CONTRACT_PARTIES, ...THOSE_WHO_ROLL_OUT],
  'contract.notice_given': [...CONTRACT_PARTIES, ...THOSE_WHO_ROLL_OUT, 'actor'],
  'contract.notice_withdrawn': [...CONTRACT_PARTIES, ...THOSE_WHO_ROLL_OUT, 'actor'],
  'contract.ended': [...CONTRACT_PARTIES, ...THOSE_WHO_ROLL_OUT],
  'contract.withdrawn': CONTRACT_PARTIES,
  'contract.rejected': [...CONTRACT_PARTIES, 'actor'],
  'contract.expired': CONTRACT_PARTIES,

  'connection.interest_kept': [...AUTHORITY_SIDE, 'state.coordinator', 'actor'],
  'connection.request_possible': AUTHORITY_SIDE,
  'connection.requested': [...CONNECTION_PARTIES, 'actor'],
  'connection.cleared': THOSE_AT_WORK,
  'connection.declined': THOSE_AT_WORK,
  'connection.started': CONNECTION_PARTIES,
  'connection.connecting_begun': THOSE_AT_WORK,
  'connection.testing_begun': THOSE_AT_WORK,
  'connection.test_planned': THOSE_AT_WORK,
  'connection.test_passed': THOSE_AT_WORK,
  'connection.test_failed': THOSE_AT_WORK,
  'connection.task_changed': whoeverTheTaskWaitsFor,
  'connection.submitted_for_approval': THOSE_AT_WORK,
  'connection.approved': [...THOSE_AT_WORK, 'actor'],
  'connection.scheduled': CONNECTION_PARTIES,
  'connection.went_live': [...CONNECTION_PARTIES, 'hub.reader', 'actor'],
  'connection.switched_to_direct': [...CONNECTION_PARTIES, 'actor'],
  'connection.paused': CONNECTION_PARTIES,
  'connection.resumed': CONNECTION_PARTIES,
  'connection.cancelled': [...CONNECTION_PARTIES, 'actor'],
  'connection.disconnected': [...CONNECTION_PARTIES, 'actor'],
  'connection.ends_announced': THOSE_AT_WORK,
  'connection.end_called_off': THOSE_AT_WORK,
  'connection.contract_ended': THOSE_AT_WORK,
};

/** Who is told of this event; nobody when there is no rule. */
export function recipientsOf(event: RecordedEvent): readonly Recipient[] {
  const rule = NOTIFICATION_RULES[event.name] ?? [];
  return typeof rule === 'function' ? rule(event) : rule;
}

/** The template that tells of an event. */
export function templateOf(event: string): string {
  return event.replace('.', '_');
}

/** Who speaks for a party that a task waits for; Bremen does for those without access of their own to the connection. */
const SPEAKS_FOR: Readonly<Record<Party, readonly Role[]>> = {
  authority: AUTHORITY_SIDE,
  state: ['state.coordinator'],
  dvdv_office: ['state.coordinator'],
  operator: THOSE_WHO_ROLL_OUT,
  hub: THOSE_WHO_ROLL_OUT,
  provider: ['provider.agent', ...THOSE_WHO_ROLL_OUT],
  vendor: THOSE_WHO_ROLL_OUT,
};

/** What goes well needs no mail; a task that waits or has failed does. */
function whoeverTheTaskWaitsFor({ data }: RecordedEvent): readonly Recipient[] {
  if (data.taskState === 'failed') return THOSE_AT_WORK;
  return data.taskState === 'waiting_for' ? SPEAKS_FOR[data.waitingFor as Party] : [];
}
