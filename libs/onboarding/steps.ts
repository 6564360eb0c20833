import { DomainError } from '#libs/kernel/domain-error';
import { type AvailableAction, availableActions, next } from '#libs/kernel/state-machine';
import { approvalOf, type ConnectionFacts, offeredStages } from './connection-facts.js';
import { CONNECTION_ACTIONS, type ConnectionAction, connectionMachine, STATES_OF_WORK } from './connection.machine.js';
import { type ConnectionState, type Pause } from './connection.entity.js';
import { PAUSE_ACTIONS, type PauseAction, pauseMachine } from './pause.machine.js';

/** Every step of a connection: along its way, and the pause beside it. */
export const STEPS = [...CONNECTION_ACTIONS, ...PAUSE_ACTIONS] as const;
export type Step = (typeof STEPS)[number];

/** The steps these roles have now, each with what it still lacks. Steps without sense, such as a second approval of one side, are left out. */
export function availableSteps(facts: ConnectionFacts, roles: readonly string[]): AvailableAction<Step>[] {
  const along = availableActions(connectionMachine, facts, roles).filter(({ action }) => pointlessBecause(facts, action) === null);
  return isAtWork(facts) ? [...along, ...availableActions(pauseMachine, { state: facts.pause }, roles)] : along;
}

/**
 * Decides a step.
 * @returns where the connection stands after it
 * @throws DomainError `not-allowed`, `wrong-state`, `conflict` for a step without sense, `not-ready` with everything that is missing
 */
export function takeStep(
  facts: ConnectionFacts,
  step: Step,
  roles: readonly string[],
): { readonly state: ConnectionState; readonly pause: Pause } {
  if (isPauseAction(step)) {
    refuseOtherSides(facts.pause, step, roles);
    const pause = next(pauseMachine, { state: facts.pause }, step, roles);
    if (!isAtWork(facts)) throw new DomainError('wrong-state', 'step_not_in_this_state');
    return { state: facts.state, pause };
  }
  const pointless = pointlessBecause(facts, step);
  if (pointless) throw new DomainError('conflict', pointless);
  return { state: next(connectionMachine, facts, step, roles), pause: facts.pause };
}

/** Whoever may pause and resume, but has nothing to pause or resume here, hears whose pause it is. */
function refuseOtherSides(state: Pause, step: PauseAction, roles: readonly string[]): void {
  const own = pauseMachine.transitions.filter((row) => row.action === step && row.by.some((role) => roles.includes(role)));
  if (state === 'none' || own.length === 0 || own.some((row) => row.from.includes(state))) return;
  throw step === 'pause' ? new DomainError('conflict', 'already_paused') : new DomainError('not-allowed', 'pause_of_other_side');
}

/** Why a step would lead nowhere although the state has it; null when it makes sense. */
function pointlessBecause(facts: ConnectionFacts, action: ConnectionAction): string | null {
  const isApproval = action === 'approve_authority' || action === 'approve_operator';
  if (facts.state === 'live' && (isApproval || action === 'switch_to_direct')) {
    if (!offeredStages(facts.transports).includes('direct')) return 'direct_not_offered';
    if (facts.stage === 'direct') return 'already_direct';
  }
  const alreadyGiven = isApproval && approvalOf(facts, action === 'approve_authority' ? 'authority' : 'operator');
  return alreadyGiven ? 'already_approved' : null;
}

/** True while the checklist, technical data and tests can be worked on. */
export function isAtWork(facts: Pick<ConnectionFacts, 'state'>): boolean {
  return (STATES_OF_WORK as readonly ConnectionState[]).includes(facts.state);
}

function isPauseAction(step: Step): step is PauseAction {
  return (PAUSE_ACTIONS as readonly Step[]).includes(step);
}
