import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, PARTIES } from '#libs/kernel/actor';
import { notFound } from '#libs/kernel/domain-error';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { TaskChangeInput } from '#libs/onboarding/connection.dto';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type TaskView } from '#libs/onboarding/task.view';
import { isSettled } from '#libs/onboarding/connection-facts';
import { DIMENSIONS } from '#libs/onboarding/task.entity';
import { TaskService } from '#libs/onboarding/task.service';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { type Translate } from '#libs/platform/i18n/i18n';
import { sayDay } from '#libs/platform/i18n/say';
import { choices } from './choices.js';
import { connectionHead } from './connection-head.js';
import { type PageRequest, Pages } from './pages.js';
import { TASK_TONES } from './tones.js';

/** The checklist of a connection, and a page for each task. */
@ApiExcludeController()
@Controller('connections/:id/tasks')
export class ConnectionTasksPages {
  constructor(
    private readonly pages: Pages,
    private readonly reads: ConnectionReads,
    private readonly tasks: TaskService,
  ) {}

  @Get()
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    await this.pages.render(request, reply, 'connections/tasks', {
      title: t('web.connections.part.tasks'),
      head: connectionHead(connection, 'tasks', t),
      groups: DIMENSIONS.map((dimension) => taskGroup(connection, dimension, t)).filter(({ total }) => total > 0),
    });
  }

  @Get(':key')
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('key') key: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    const task = connection.tasks.find((candidate) => candidate.key === key);
    if (!task) throw notFound();
    const possible = task.availableStates.filter((option) => option.possible);
    await this.pages.render(request, reply, 'connections/task', {
      title: task.title,
      head: connectionHead(connection, 'tasks', t, true),
      connection,
      task,
      tone: TASK_TONES[task.state],
      needs: connection.tasks.filter((other) => task.needs.includes(other.key)),
      states: possible.map(({ state }) => ({
        value: state,
        label: t(`onboarding.task.state.${state}`),
        hint: t(`web.connections.tasks.hint.${state}`),
      })),
      notYet: task.availableStates.filter((option) => !option.possible),
      parties: choices(PARTIES, t, 'common.party'),
    });
  }

  @Post(':key')
  async change(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('key') key: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: TaskChangeInput,
      use: async (input) => {
        await this.tasks.change(actor, id, key, input);
        return { to: `/connections/${id}/tasks`, say: 'web.connections.tasks.saved' };
      },
      again: () => this.show(request, reply, actor, id, key, t),
    });
  }
}

/** The tasks of one dimension as the `task-list` component shows them. */
function taskGroup(connection: ConnectionView, dimension: string, t: Translate) {
  const tasks = connection.tasks.filter((task) => task.dimension === dimension);
  return {
    id: dimension,
    heading: t(`onboarding.dimension.${dimension}`),
    done: tasks.filter(isSettled).length,
    total: tasks.length,
    tasks: tasks.map((task) => listedTask(connection, task, t)),
  };
}

function listedTask({ id, tasks, targetStage }: ConnectionView, task: TaskView, t: Translate): object {
  const first = tasks.filter((other) => task.needs.includes(other.key) && !isSettled(other));
  // Whoever has begun ahead of the others finds the way back.
  const isPossible = first.length === 0 || task.state !== 'open';
  const remarks = [
    isPossible ? null : t('web.connections.tasks.first', { tasks: first.map(({ title }) => title).join(', ') }),
    t('web.connections.tasks.owner', { party: t(`common.party.${task.ownerParty}`) }),
    task.waitingFor && t('web.connections.tasks.waiting_for', { parties: t(`common.party.${task.waitingFor}`) }),
    task.state === 'open' ? null : t('web.state.since', { day: sayDay(task.stateSince, t.language) }),
    task.isMandatory ? null : t('web.connections.tasks.optional'),
    task.stage === targetStage ? null : t(`web.connections.tasks.for_${task.stage}`),
  ];
  return {
    title: task.title,
    href: isPossible ? `/connections/${id}/tasks/${task.key}` : null,
    state: isPossible ? t(`onboarding.task.state.${task.state}`) : t('web.connections.tasks.not_yet'),
    tone: isPossible ? TASK_TONES[task.state] : 'neutral',
    isDone: task.state === 'done',
    detail: remarks.filter((remark) => remark !== null).join(' · '),
  };
}
