import { type Party } from '#libs/kernel/actor';
import { blockers } from '#libs/kernel/state-machine';
import { approvalOf, type ConnectionFacts, isSettled, whoseTask } from './connection-facts.js';
import { connectionMachine } from './connection.machine.js';
import { readyForApproval } from './go-live.js';
import { hasParameters } from './requirements.js';

/**
 * Whose turn it is: one party, so that nobody can think it is somebody else's; null when nobody has to do anything.
 * While the authority itself can work on anything, it is the authority's turn.
 */
export function whoHasTheBall(facts: ConnectionFacts): Party | null {
  switch (facts.state) {
    case 'declined':
    case 'cancelled':
    case 'disconnected':
      return null;
    case 'interest':
      return blockers(connectionMachine, facts, 'request')[0]?.ownerParty ?? 'authority';
    case 'requested':
      return 'state';
    case 'cleared':
      return whoHoldsItUp(facts) ?? 'authority';
    case 'preparing':
    case 'connecting':
    case 'testing':
      return whoHoldsItUp(facts) ?? whoseWork(facts) ?? 'authority';
    case 'approval':
    case 'scheduled':
      return whoHoldsItUp(facts) ?? whoDecides(facts);
    case 'live':
      // Somebody has to end what has no contract any more.
      if (!facts.contract) return 'operator';
      return whoPaused(facts) ?? (hasBegunNextStage(facts) ? (whoseWork(facts) ?? whoDecides(facts)) : null);
  }
}

/** Without a contract the Land, during a pause whoever paused. */
function whoHoldsItUp(facts: ConnectionFacts): Party | null {
  return facts.contract ? whoPaused(facts) : 'state';
}

function whoPaused({ pause }: ConnectionFacts): Party | null {
  switch (pause) {
    case 'none':
      return null;
    case 'by_operator':
      return 'operator';
    case 'by_authority':
    case 'by_both':
      return 'authority';
  }
}

/** Who can go on: the authority as long as data or tasks of its own are open, else the first whose mandatory task waits for no other. */
function whoseWork(facts: ConnectionFacts): Party | null {
  if (hasParameters.missing(facts).length > 0) return 'authority';
  const unsettled = facts.tasks.filter((task) => task.isMandatory && task.stage === facts.targetStage && !isSettled(task));
  const blocking = new Set(unsettled.map(({ key }) => key));
  const parties = unsettled.filter((task) => !task.needs.some((key) => blocking.has(key))).map(whoseTask);
  return parties.includes('authority') ? 'authority' : (parties[0] ?? null);
}

/** Who repairs what has come undone, then who approves, then Bremen, which sets the day and goes live. */
function whoDecides(facts: ConnectionFacts): Party {
  const parties = readyForApproval.flatMap((requirement) => requirement.missing(facts)).map(({ ownerParty }) => ownerParty);
  if (parties.includes('authority')) return 'authority';
  if (parties[0]) return parties[0];
  return approvalOf(facts, 'authority') ? 'operator' : 'authority';
}

function hasBegunNextStage(facts: ConnectionFacts): boolean {
  if (facts.stage === facts.targetStage) return false;
  return (
    facts.tasks.some((task) => task.stage === facts.targetStage && task.state !== 'open') ||
    facts.parameters.some(({ stage }) => stage === facts.targetStage)
  );
}
