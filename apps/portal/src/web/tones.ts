import { type ConnectionState } from '#libs/onboarding/connection.entity';
import { type TaskState } from '#libs/onboarding/task.entity';
import { type TestRunState } from '#libs/onboarding/test-run.entity';

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
