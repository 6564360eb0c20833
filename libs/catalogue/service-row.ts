import { type Actor, holdsAny } from '#libs/kernel/actor';
import { availableActions } from '#libs/kernel/state-machine';
import { sayActions } from '#libs/platform/http/available-action.view';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type ServiceView } from './catalogue.view.js';
import { PUBLIC_STATES, type ServiceFacts, serviceMachine, type ServiceState } from './service.machine.js';

/** An entry as the database answers it, before it is cut to what a reader may see. */
export interface ServiceRow extends Omit<ServiceView, 'waitingOn' | 'availableActions' | 'isEditable'> {
  readonly submittedBy: string | null;
}

/** Entries that were never published are the operator's business alone. */
export function mayRead(actor: Actor | null, state: ServiceState): boolean {
  return PUBLIC_STATES.includes(state) || actor?.organisationKind === 'operator';
}

/** During a review the text stands still, and what is retired stays as it was. */
export function isEditable(actor: Actor | null, state: ServiceState): boolean {
  return actor !== null && holdsAny(actor, ['operator.catalogue']) && state !== 'in_review' && state !== 'retired';
}

/** What decides over a step, for this actor. */
export function factsOf(row: ServiceRow, actor: Actor): ServiceFacts {
  return { ...row, isSecondPerson: row.submittedBy !== actor.personId };
}

/** The entry as one reader may see it. */
export function serviceView(actor: Actor | null, { submittedBy, ...entry }: ServiceRow, t: Translate): ServiceView {
  const isOperator = actor?.organisationKind === 'operator';
  const actions = actor ? availableActions(serviceMachine, factsOf({ ...entry, submittedBy }, actor), actor.roles) : [];
  return {
    ...entry,
    waitingOn: PUBLIC_STATES.includes(entry.state) ? null : 'operator',
    availableActions: sayActions(actions, t),
    isEditable: isEditable(actor, entry.state),
    reviewComments: isOperator ? entry.reviewComments : [],
    submittedByName: isOperator ? entry.submittedByName : null,
  };
}
