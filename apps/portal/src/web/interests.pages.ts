import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { InterestActionInput, InterestInput, InterestQuery } from '#libs/contracts/interest.dto';
import { INTEREST_STATES } from '#libs/contracts/interest.machine';
import { InterestService } from '#libs/contracts/interest.service';
import { DirectoryService } from '#libs/directory/directory.service';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { Optional } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { EventLog } from '#libs/reporting/event-log.service';
import { choices, nameOf, serviceChoices, stateChoices } from './choices.js';
import { demandRole } from './demand-role.js';
import { activeFilters, sayCount, waysOn } from './filters.js';
import { history } from './history.js';
import { type PageRequest, Pages } from './pages.js';
import { stepAt } from './steps.js';
import { INTEREST_TONES } from './tones.js';

/** In which service there is interest. */
class WantedService {
  @Optional() @IsString() @MaxLength(80) service?: string;
}

/** Interests: a Land sees its own, the operator all. */
@ApiExcludeController()
@Controller('interests')
export class InterestPages {
  constructor(
    private readonly pages: Pages,
    private readonly interests: InterestService,
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryService,
    private readonly log: EventLog,
  ) {}

  @Get()
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() query: InterestQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const page = await this.interests.list(actor, query, t);
    const states = actor.organisationKind !== 'state' ? await stateChoices(this.directory) : [];
    const services = await serviceChoices(this.catalogue, actor, t, 'slug');
    await this.pages.render(request, reply, 'interests/list', {
      title: t('web.interests.title'),
      mayDeclare: holdsAny(actor, ['state.coordinator']),
      query: { service: query.service ?? null, state: query.state ?? null, status: query.status ?? null },
      services,
      states,
      statuses: choices(INTEREST_STATES, t, 'contracts.interest.state'),
      filters: activeFilters(request, {
        service: query.service && nameOf(services, query.service),
        state: query.state && nameOf(states, query.state),
        status: query.status && t(`contracts.interest.state.${query.status}`),
      }),
      count: sayCount(request, page, 'web.interests.count', t),
      interests: page.items.map((interest) => ({ ...interest, tone: INTEREST_TONES[interest.state] })),
      ways: waysOn(request, page.next),
    });
  }

  @Get('new')
  async ask(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() { service: slug }: WantedService,
    @InLanguage() t: Translate,
  ): Promise<void> {
    demandRole(actor, ['state.coordinator']);
    const service = slug === undefined ? null : await this.catalogue.get(actor, slug, t);
    await this.pages.render(request, reply, 'interests/new', {
      title: t('web.interests.new.title'),
      service,
      services: service ? [] : await serviceChoices(this.catalogue, actor, t),
      here: request.url,
    });
  }

  @Post('new')
  async declare(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() wanted: WantedService,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: InterestInput,
      use: async (input) => ({ to: `/interests/${await this.interests.declare(actor, input)}`, say: 'web.interests.new.done' }),
      again: () => this.ask(request, reply, actor, wanted, t),
    });
  }

  @Get(':id')
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const interest = await this.interests.view(actor, id, t);
    await this.pages.render(request, reply, 'interests/interest', {
      title: t('web.interests.of', { state: interest.stateName, service: interest.serviceName }),
      interest,
      tone: INTEREST_TONES[interest.state],
      history: await history(this.log, actor, 'interest', id, t),
      mayDraft: interest.state === 'confirmed' && interest.contractId === null && holdsAny(actor, ['operator.contracts']),
    });
  }

  @Post(':id')
  async act(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.take(request, reply, actor, id, () => this.show(request, reply, actor, id, t));
  }

  /** Steps that need more than a press: conditions, or a reason. */
  @Get(':id/:step')
  async step(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('step') place: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const interest = await this.interests.view(actor, id, t);
    const step = stepAt(place, interest.availableActions);
    await this.pages.render(request, reply, 'interests/step', {
      title: t(`web.interests.step.${step.action}.title`),
      interest,
      step,
    });
  }

  @Post(':id/:step')
  async takeStep(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('step') place: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.take(request, reply, actor, id, () => this.step(request, reply, actor, id, place, t));
  }

  private async take(request: PageRequest, reply: FastifyReply, actor: Actor, id: string, again: () => Promise<void>): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: InterestActionInput,
      use: async (input) => {
        await this.interests.act(actor, id, input);
        return { to: `/interests/${id}`, say: `web.interests.done.${input.action}` };
      },
      again,
    });
  }
}
