import { type Stage } from '#libs/catalogue/service.entity';
import { type Actor, type Party } from '#libs/kernel/actor';
import { availableActions } from '#libs/kernel/state-machine';
import { type MissingFact } from '#libs/platform/http/available-action.view';
import { sayMissing, type Translate } from '#libs/platform/i18n/i18n';
import { type ConnectionFile, type TaskInFile } from './connection-file.js';
import { isAtWork } from './steps.js';
import { type Dimension, TASK_STATES, type TaskState } from './task.entity.js';
import { taskActionTo, taskMachine, taskRoles } from './task.machine.js';

/** A state that a task could be moved to. */
export class TaskStateOption {
  state: TaskState;
  possible: boolean;
  /** The tasks that have to be settled first. */
  missing: MissingFact[];
}

/** One item of the checklist. */
export class TaskView {
  key: string;
  title: string;
  /** What to do, and whom to ask. */
  help: string;
  stage: Stage;
  dimension: Dimension;
  ownerParty: Party;
  isMandatory: boolean;
  /** Keys of the tasks that have to be settled first. */
  needs: string[];
  state: TaskState;
  stateSince: Date;
  waitingFor: Party | null;
  reason: string | null;
  evidence: string | null;
  doneByName: string | null;
  /** Where the reader can move it. */
  availableStates: TaskStateOption[];
}

/** Shows a task to somebody who may see its connection. */
export function taskView(task: TaskInFile, file: ConnectionFile, actor: Actor, t: Translate): TaskView {
  return {
    key: task.key,
    title: t(`onboarding.checklist.${task.key}.title`),
    help: t(`onboarding.checklist.${task.key}.help`),
    stage: task.stage,
    dimension: task.dimension,
    ownerParty: task.ownerParty,
    isMandatory: task.isMandatory,
    needs: [...task.needs],
    state: task.state,
    stateSince: task.stateSince,
    waitingFor: task.waitingFor,
    reason: task.reason,
    evidence: task.evidence,
    doneByName: task.doneByName,
    availableStates: isAtWork(file) ? taskStates(task, file, actor, t) : [],
  };
}

function taskStates(task: TaskInFile, file: ConnectionFile, actor: Actor, t: Translate): TaskStateOption[] {
  const steps = availableActions(taskMachine, { ...task, others: file.tasks }, taskRoles(actor.roles, task.ownerParty));
  return TASK_STATES.flatMap((state) =>
    steps
      .filter(({ action }) => action === taskActionTo(state))
      .map(({ possible, missing }) => ({ state, possible, missing: sayMissing(missing, t) })),
  );
}
