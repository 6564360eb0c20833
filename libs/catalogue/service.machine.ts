import { type Role } from '#libs/kernel/actor';
import { type Machine, type Requirement } from '#libs/kernel/state-machine';

export const SERVICE_STATES = ['draft', 'in_review', 'published', 'paused', 'retired'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

export const SERVICE_ACTIONS = ['submit', 'request_changes', 'publish', 'pause', 'resume', 'retire'] as const;
export type ServiceAction = (typeof SERVICE_ACTIONS)[number];

/** What can be seen without signing in. */
export const PUBLIC_STATES: readonly ServiceState[] = ['published', 'paused', 'retired'];

/** What decides over a step of a catalogue entry. */
export interface ServiceFacts {
  readonly state: ServiceState;
  readonly description: string;
  readonly leistungen: readonly unknown[];
  readonly authorityTypes: readonly unknown[];
  readonly transports: readonly unknown[];
  readonly contactEmail: string | null;
  readonly supportFirstLevel: string | null;
  readonly supportSecondLevel: string | null;
  readonly supportThirdLevel: string | null;
  readonly priceModel: string | null;
  /** Whoever acts is not the one who submitted the entry. */
  readonly isSecondPerson: boolean;
}

const COMPLETE: readonly Requirement<ServiceFacts>[] = [
  needs('hasDescription', 'service_description', (service) => service.description.trim() !== ''),
  needs('hasLeistung', 'service_leistung', (service) => service.leistungen.length > 0),
  needs('hasAuthorityType', 'service_authority_type', (service) => service.authorityTypes.length > 0),
  needs('hasTransport', 'service_transport', (service) => service.transports.length > 0),
  needs('hasContact', 'service_contact', (service) => service.contactEmail !== null),
  needs(
    'hasSupportLevels',
    'service_support_levels',
    (service) => service.supportFirstLevel !== null && service.supportSecondLevel !== null && service.supportThirdLevel !== null,
  ),
  needs('hasPriceModel', 'service_price_model', (service) => service.priceModel !== null),
];

/** The way of a catalogue entry: entered and submitted by one person, reviewed and published by another. */
export const serviceMachine: Machine<ServiceState, ServiceAction, Role, ServiceFacts> = {
  name: 'service',
  states: SERVICE_STATES,
  initial: 'draft',
  transitions: [
    { action: 'submit', from: ['draft'], to: 'in_review', by: ['operator.catalogue'], requires: COMPLETE },
    { action: 'request_changes', from: ['in_review'], to: 'draft', by: ['operator.catalogue'] },
    {
      action: 'publish',
      from: ['in_review'],
      to: 'published',
      by: ['operator.catalogue'],
      requires: [...COMPLETE, needs('isSecondPerson', 'second_person', (service) => service.isSecondPerson)],
    },
    { action: 'pause', from: ['published'], to: 'paused', by: ['operator.catalogue'] },
    { action: 'resume', from: ['paused'], to: 'published', by: ['operator.catalogue'], requires: COMPLETE },
    { action: 'retire', from: ['published', 'paused'], to: 'retired', by: ['operator.catalogue'] },
  ],
};

/** Codes of what a published entry has to have and this one lacks; an edit may not take it away. */
export function missingForPublication(service: ServiceFacts): ReturnType<Requirement<ServiceFacts>['missing']> {
  return COMPLETE.flatMap((requirement) => requirement.missing(service));
}

function needs(name: string, code: string, holds: (service: ServiceFacts) => boolean): Requirement<ServiceFacts> {
  return { name, missing: (service) => (holds(service) ? [] : [{ code, ownerParty: 'operator' }]) };
}
