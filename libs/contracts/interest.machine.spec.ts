import { ROLES } from '#libs/kernel/actor';
import { blockers, defects } from '#libs/kernel/state-machine';
import { everyStep, missingLabels, statesInDatabase } from '#test/support/machines';
import { INTEREST_ACTIONS, INTEREST_STATES, interestMachine } from './interest.machine.js';

describe('the way of an interest', () => {
  it('has no defects, the states of the database and labels in both languages', () => {
    expect(defects(interestMachine)).toEqual([]);
    expect(statesInDatabase('interests')).toEqual(INTEREST_STATES);
    expect(missingLabels('contracts.interest', INTEREST_STATES, INTEREST_ACTIONS)).toEqual([]);
  });

  it('knows these steps and no others', () => {
    expect(everyStep(interestMachine, INTEREST_ACTIONS, ROLES, (state) => ({ state, hasOpenContract: false }))).toEqual([
      'start_alignment: submitted → in_alignment (operator.contracts)',
      'decline: submitted → declined (operator.contracts)',
      'withdraw: submitted → withdrawn (state.coordinator)',
      'confirm: in_alignment → confirmed (operator.contracts)',
      'decline: in_alignment → declined (operator.contracts)',
      'withdraw: in_alignment → withdrawn (state.coordinator)',
      'withdraw: confirmed → withdrawn (state.coordinator)',
    ]);
  });

  it('is not left by the Land while a contract is under way', () => {
    expect(blockers(interestMachine, { state: 'confirmed', hasOpenContract: true }, 'withdraw')).toEqual([
      { code: 'interest_has_contract', ownerParty: 'state' },
    ]);
  });
});
