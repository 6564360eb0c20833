import { type AvailableActionView, sayActions } from '#libs/platform/http/available-action.view';
import { type Actor } from '#libs/kernel/actor';
import { availableActions } from '#libs/kernel/state-machine';
import { type Page } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type InterestRow } from './interest-row.js';
import { interestMachine, type InterestState } from './interest.machine.js';

/** A Land's interest in a service. */
export class InterestView {
  id: string;
  serviceId: string;
  serviceSlug: string;
  serviceName: string;
  /** Two digits, e.g. "05". */
  stateCode: string;
  stateName: string;
  state: InterestState;
  stateSince: Date;
  /** Who has the ball: `operator` or nobody. */
  waitingOn: string | null;
  note: string | null;
  /** On which conditions it was confirmed. */
  conditions: string | null;
  /** Why it was declined or withdrawn. */
  reason: string | null;
  submittedBy: string;
  submittedAt: Date;
  /** The newest contract that came of it. */
  contractId: string | null;
  contractNumber: string | null;
  availableActions: AvailableActionView[];
}

export class InterestPage implements Page<InterestView> {
  items: InterestView[];
  total: number | null;
  next: string | null;
}

export function interestView(interest: InterestRow, actor: Actor, t: Translate): InterestView {
  const isOpen = interest.state === 'submitted' || interest.state === 'in_alignment';
  const waitsForContract = interest.state === 'confirmed' && interest.contractId === null;
  return {
    id: interest.id,
    serviceId: interest.serviceId,
    serviceSlug: interest.serviceSlug,
    serviceName: interest.serviceName,
    stateCode: interest.stateCode,
    stateName: interest.stateName,
    state: interest.state,
    stateSince: interest.stateSince,
    waitingOn: isOpen || waitsForContract ? 'operator' : null,
    note: interest.note,
    conditions: interest.conditions,
    reason: interest.reason,
    submittedBy: interest.submittedBy,
    submittedAt: interest.submittedAt,
    contractId: interest.contractId,
    contractNumber: interest.contractNumber,
    availableActions: sayActions(availableActions(interestMachine, interest, actor.roles), t),
  };
}
