import { type Actor, type Role, SYSTEM } from '#libs/kernel/actor';
import { contractRoles, waitingOn } from './contract-roles.js';
import { type ContractState } from './contract.machine.js';

const coUse = {
  customerOrganisationId: 'nw',
  customerKind: 'state',
  supplierOrganisationId: 'fitko',
  supplierKind: 'hub',
  noticeByOrganisationId: null,
} as const;
const provision = {
  customerOrganisationId: 'fitko',
  customerKind: 'hub',
  supplierOrganisationId: 'bremen',
  supplierKind: 'operator',
  noticeByOrganisationId: 'bremen',
} as const;

function person(organisationId: string, ...roles: Role[]): Actor {
  const organisationKind = roles[0]?.split('.')[0] as 'state' | 'hub' | 'operator';
  return { ...SYSTEM, personId: 'somebody', organisationId, organisationKind, roles };
}

describe('what somebody is to a contract', () => {
  it.each([
    ['the Land’s signatory', person('nw', 'state.signatory'), coUse, ['customer.signatory']],
    ['the Land’s coordinator', person('nw', 'state.coordinator'), coUse, ['customer.coordinator']],
    ['a reader of the Land', person('nw', 'state.reader', 'state.finance'), coUse, []],
    ['another Land’s signatory', person('he', 'state.signatory'), coUse, []],
    ['the hub’s signatory', person('fitko', 'hub.signatory'), coUse, ['supplier.signatory']],
    ['the hub’s reader', person('fitko', 'hub.reader'), coUse, []],
    ['the operator’s contract manager', person('bremen', 'operator.contracts'), coUse, ['operator.contracts']],
    ['the hub as customer', person('fitko', 'hub.signatory'), provision, ['customer.signatory']],
    [
      'the operator as supplier that gave notice',
      person('bremen', 'operator.contracts'),
      provision,
      ['operator.contracts', 'supplier.signatory', 'notice.giver'],
    ],
    ['a catalogue manager', person('bremen', 'operator.catalogue'), provision, []],
    ['the system', SYSTEM, coUse, ['system']],
  ])('follows from role and organisation: %s', (_, actor, contract, roles) => {
    expect(contractRoles(actor, contract)).toEqual(roles);
  });

  it('lets only the side that gave notice take it back', () => {
    const noticed = { ...coUse, noticeByOrganisationId: 'nw' };
    expect(contractRoles(person('nw', 'state.coordinator'), noticed)).toContain('notice.giver');
    expect(contractRoles(person('nw', 'state.reader'), noticed)).not.toContain('notice.giver');
    expect(contractRoles(person('fitko', 'hub.signatory'), noticed)).not.toContain('notice.giver');
  });
});

describe('who has the ball', () => {
  it.each<[ContractState, string | null, string | null]>([
    ['draft', 'operator', 'operator'],
    ['in_alignment', 'operator', 'operator'],
    ['offered', 'state', 'hub'],
    ['signed', 'hub', 'operator'],
    ['concluded', null, null],
    ['active', null, null],
  ])('in %s: %s of a co-use contract, %s of a provision contract', (state, ofCoUse, ofProvision) => {
    expect(waitingOn(state, coUse)).toBe(ofCoUse);
    expect(waitingOn(state, provision)).toBe(ofProvision);
  });
});
