import { type Role } from '#libs/kernel/actor';
import { type Machine } from '#libs/kernel/state-machine';
import { AUTHORITY_SIDE } from './connection.machine.js';
import { type Pause, PAUSES } from './connection.entity.js';

export const PAUSE_ACTIONS = ['pause', 'resume'] as const;
export type PauseAction = (typeof PAUSE_ACTIONS)[number];

const OPERATOR = ['operator.rollout'] as const satisfies readonly Role[];

/** The pause beside the way of a connection: two sides, and each lifts only its own. */
export const pauseMachine: Machine<Pause, PauseAction, Role, { readonly state: Pause }> = {
  name: 'pause',
  states: PAUSES,
  initial: 'none',
  transitions: [
    { action: 'pause', from: ['none'], to: 'by_authority', by: AUTHORITY_SIDE },
    { action: 'pause', from: ['none'], to: 'by_operator', by: OPERATOR },
    { action: 'pause', from: ['by_operator'], to: 'by_both', by: AUTHORITY_SIDE },
    { action: 'pause', from: ['by_authority'], to: 'by_both', by: OPERATOR },
    { action: 'resume', from: ['by_authority'], to: 'none', by: AUTHORITY_SIDE },
    { action: 'resume', from: ['by_operator'], to: 'none', by: OPERATOR },
    { action: 'resume', from: ['by_both'], to: 'by_operator', by: AUTHORITY_SIDE },
    { action: 'resume', from: ['by_both'], to: 'by_authority', by: OPERATOR },
  ],
};
