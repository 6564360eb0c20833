import { type Step } from './steps.js';

/** What a step is called in the log once it has been taken: `connection.<name>`. */
export const EVENT_OF_STEP: Readonly<Record<Step, string>> = {
  request: 'requested',
  clear: 'cleared',
  decline: 'declined',
  start: 'started',
  begin_connecting: 'connecting_begun',
  begin_testing: 'testing_begun',
  submit_for_approval: 'submitted_for_approval',
  approve_authority: 'approved',
  approve_operator: 'approved',
  schedule: 'scheduled',
  go_live: 'went_live',
  switch_to_direct: 'switched_to_direct',
  cancel: 'cancelled',
  disconnect: 'disconnected',
  pause: 'paused',
  resume: 'resumed',
};

/** Everything else that the log says about connections. */
export const OTHER_CONNECTION_EVENTS = [
  'interest_kept',
  'request_possible',
  'request_blocked',
  'task_changed',
  'parameters_changed',
  'test_planned',
  'test_passed',
  'test_failed',
  'evidence_added',
  'ends_announced',
  'end_called_off',
  'contract_ended',
] as const;
