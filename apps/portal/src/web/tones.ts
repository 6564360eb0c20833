import { type ConnectionState } from '#libs/onboarding/connection.entity';
import { type TaskState } from '#libs/onboarding/task.entity';
import { type TestRunState } from '#libs/onboarding/test-run.entity';
import { type ServiceState } from '#libs/catalogue/service.machine';
import { type ContractState } from '#libs/contracts/contract.machine';
import { type InterestState } from '#libs/contracts/interest.machine';

/** How loud the badge of a state is. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export const CONNECTION_TONES: Readonly<Record<ConnectionState, Tone>> = {
  interest: 'neutral',
  requested: 'info',
  cleared: 'info',
  preparing: 'info',
  connecting: 'info',
  testing: 'info',
  approval: 'info',
  scheduled: 'info',
  live: 'success',
  declined: 'danger',
  cancelled: 'neutral',
  disconnected: 'neutral',
};

export const TASK_TONES: Readonly<Record<TaskState, Tone>> = {
  open: 'neutral',
  in_progress: 'info',
  waiting_for: 'warning',
  done: 'success',
  failed: 'danger',
  skipped: 'neutral',
};

export const TEST_RUN_TONES: Readonly<Record<TestRunState, Tone>> = { planned: 'info', passed: 'success', failed: 'danger' };
export const SERVICE_TONES: Readonly<Record<ServiceState, Tone>> = {
  draft: 'neutral',
  in_review: 'info',
  published: 'success',
  paused: 'warning',
  retired: 'neutral',
};

export const INTEREST_TONES: Readonly<Record<InterestState, Tone>> = {
  submitted: 'info',
  in_alignment: 'info',
  confirmed: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
};

export const CONTRACT_TONES: Readonly<Record<ContractState, Tone>> = {
  draft: 'neutral',
  in_alignment: 'info',
  offered: 'info',
  signed: 'info',
  concluded: 'success',
  active: 'success',
  notice_given: 'warning',
  ended: 'neutral',
  withdrawn: 'neutral',
  rejected: 'danger',
  expired: 'danger',
};
