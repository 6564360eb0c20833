import { type Actor, holdsAny, type OrganisationKind, type Party, type Role } from '#libs/kernel/actor';
import { type ContractRole, type ContractState } from './contract.machine.js';

/** The organisations of a contract. */
export interface ContractParties {
  readonly customerOrganisationId: string;
  readonly customerKind: OrganisationKind;
  readonly supplierOrganisationId: string;
  readonly supplierKind: OrganisationKind;
  readonly noticeByOrganisationId: string | null;
}

/** Whoever holds one of these signs for the own organisation; at the operator these are the contract managers. */
const SIGNATORIES: readonly Role[] = ['state.signatory', 'hub.signatory', 'operator.contracts'];

/** What the actor is to this contract; empty for those who may at most read it. */
export function contractRoles(actor: Actor, parties: ContractParties): ContractRole[] {
  if (actor.organisationKind === 'system') return ['system'];
  const roles: ContractRole[] = [];
  const maySign = holdsAny(actor, SIGNATORIES);
  const isCustomer = actor.organisationId === parties.customerOrganisationId;
  const isCoordinator = isCustomer && holdsAny(actor, ['state.coordinator']);
  const isSupplier = actor.organisationId === parties.supplierOrganisationId;
  if (holdsAny(actor, ['operator.contracts'])) roles.push('operator.contracts');
  if (isCustomer && maySign) roles.push('customer.signatory');
  if (isCoordinator) roles.push('customer.coordinator');
  if (isSupplier && maySign) roles.push('supplier.signatory');
  if (actor.organisationId === parties.noticeByOrganisationId && (maySign || isCoordinator)) roles.push('notice.giver');
  return roles;
}

/** Who has the ball in each state; null when only a day is awaited or nothing. */
const WAITING_ON: Readonly<Record<ContractState, 'operator' | 'customer' | 'supplier' | null>> = {
  draft: 'operator',
  in_alignment: 'operator',
  offered: 'customer',
  signed: 'supplier',
  concluded: null,
  active: null,
  notice_given: null,
  ended: null,
  withdrawn: null,
  rejected: null,
  expired: null,
};

/** Who has the ball. */
export function waitingOn(state: ContractState, parties: Pick<ContractParties, 'customerKind' | 'supplierKind'>): Party | null {
  const side = WAITING_ON[state];
  if (side === 'customer') return parties.customerKind;
  return side === 'supplier' ? parties.supplierKind : side;
}
