import { type Actor, type Role, SYSTEM } from '#libs/kernel/actor';
import { AUTHORITY_FIELDS, editableFields } from './authority-rights.js';

const wuppertal = { stateCode: '05', organisationId: 'wuppertal' };

function actorWith(role: Role, differing: Partial<Actor> = {}): Actor {
  return { ...SYSTEM, roles: [role], ...differing };
}

describe("what somebody may change in an authority's entry", () => {
  it.each([
    ['the roll-out team', actorWith('operator.rollout'), AUTHORITY_FIELDS],
    ['the administrator', actorWith('operator.admin'), AUTHORITY_FIELDS],
    ['the coordinator of its Land', actorWith('state.coordinator', { stateCode: '05' }), ['name', 'mailbox', 'validUntil', 'regions']],
    ['the coordinator of another Land', actorWith('state.coordinator', { stateCode: '06' }), []],
    ['its lead', actorWith('authority.lead', { organisationId: 'wuppertal' }), ['mailbox']],
    ['the lead of another authority', actorWith('authority.lead', { organisationId: 'neuss' }), []],
    ['its technical contact', actorWith('authority.technical', { organisationId: 'wuppertal' }), []],
    ['the catalogue team', actorWith('operator.catalogue'), []],
    ['a visitor', null, []],
  ])('as %s', (_, actor, fields) => {
    expect(editableFields(actor, wuppertal)).toEqual(fields);
  });
});
