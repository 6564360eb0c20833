import { type ServiceView } from '#libs/catalogue/catalogue.view';
import { type ContractView } from '#libs/contracts/contract.view';
import { type InterestView } from '#libs/contracts/interest.view';
import { type Actor, holdsAny, type Party, type Role } from '#libs/kernel/actor';
import { type ConnectionSummary } from '#libs/onboarding/connection.view';
import { type AvailableActionView } from '#libs/platform/http/available-action.view';
import { type Translate } from '#libs/platform/i18n/i18n';
import { CONNECTION_TONES, CONTRACT_TONES, INTEREST_TONES, SERVICE_TONES, type Tone } from './tones.js';

/** Something under way, as it lies on somebody's desk. */
export interface QueueItem {
  readonly kind: 'service' | 'interest' | 'contract' | 'connection';
  readonly title: string;
  readonly href: string;
  readonly state: string;
  readonly tone: Tone;
  readonly since: Date;
  /** What to do next, when it waits for whoever looks; else null. */
  readonly nextStep: string | null;
  /** For whom it waits otherwise. */
  readonly turn: string;
}

/** The desk of somebody: what waits for them, and what waits for others. */
export interface Desk {
  readonly mine: readonly QueueItem[];
  readonly others: readonly QueueItem[];
}

interface Workflow {
  readonly waitingOn: string | null;
  readonly availableActions: readonly AvailableActionView[];
}

type Contract = Workflow & Pick<ContractView, 'id' | 'number' | 'service' | 'customer' | 'state' | 'stateSince'>;
type Interest = Workflow & Pick<InterestView, 'id' | 'serviceName' | 'stateName' | 'state' | 'stateSince'>;
type Service = Workflow & Pick<ServiceView, 'slug' | 'name' | 'state' | 'stateSince'>;
type Connection = Pick<ConnectionSummary, 'id' | 'serviceName' | 'authorityName' | 'state' | 'stateSince' | 'waitingOn' | 'waitingSince'>;

/** Who works on connections. */
export const CONNECTION_ROLES: readonly Role[] = [
  'operator.rollout',
  'state.coordinator',
  'authority.lead',
  'authority.technical',
  'provider.agent',
];

/** What only somebody else can do, although it is the same organisation's turn. */
const SECOND_PERSON = ['second_person', 'other_signatory'];

/** Everything on the desk in two heaps, the oldest on top. */
export function sortDesk(items: readonly QueueItem[]): Desk {
  const oldestFirst = items.toSorted((a, b) => a.since.getTime() - b.since.getTime());
  return { mine: oldestFirst.filter(({ nextStep }) => nextStep !== null), others: oldestFirst.filter(({ nextStep }) => nextStep === null) };
}

export function serviceItem(service: Service, actor: Actor, t: Translate): QueueItem {
  const step = stepOf(service, actor);
  return {
    kind: 'service',
    title: service.name,
    href: `/catalogue/${service.slug}`,
    state: t(`catalogue.service.state.${service.state}`),
    tone: SERVICE_TONES[service.state],
    since: service.stateSince,
    nextStep: sayStep(step, (action) => t(action === 'request_changes' ? 'web.desk.review' : `catalogue.service.action.${action}`), t),
    turn: turnOf(service, actor, t),
  };
}

export function interestItem(interest: Interest, actor: Actor, t: Translate): QueueItem {
  const step = stepOf(interest, actor);
  // A confirmed interest has done its part: the next step is that of a contract.
  const isToBeDrafted = interest.state === 'confirmed' && holdsAny(actor, ['operator.contracts']);
  return {
    kind: 'interest',
    title: `${interest.serviceName}, ${interest.stateName}`,
    href: `/interests/${interest.id}`,
    state: t(`contracts.interest.state.${interest.state}`),
    tone: INTEREST_TONES[interest.state],
    since: interest.stateSince,
    nextStep: isToBeDrafted ? t('web.desk.draft_contract') : sayStep(step, (action) => t(`contracts.interest.action.${action}`), t),
    turn: turnOf(interest, actor, t),
  };
}

export function contractItem(contract: Contract, actor: Actor, t: Translate): QueueItem {
  const step = stepOf(contract, actor);
  return {
    kind: 'contract',
    title: `${contract.number}: ${contract.service.name}, ${contract.customer.name}`,
    href: `/contracts/${contract.id}`,
    state: t(`contracts.contract.state.${contract.state}`),
    tone: CONTRACT_TONES[contract.state],
    since: contract.stateSince,
    nextStep: sayStep(step, (action) => t(`contracts.contract.action.${action}`), t),
    turn: turnOf(contract, actor, t),
  };
}

export function connectionItem(connection: Connection, actor: Actor, t: Translate): QueueItem {
  const isMine = holdsAny(actor, CONNECTION_ROLES) && workedOnBy(actor).some((party) => party === connection.waitingOn);
  return {
    kind: 'connection',
    title: `${connection.serviceName}, ${connection.authorityName}`,
    href: `/connections/${connection.id}`,
    state: t(`onboarding.connection.state.${connection.state}`),
    tone: CONNECTION_TONES[connection.state],
    since: connection.waitingSince ?? connection.stateSince,
    nextStep: isMine ? t('web.desk.open') : null,
    turn: turnOf({ ...connection, availableActions: [] }, actor, t),
  };
}

/** IT service providers have a mandate to do the authority's work. */
function workedOnBy({ organisationKind }: Actor): readonly (Party | 'system')[] {
  return organisationKind === 'provider' ? ['provider', 'authority'] : [organisationKind];
}

/** The first step leads on: it waits for whoever has it while their organisation has the ball, unless a second person has to act. */
function stepOf({ waitingOn, availableActions }: Workflow, actor: Actor): AvailableActionView | null {
  const isMine = waitingOn === actor.organisationKind && !availableActions.some(needsSecondPerson);
  return (isMine && availableActions[0]) || null;
}

function sayStep(step: AvailableActionView | null, label: (action: string) => string, t: Translate): string | null {
  return step && (step.possible ? label(step.action) : t('web.desk.clear_up'));
}

function turnOf({ waitingOn, availableActions }: Workflow, actor: Actor, t: Translate): string {
  if (waitingOn === actor.organisationKind && availableActions.some(needsSecondPerson)) return t('web.desk.second_person');
  return waitingOn === null ? '–' : t(`common.party.${waitingOn}`);
}

function needsSecondPerson({ missing }: AvailableActionView): boolean {
  return missing.some(({ code }) => SECOND_PERSON.includes(code));
}
