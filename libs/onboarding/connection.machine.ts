import { type Role } from '#libs/kernel/actor';
import { type Machine } from '#libs/kernel/state-machine';
import { type ConnectionFacts } from './connection-facts.js';
import { CONNECTION_STATES, type ConnectionState } from './connection.entity.js';
import { readyForApproval, readyForCutover, readyForLive } from './go-live.js';
import { hasActiveContract, isCompetent, isNotPaused, isOrderable, isSecondPerson } from './requirements.js';

export const CONNECTION_ACTIONS = [
  'request',
  'clear',
  'decline',
  'start',
  'begin_connecting',
  'begin_testing',
  'submit_for_approval',
  'approve_authority',
  'approve_operator',
  'schedule',
  'go_live',
  'switch_to_direct',
  'cancel',
  'disconnect',
] as const;
export type ConnectionAction = (typeof CONNECTION_ACTIONS)[number];

/** Whoever works for the authority: its own people, and the IT service provider it gave a mandate. */
export const AUTHORITY_SIDE = ['authority.lead', 'authority.technical', 'provider.agent'] as const satisfies readonly Role[];

/** Whoever asks for a connection, and takes the wish back. */
export const LEAD_OR_AGENT = ['authority.lead', 'provider.agent'] as const satisfies readonly Role[];

/** States in which the checklist, technical data and tests can be worked on. */
export const STATES_OF_WORK = [
  'cleared',
  'preparing',
  'connecting',
  'testing',
  'approval',
  'scheduled',
  'live',
] as const satisfies readonly ConnectionState[];

/** States after which nothing follows; asking again makes a new connection. */
export const CLOSED_STATES = ['declined', 'cancelled', 'disconnected'] as const satisfies readonly ConnectionState[];

const BEFORE_LIVE = ['cleared', 'preparing', 'connecting', 'testing', 'approval', 'scheduled'] as const;

/** The way of an authority from the wish to live, and out again. */
export const connectionMachine: Machine<ConnectionState, ConnectionAction, Role, ConnectionFacts> = {
  name: 'connection',
  states: CONNECTION_STATES,
  initial: 'interest',
  transitions: [
    { action: 'request', from: ['interest'], to: 'requested', by: LEAD_OR_AGENT, requires: [isOrderable, isCompetent, hasActiveContract] },
    { action: 'clear', from: ['requested'], to: 'cleared', by: ['state.coordinator'], requires: [hasActiveContract] },
    { action: 'decline', from: ['requested'], to: 'declined', by: ['state.coordinator'] },
    { action: 'start', from: ['cleared'], to: 'preparing', by: AUTHORITY_SIDE, requires: [hasActiveContract, isNotPaused] },
    { action: 'begin_connecting', from: ['preparing'], to: 'connecting', by: AUTHORITY_SIDE, requires: [hasActiveContract, isNotPaused] },
    { action: 'begin_testing', from: ['connecting'], to: 'testing', by: AUTHORITY_SIDE, requires: [hasActiveContract, isNotPaused] },
    { action: 'submit_for_approval', from: ['testing'], to: 'approval', by: AUTHORITY_SIDE, requires: readyForApproval },
    // A withdrawn approval can be given again without going back; while live, it is the direct stage that is approved.
    // The authority's approval is its own to give: no mandate covers it.
    ...(['approval', 'scheduled', 'live'] as const).flatMap((state) => [
      {
        action: 'approve_authority' as const,
        from: [state],
        to: state,
        by: ['authority.lead'] as const,
        requires: [...readyForApproval, isSecondPerson('authority')],
      },
      {
        action: 'approve_operator' as const,
        from: [state],
        to: state,
        by: ['operator.rollout'] as const,
        requires: [...readyForApproval, isSecondPerson('operator')],
      },
    ]),
    { action: 'schedule', from: ['approval', 'scheduled'], to: 'scheduled', by: ['operator.rollout'], requires: readyForCutover },
    // Only a scheduled connection has reached its cutover day; from the states before, the step answers the whole list of what is missing.
    { action: 'go_live', from: BEFORE_LIVE, to: 'live', by: ['operator.rollout'], requires: readyForLive },
    { action: 'switch_to_direct', from: ['live'], to: 'live', by: ['operator.rollout'], requires: readyForCutover },
    { action: 'cancel', from: ['interest', 'requested'], to: 'cancelled', by: LEAD_OR_AGENT },
    { action: 'cancel', from: BEFORE_LIVE, to: 'cancelled', by: [...LEAD_OR_AGENT, 'operator.rollout'] },
    { action: 'disconnect', from: ['live'], to: 'disconnected', by: ['authority.lead', 'operator.rollout'] },
  ],
};
