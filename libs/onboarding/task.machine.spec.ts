import { PARTIES, ROLES } from '#libs/kernel/actor';
import { blockers, defects } from '#libs/kernel/state-machine';
import { everyStep, missingLabels, statesInDatabase } from '#test/support/machines';
import { doneTask } from '#test/support/ready-connection';
import { TASK_STATES, type TaskState } from './task.entity.js';
import { TASK_ACTIONS, taskActionTo, taskMachine, taskRoles, type TaskSubject } from './task.machine.js';

const alone = (state: TaskState): TaskSubject => ({ ...doneTask, state, others: [] });

describe('a task', () => {
  it('has no defects, the states of the database and labels in both languages', () => {
    expect(defects(taskMachine)).toEqual([]);
    expect(statesInDatabase('connection_tasks')).toEqual(TASK_STATES);
    expect(missingLabels('onboarding.task', TASK_STATES, TASK_ACTIONS)).toEqual([]);
  });

  it('knows these steps and no others, for its owner as for the authority', () => {
    const steps = [
      'begin: open → in_progress',
      'wait: open → waiting_for',
      'finish: open → done',
      'fail: open → failed',
      'skip: open → skipped',
      'wait: in_progress → waiting_for',
      'finish: in_progress → done',
      'fail: in_progress → failed',
      'skip: in_progress → skipped',
      'reopen: in_progress → open',
      'begin: waiting_for → in_progress',
      'wait: waiting_for → waiting_for',
      'finish: waiting_for → done',
      'fail: waiting_for → failed',
      'skip: waiting_for → skipped',
      'reopen: waiting_for → open',
      'reopen: done → open',
      'begin: failed → in_progress',
      'wait: failed → waiting_for',
      'finish: failed → done',
      'skip: failed → skipped',
      'reopen: failed → open',
      'reopen: skipped → open',
    ];
    for (const role of ['authority_side', 'owner'] as const) {
      expect(everyStep(taskMachine, TASK_ACTIONS, [role], alone)).toEqual(steps.map((step) => `${step} (${role})`));
    }
  });

  it.each(TASK_STATES)('is led to "%s" by one step', (state) => {
    const leading = taskMachine.transitions.filter(({ to }) => to === state).map(({ action }) => action);
    expect(leading).toEqual([taskActionTo(state)]);
  });

  it('cannot be done before the tasks it needs, whose owners are named', () => {
    const needed = { ...doneTask, key: 'obtain_certificate', state: 'waiting_for', waitingFor: 'dvdv_office' } as const;
    const skipped = { ...doneTask, key: 'set_up_osci_mailbox', state: 'skipped' } as const;
    const task = { ...alone('open'), needs: [needed.key, skipped.key], others: [needed, skipped] };
    expect(blockers(taskMachine, task, 'finish')).toEqual([
      { code: 'task', ownerParty: 'dvdv_office', params: { task: 'obtain_certificate' } },
    ]);
  });
});

describe('who may work on a task', () => {
  it('is always the authority and its provider', () => {
    for (const party of PARTIES) {
      for (const role of ['authority.lead', 'authority.technical', 'provider.agent'])
        expect(taskRoles([role], party)).toEqual(['authority_side']);
    }
  });

  it.each([
    ['authority', []],
    ['operator', ['operator.rollout']],
    ['hub', ['operator.rollout']],
    ['vendor', ['operator.rollout']],
    ['provider', ['operator.rollout']],
    ['state', ['state.coordinator']],
    ['dvdv_office', ['state.coordinator']],
  ] as const)('is besides, for tasks of %s: %j', (party, expected) => {
    expect(ROLES.filter((role) => taskRoles([role], party).includes('owner'))).toEqual(expected);
  });
});
