import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor } from '#libs/kernel/actor';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { ConnectionActionInput } from '#libs/onboarding/connection.dto';
import { ConnectionService } from '#libs/onboarding/connection.service';
import { type TimelineEntry } from '#libs/onboarding/timeline.view';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { PageQuery } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { connectionHead } from './connection-head.js';
import { connectionOverview } from './connection-overview.js';
import { waysOn } from './filters.js';
import { type PageRequest, Pages } from './pages.js';
import { stepAt } from './steps.js';

/** Steps that people want to explain or weigh before they take them; the others are a press. */
const ASKING = [
  'decline',
  'approve_authority',
  'approve_operator',
  'schedule',
  'go_live',
  'switch_to_direct',
  'pause',
  'cancel',
  'disconnect',
];
/** Steps that end the way or hold it up: they want a reason. */
const HINDERING = ['decline', 'pause', 'cancel', 'disconnect'];
const LATEST = 5;

/** One connection: where it stands, what is missing, its steps and its history. */
@ApiExcludeController()
@Controller('connections/:id')
export class ConnectionPages {
  constructor(
    private readonly pages: Pages,
    private readonly connections: ConnectionService,
    private readonly reads: ConnectionReads,
  ) {}

  @Get()
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    const { items: latest } = await this.reads.timeline(actor, id, { limit: LATEST }, t);
    await this.pages.render(request, reply, 'connections/overview', {
      title: connection.authorityName,
      head: connectionHead(connection, 'overview', t),
      connection,
      ...connectionOverview(connection, t),
      asking: ASKING,
      quiet: HINDERING,
      latest: latest.map((entry) => happening(entry, t)),
    });
  }

  @Post()
  async act(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.take(request, reply, actor, id, () => this.show(request, reply, actor, id, t));
  }

  @Get('timeline')
  async timeline(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    const { items, next } = await this.reads.timeline(actor, id, query, t);
    await this.pages.render(request, reply, 'connections/timeline', {
      title: t('web.connections.part.timeline'),
      head: connectionHead(connection, 'timeline', t),
      entries: items.map((entry) => happening(entry, t)),
      ways: waysOn(request, next),
    });
  }

  /** What a step brings about, with room for the reason or the day. */
  @Get(':step')
  async ask(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('step') place: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    const step = stepAt(place, connection.availableActions);
    await this.pages.render(request, reply, 'connections/step', {
      title: t(`web.connections.action.${step.action}`),
      head: connectionHead(connection, 'overview', t, true),
      connection,
      step,
      lead: t(`web.connections.lead.${step.action}`, { stage: t(`onboarding.stage.${connection.targetStage}`) }),
      here: request.url,
      asksReason: HINDERING.includes(step.action),
    });
  }

  @Post(':step')
  async answer(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('step') place: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.take(request, reply, actor, id, () => this.ask(request, reply, actor, id, place, t));
  }

  private async take(request: PageRequest, reply: FastifyReply, actor: Actor, id: string, again: () => Promise<void>): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ConnectionActionInput,
      use: async (input) => {
        await this.connections.act(actor, id, input);
        return { to: `/connections/${id}`, say: `web.connections.done.${input.action}` };
      },
      again,
    });
  }
}

/** An entry of the timeline: what happened, who did it for whom and in whose name, and why. */
function happening({ occurredAt, message, personName, organisationName, onBehalfOfName, reason }: TimelineEntry, t: Translate): object {
  const who = personName === organisationName ? personName : `${personName}, ${organisationName}`;
  return {
    at: occurredAt,
    title: message,
    by: onBehalfOfName === null ? who : t('web.connections.on_behalf', { who, behalf: onBehalfOfName }),
    detail: reason,
  };
}
