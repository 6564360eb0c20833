import { DomainError } from './domain-error.js';
import { availableActions, blockers, defects, type Machine, next } from './state-machine.js';

interface Parcel {
  readonly state: 'packed' | 'sent' | 'lost';
  readonly hasAddress: boolean;
  readonly isPaid: boolean;
}
const parcel: Machine<Parcel['state'], 'send' | 'lose', 'clerk' | 'carrier', Parcel> = {
  name: 'parcel',
  states: ['packed', 'sent', 'lost'],
  initial: 'packed',
  transitions: [
    {
      action: 'send',
      from: ['packed'],
      to: 'sent',
      by: ['clerk'],
      requires: [
        { name: 'hasAddress', missing: (p) => (p.hasAddress ? [] : [{ code: 'address', ownerParty: 'authority' }]) },
        { name: 'isPaid', missing: (p) => (p.isPaid ? [] : [{ code: 'payment', ownerParty: 'state' }]) },
      ],
    },
    { action: 'lose', from: ['sent'], to: 'lost', by: ['carrier'] },
  ],
};
const ready: Parcel = { state: 'packed', hasAddress: true, isPaid: true };

function refusal(step: () => unknown): DomainError {
  try {
    step();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('the step was not refused');
}

describe('a workflow table', () => {
  it('moves the subject when role, state and facts agree', () => {
    expect(next(parcel, ready, 'send', ['clerk'])).toBe('sent');
  });

  it.each([
    ['a role that may never take the step', ready, 'send', ['carrier'], 'not-allowed'],
    ['a step that does not start in this state', ready, 'lose', ['carrier'], 'wrong-state'],
    ['missing facts', { ...ready, isPaid: false }, 'send', ['clerk'], 'not-ready'],
  ] as const)('refuses %s', (_, subject, action, roles, code) => {
    expect(refusal(() => next(parcel, subject, action, roles)).code).toBe(code);
  });

  it('names everything that is missing at once, and whose turn it is', () => {
    const error = refusal(() => next(parcel, { ...ready, hasAddress: false, isPaid: false }, 'send', ['clerk']));
    expect(error.details.missing).toEqual([
      { code: 'address', ownerParty: 'authority' },
      { code: 'payment', ownerParty: 'state' },
    ]);
  });

  it('offers the same answer to buttons as to the step itself', () => {
    expect(availableActions(parcel, ready, ['clerk'])).toEqual([{ action: 'send', possible: true, missing: [] }]);
    expect(availableActions(parcel, ready, ['carrier'])).toEqual([]);
    expect(blockers(parcel, { ...ready, isPaid: false }, 'send')).toEqual([{ code: 'payment', ownerParty: 'state' }]);
  });

  it('finds unreachable and unknown states and doubled rows', () => {
    expect(defects(parcel)).toEqual([]);
    const broken = {
      ...parcel,
      transitions: [
        parcel.transitions[0]!,
        parcel.transitions[0]!,
        { action: 'lose' as const, from: ['gone' as 'sent'], to: 'lost' as const, by: [] },
      ],
    };
    expect(defects(broken)).toEqual([
      'parcel: nothing leads to "lost"',
      'parcel: "send from packed by clerk" stands twice',
      'parcel: "lose" names the unknown state "gone"',
    ]);
  });
});
