import { type Missing } from '#libs/kernel/domain-error';
import { type Requirement } from '#libs/kernel/state-machine';
import { type ConnectionFacts } from './connection-facts.js';
import {
  hasActiveContract,
  hasParameters,
  hasPassedTest,
  hasReachedCutover,
  hasTasksSettled,
  hasValidCertificate,
  isApprovedBy,
  isNotPaused,
} from './requirements.js';

type Gate = readonly Requirement<ConnectionFacts>[];

/** What has to be ready before anybody is asked to approve. */
export const readyForApproval: Gate = [hasTasksSettled, hasParameters, hasPassedTest, hasValidCertificate, hasActiveContract, isNotPaused];

/** What has to be ready before a cutover day is set, and before switching from the interim stage to the direct one. */
export const readyForCutover: Gate = [...readyForApproval, isApprovedBy('authority'), isApprovedBy('operator')];

/** What has to be ready on the day. */
export const readyForLive: Gate = [...readyForCutover, hasReachedCutover];

/**
 * Everything that still stands between a connection and the stage its work leads to, with the party whose turn it is;
 * the same list for pages, API, batches and mails. A gate of facts, never of a percentage. Empty when there is nothing left to reach.
 */
export function missingForGoLive(facts: ConnectionFacts): Missing[] {
  if (facts.state === 'live' && facts.stage === facts.targetStage) return [];
  const gate = facts.state === 'live' ? readyForCutover : readyForLive;
  return gate.flatMap((requirement) => requirement.missing(facts));
}
