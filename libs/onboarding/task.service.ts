import { Injectable } from '@nestjs/common';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, type FieldError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { next } from '#libs/kernel/state-machine';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { withdrawApprovals } from './approvals.js';
import { ConnectionFiles } from './connection-files.service.js';
import { type TaskChangeInput } from './connection.dto.js';
import { isAtWork } from './steps.js';
import { TaskEntity } from './task.entity.js';
import { taskActionTo, taskMachine, taskRoles } from './task.machine.js';

/** Works on the checklist of a connection. */
@Injectable()
export class TaskService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: ConnectionFiles,
  ) {}

  /**
   * Moves a task to a state. Approvals given before are void: they were about another list.
   * @throws DomainError `not-found`, `stale-version`, `not-allowed`, `wrong-state`, `not-ready` with the tasks to be settled first,
   *   `invalid-input` when the state wants a party or a reason that was not given
   */
  async change(actor: Actor, id: string, key: string, input: TaskChangeInput, expectedVersion: number | null = null): Promise<void> {
    await this.database.transaction(async (tx) => {
      const file = await this.files.lock(tx, actor, id, expectedVersion);
      const task = file.tasks.find((candidate) => candidate.key === key);
      if (!task) throw notFound();
      if (!isAtWork(file)) throw new DomainError('wrong-state', 'step_not_in_this_state');
      const roles = taskRoles(actor.roles, task.ownerParty);
      const state = next(taskMachine, { ...task, others: file.tasks }, taskActionTo(input.state), roles);
      const lacking = lackingFields(input);
      if (lacking.length > 0) throw invalidInput(...lacking);
      const changes = {
        state,
        stateSince: this.clock.now(),
        waitingFor: state === 'waiting_for' ? (input.waitingFor ?? null) : null,
        reason: input.reason ?? null,
        evidence: input.evidence ?? task.evidence,
        doneBy: state === 'done' ? actor.personId : null,
      };
      await tx.update(TaskEntity, { connectionId: id, key }, changes);
      const withdrawnApprovals = await withdrawApprovals(tx, file, task.stage, this.clock.now());
      const after = await this.files.settle(tx, actor, id);
      await this.files.record(tx, actor, after, {
        name: 'connection.task_changed',
        reason: input.reason ?? null,
        data: { task: key, taskState: state, waitingFor: changes.waitingFor, stage: task.stage, withdrawnApprovals },
      });
    });
  }
}

function lackingFields({ state, waitingFor, reason }: TaskChangeInput): FieldError[] {
  if (state === 'waiting_for' && !waitingFor) return [{ pointer: '/waitingFor', code: 'required' }];
  if ((state === 'failed' || state === 'skipped') && !reason) return [{ pointer: '/reason', code: 'required' }];
  return [];
}
