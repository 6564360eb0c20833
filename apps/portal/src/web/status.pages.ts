import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { CompetenceRuleService } from '#libs/directory/competence-rule.service';
import { DirectoryService } from '#libs/directory/directory.service';
import { InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { StatusService } from '#libs/reporting/status.service';
import { type CoverageView, type WaitingView } from '#libs/reporting/status.view';
import { KeepReady } from '../kept-ready.js';
import { tileMap } from './tile-map.js';
import { type PageRequest, Pages } from './pages.js';

/** Where the roll-out stands: the nation, a Land, a service. The same numbers as the API's. */
@ApiExcludeController()
@Public()
@Controller()
export class StatusPages {
  constructor(
    private readonly pages: Pages,
    private readonly status: StatusService,
    private readonly directory: DirectoryService,
    private readonly competence: CompetenceRuleService,
  ) {}

  @Get('status')
  @KeepReady()
  async nation(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    const status = await this.status.nation();
    await this.pages.render(request, reply, 'status/nation', {
      title: t('status.nation.title'),
      status,
      map: tileMap(status.states, (state) => `/status/states/${state.code}`, t),
      funnel: funnelParts(status, t),
      waiting: waitingRows(status.waiting, t),
    });
  }

  @Get('status/services/:slug')
  @KeepReady()
  async service(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Param('slug') slug: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const status = await this.status.service(slug);
    await this.pages.render(request, reply, 'status/service', {
      title: t('status.service.title', { name: status.name }),
      status,
      map: tileMap(status.states, (state) => `/status/states/${state.code}`, t),
      funnel: funnelParts(status, t),
      waiting: waitingRows(status.waiting, t),
    });
  }

  @Get('status/states/:code')
  @KeepReady()
  async state(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Param('code') code: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const status = await this.status.state(code);
    await this.pages.render(request, reply, 'status/state', {
      title: t('status.state.title', { name: status.name }),
      status,
      funnel: funnelParts(status, t),
      waiting: waitingRows(status.waiting, t),
    });
  }

  /** A Land: whom to ask, how its municipalities get in, who is competent. */
  @Get('states/:code')
  @KeepReady()
  async land(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Param('code') code: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const state = await this.directory.state(code);
    const [status, rules] = await Promise.all([this.status.state(state.code), this.competence.list({ state: state.code, limit: 200 }, t)]);
    await this.pages.render(request, reply, 'status/land', { title: state.name, state, status, rules: rules.items });
  }
}

/** The way to live in the four steps that people ask about. */
function funnelParts(
  { interested, inWork, liveInterim, liveDirect, competentAuthorities }: CoverageView,
  t: Translate,
): { label: string; value: number; isRest: boolean }[] {
  const underWay = { interested, in_work: inWork, live_interim: liveInterim, live_direct: liveDirect };
  const begun = Object.values(underWay).reduce((sum, value) => sum + value, 0);
  return Object.entries({ ...underWay, not_begun: Math.max(0, competentAuthorities - begun) }).map(([step, value]) => ({
    label: t(`status.funnel.${step}`),
    value,
    isRest: step === 'not_begun',
  }));
}

function waitingRows(waiting: readonly WaitingView[], t: Translate): { party: string; connections: number; oldestSince: Date }[] {
  return waiting.map(({ party, connections, oldestSince }) => ({ party: t(`common.party.${party}`), connections, oldestSince }));
}
