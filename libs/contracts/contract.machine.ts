import { type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Missing } from '#libs/kernel/domain-error';
import { type Machine, type Requirement } from '#libs/kernel/state-machine';
import { type Channel, type ContractKind } from './contract.entity.js';

export const CONTRACT_STATES = [
  'draft',
  'in_alignment',
  'offered',
  'signed',
  'concluded',
  'active',
  'notice_given',
  'ended',
  'withdrawn',
  'rejected',
  'expired',
] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** States in which a contract is over; another one may follow. */
export const FINISHED_STATES = ['ended', 'withdrawn', 'rejected', 'expired'] as const satisfies readonly ContractState[];

/** States in which a contract is in force. */
export const RUNNING_STATES = ['active', 'notice_given'] as const satisfies readonly ContractState[];

/** States in which the text can still be changed. */
export const EDITABLE_STATES = ['draft', 'in_alignment'] as const satisfies readonly ContractState[];

export const CONTRACT_ACTIONS = [
  'start_alignment',
  'offer',
  'revise',
  'sign',
  'countersign',
  'reject',
  'withdraw',
  'give_notice',
  'withdraw_notice',
  'activate',
  'end',
  'expire',
] as const;
export type ContractAction = (typeof CONTRACT_ACTIONS)[number];

/** What somebody is to one contract (contract-roles.ts): the same person can be customer here and nobody there. */
export const CONTRACT_ROLES = [
  'operator.contracts',
  'customer.signatory',
  'customer.coordinator',
  'supplier.signatory',
  /** Those of the organisation that gave notice who may take it back. */
  'notice.giver',
  /** Things that happen because their day has come. */
  'system',
] as const;
export type ContractRole = (typeof CONTRACT_ROLES)[number];

/** What decides about the steps of a contract. */
export interface ContractFacts {
  readonly state: ContractState;
  readonly kind: ContractKind;
  readonly channel: Channel;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly offerLapsesOn: Day | null;
  readonly today: Day;
  readonly supplierParty: Party;
  /** The service can be ordered now. */
  readonly isServicePublished: boolean;
  /** The hub has a running supply contract for the service. */
  readonly hasActiveProvision: boolean;
  readonly isPreparedByActor: boolean;
  readonly isSignedByActor: boolean;
}

/** A requirement that misses one thing when its fact does not hold. */
function fact(
  name: string,
  holds: (contract: ContractFacts) => boolean,
  missing: (contract: ContractFacts) => Missing,
): Requirement<ContractFacts> {
  return { name, missing: (contract) => (holds(contract) ? [] : [missing(contract)]) };
}

const isSecondPerson = fact(
  'isSecondPerson',
  (contract) => !contract.isPreparedByActor,
  () => ({ code: 'second_person', ownerParty: 'operator' }),
);
const isServicePublished = fact(
  'isServicePublished',
  (contract) => contract.isServicePublished,
  () => ({ code: 'published_service', ownerParty: 'operator' }),
);
/** FITKO can only pass on what has been supplied to it (domain.md §3). */
export const hasActiveProvision = fact(
  'hasActiveProvision',
  (contract) => contract.kind !== 'co_use' || contract.channel !== 'fit_store' || contract.hasActiveProvision,
  () => ({ code: 'active_provision', ownerParty: 'operator' }),
);
const startsTodayOrLater = fact(
  'startsTodayOrLater',
  (contract) => contract.startsOn >= contract.today,
  () => ({ code: 'start_in_future', ownerParty: 'operator' }),
);
const offerStands = fact(
  'offerStands',
  (contract) => !hasLapsed(contract),
  () => ({ code: 'standing_offer', ownerParty: 'operator' }),
);
const isOtherSignatory = fact(
  'isOtherSignatory',
  (contract) => !contract.isSignedByActor,
  (contract) => ({ code: 'other_signatory', ownerParty: contract.supplierParty }),
);
const startDayHasCome = fact(
  'startDayHasCome',
  (contract) => contract.startsOn <= contract.today,
  () => ({ code: 'start_day', ownerParty: 'operator' }),
);
const lastDayIsOver = fact(
  'lastDayIsOver',
  (contract) => contract.endsOn !== null && contract.endsOn < contract.today,
  () => ({ code: 'last_day', ownerParty: 'operator' }),
);
const offerHasLapsed = fact('offerHasLapsed', hasLapsed, () => ({ code: 'lapsed_offer', ownerParty: 'operator' }));

/** The day on which an offer lapses is the last on which it can be accepted. */
export function hasLapsed({ offerLapsesOn, today }: { readonly offerLapsesOn: Day | null; readonly today: Day }): boolean {
  return offerLapsesOn !== null && offerLapsesOn < today;
}

/** The way of a contract from draft to its end. Once the customer has signed in time, the offer no longer lapses. */
export const contractMachine: Machine<ContractState, ContractAction, ContractRole, ContractFacts> = {
  name: 'contract',
  states: CONTRACT_STATES,
  initial: 'draft',
  transitions: [
    { action: 'start_alignment', from: ['draft'], to: 'in_alignment', by: ['operator.contracts'] },
    {
      action: 'offer',
      from: ['in_alignment'],
      to: 'offered',
      by: ['operator.contracts'],
      requires: [isSecondPerson, isServicePublished, hasActiveProvision, startsTodayOrLater],
    },
    { action: 'revise', from: ['offered', 'signed'], to: 'in_alignment', by: ['operator.contracts'] },
    { action: 'sign', from: ['offered'], to: 'signed', by: ['customer.signatory'], requires: [offerStands] },
    { action: 'countersign', from: ['signed'], to: 'concluded', by: ['supplier.signatory'], requires: [isOtherSignatory] },
    { action: 'reject', from: ['offered'], to: 'rejected', by: ['customer.signatory'] },
    { action: 'withdraw', from: ['draft', 'in_alignment', 'offered', 'signed'], to: 'withdrawn', by: ['operator.contracts'] },
    {
      action: 'give_notice',
      from: ['active'],
      to: 'notice_given',
      by: ['customer.signatory', 'customer.coordinator', 'supplier.signatory'],
    },
    { action: 'withdraw_notice', from: ['notice_given'], to: 'active', by: ['notice.giver'] },
    { action: 'activate', from: ['concluded'], to: 'active', by: ['system'], requires: [startDayHasCome] },
    { action: 'end', from: ['notice_given'], to: 'ended', by: ['system'], requires: [lastDayIsOver] },
    { action: 'expire', from: ['offered'], to: 'expired', by: ['system'], requires: [offerHasLapsed] },
  ],
};
