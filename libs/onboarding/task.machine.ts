import { type Party, type Role } from '#libs/kernel/actor';
import { type Machine } from '#libs/kernel/state-machine';
import { isSettled, type TaskFacts, whoseTask } from './connection-facts.js';
import { AUTHORITY_SIDE } from './connection.machine.js';
import { TASK_STATES, type TaskState } from './task.entity.js';

export const TASK_ACTIONS = ['begin', 'wait', 'finish', 'fail', 'skip', 'reopen'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** Who may work on a task: the authority's side on every one, the party that owns it on its own. */
export type TaskRole = 'authority_side' | 'owner';

/** A task among the others of its connection. */
export interface TaskSubject extends TaskFacts {
  readonly others: readonly TaskFacts[];
}

const UNSETTLED = ['open', 'in_progress', 'waiting_for', 'failed'] as const satisfies readonly TaskState[];
const BOTH = ['authority_side', 'owner'] as const;

/** The life of one task of the checklist. */
export const taskMachine: Machine<TaskState, TaskAction, TaskRole, TaskSubject> = {
  name: 'task',
  states: TASK_STATES,
  initial: 'open',
  transitions: [
    { action: 'begin', from: ['open', 'waiting_for', 'failed'], to: 'in_progress', by: BOTH },
    // Waiting again, for somebody else, is a step too.
    { action: 'wait', from: UNSETTLED, to: 'waiting_for', by: BOTH },
    {
      action: 'finish',
      from: UNSETTLED,
      to: 'done',
      by: BOTH,
      requires: [
        {
          name: 'hasNeedsSettled',
          missing: ({ needs, others }) =>
            others
              .filter((other) => needs.includes(other.key) && !isSettled(other))
              .map((other) => ({ code: 'task', ownerParty: whoseTask(other), params: { task: other.key } })),
        },
      ],
    },
    { action: 'fail', from: ['open', 'in_progress', 'waiting_for'], to: 'failed', by: BOTH },
    { action: 'skip', from: UNSETTLED, to: 'skipped', by: BOTH },
    { action: 'reopen', from: ['in_progress', 'waiting_for', 'done', 'failed', 'skipped'], to: 'open', by: BOTH },
  ],
};

/** The step that leads to a state; each state has one. */
export function taskActionTo(state: TaskState): TaskAction {
  const row = taskMachine.transitions.find(({ to }) => to === state);
  if (!row) throw new Error(`No step leads a task to "${state}".`);
  return row.action;
}

/** Who speaks for a party that has no access of its own, or besides it. */
const SPEAKS_FOR: Readonly<Record<Party, readonly Role[]>> = {
  authority: [],
  operator: ['operator.rollout'],
  hub: ['operator.rollout'],
  vendor: ['operator.rollout'],
  provider: ['operator.rollout'],
  state: ['state.coordinator'],
  dvdv_office: ['state.coordinator'],
};

/** What these roles are towards a task of this party. */
export function taskRoles(roles: readonly string[], ownerParty: Party): TaskRole[] {
  return [
    ...(AUTHORITY_SIDE.some((role) => roles.includes(role)) ? (['authority_side'] as const) : []),
    ...(SPEAKS_FOR[ownerParty].some((role) => roles.includes(role)) ? (['owner'] as const) : []),
  ];
}
