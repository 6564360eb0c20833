import { type Role } from '#libs/kernel/actor';
import { type Machine, type Requirement } from '#libs/kernel/state-machine';

export const INTEREST_STATES = ['submitted', 'in_alignment', 'confirmed', 'declined', 'withdrawn'] as const;
export type InterestState = (typeof INTEREST_STATES)[number];

export const INTEREST_ACTIONS = ['start_alignment', 'confirm', 'decline', 'withdraw'] as const;
export type InterestAction = (typeof INTEREST_ACTIONS)[number];

/** What decides about the steps of an interest. */
export interface InterestFacts {
  readonly state: InterestState;
  /** A contract that came of it is being prepared or runs. */
  readonly hasOpenContract: boolean;
}

const hasNoOpenContract: Requirement<InterestFacts> = {
  name: 'hasNoOpenContract',
  missing: (interest) => (interest.hasOpenContract ? [{ code: 'interest_has_contract', ownerParty: 'state' }] : []),
};

/** The way of an interest: aligned between Land and operator, then confirmed, which leads to a contract draft, or declined. */
export const interestMachine: Machine<InterestState, InterestAction, Role, InterestFacts> = {
  name: 'interest',
  states: INTEREST_STATES,
  initial: 'submitted',
  transitions: [
    { action: 'start_alignment', from: ['submitted'], to: 'in_alignment', by: ['operator.contracts'] },
    { action: 'confirm', from: ['in_alignment'], to: 'confirmed', by: ['operator.contracts'] },
    { action: 'decline', from: ['submitted', 'in_alignment'], to: 'declined', by: ['operator.contracts'] },
    {
      action: 'withdraw',
      from: ['submitted', 'in_alignment', 'confirmed'],
      to: 'withdrawn',
      by: ['state.coordinator'],
      requires: [hasNoOpenContract],
    },
  ],
};
