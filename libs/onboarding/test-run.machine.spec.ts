import { ROLES } from '#libs/kernel/actor';
import { defects } from '#libs/kernel/state-machine';
import { everyStep, missingLabels, statesInDatabase } from '#test/support/machines';
import { TEST_RUN_STATES } from './test-run.entity.js';
import { TEST_RUN_ACTIONS, TESTERS, testRunMachine } from './test-run.machine.js';

describe('a test', () => {
  it('has no defects and labels in both languages', () => {
    expect(defects(testRunMachine)).toEqual([]);
    expect(statesInDatabase('connection_test_runs')).toEqual(TEST_RUN_STATES);
    expect(missingLabels('onboarding.test_run', TEST_RUN_STATES, TEST_RUN_ACTIONS)).toEqual([]);
  });

  it('is decided once, by the authority, its provider or the roll-out team', () => {
    const testers = ROLES.filter((role) => (TESTERS as readonly string[]).includes(role));
    expect(testers).toEqual(['operator.rollout', 'authority.lead', 'authority.technical', 'provider.agent']);
    expect(everyStep(testRunMachine, TEST_RUN_ACTIONS, ROLES, (state) => ({ state }))).toEqual([
      ...testers.map((role) => `pass: planned → passed (${role})`),
      ...testers.map((role) => `fail: planned → failed (${role})`),
    ]);
  });
});
