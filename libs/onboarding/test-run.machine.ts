import { type Role } from '#libs/kernel/actor';
import { type Machine } from '#libs/kernel/state-machine';
import { AUTHORITY_SIDE } from './connection.machine.js';
import { TEST_RUN_STATES, type TestRunState } from './test-run.entity.js';

export const TEST_RUN_ACTIONS = ['pass', 'fail'] as const;
export type TestRunAction = (typeof TEST_RUN_ACTIONS)[number];

/** Those who plan tests and record their results. */
export const TESTERS = [...AUTHORITY_SIDE, 'operator.rollout'] as const satisfies readonly Role[];

/** A test is decided once; testing again is another run, so that the history stays. */
export const testRunMachine: Machine<TestRunState, TestRunAction, Role, { readonly state: TestRunState }> = {
  name: 'test_run',
  states: TEST_RUN_STATES,
  initial: 'planned',
  transitions: [
    { action: 'pass', from: ['planned'], to: 'passed', by: TESTERS },
    { action: 'fail', from: ['planned'], to: 'failed', by: TESTERS },
  ],
};
