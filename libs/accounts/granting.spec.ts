import {
  type Actor,
  ORGANISATION_KINDS,
  type OrganisationKind,
  type Role,
  ROLES,
  ROLES_WITH_SECOND_FACTOR,
  SYSTEM,
} from '#libs/kernel/actor';
import { grantableRoles, rolesInForce, rolesOf } from './granting.js';

const own = (kind: OrganisationKind) => ({ id: 'own', kind });
const somebody = (...roles: Role[]): Actor => ({ ...SYSTEM, personId: 'somebody', organisationId: 'own', roles });

describe('granting roles', () => {
  it.each<[Role, Role[]]>([
    ['state.coordinator', ['state.coordinator', 'state.finance', 'state.reader']],
    ['state.signatory', ['state.signatory']],
    ['state.finance', []],
    ['state.reader', []],
    ['authority.lead', ['authority.lead', 'authority.technical', 'authority.reader']],
    ['authority.signatory', ['authority.signatory']],
    ['authority.technical', []],
    ['authority.reader', []],
    ['hub.signatory', ['hub.signatory', 'hub.reader']],
    ['hub.reader', []],
    ['provider.agent', ['provider.agent']],
    ['vendor.agent', ['vendor.agent']],
    ['operator.rollout', []],
    ['operator.auditor', []],
  ])('lets %s grant %p in their own organisation', (role, expected) => {
    const [kind] = role.split('.') as [OrganisationKind];
    expect(grantableRoles(somebody(role), own(kind))).toEqual(expected);
  });

  it('lets nobody but the administrator grant anything elsewhere', () => {
    for (const kind of ORGANISATION_KINDS) {
      expect(grantableRoles(somebody('state.coordinator', 'hub.signatory', 'authority.lead'), { id: 'other', kind })).toEqual([]);
      expect(grantableRoles(somebody('operator.admin'), { id: 'other', kind })).toEqual(rolesOf(kind));
    }
  });

  it('knows every role as that of exactly one kind of organisation', () => {
    expect(ORGANISATION_KINDS.flatMap(rolesOf).sort()).toEqual([...ROLES].sort());
  });
});

describe('roles in force', () => {
  it('leave out what needs a second factor until it has been given', () => {
    const roles: Role[] = ['state.signatory', 'state.reader'];
    expect(rolesInForce(roles, false)).toEqual(['state.reader']);
    expect(rolesInForce(roles, true)).toEqual(roles);
    expect(rolesInForce(ROLES_WITH_SECOND_FACTOR, false)).toEqual([]);
  });
});
