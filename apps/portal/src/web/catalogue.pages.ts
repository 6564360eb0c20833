import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { CatalogueEditingService } from '#libs/catalogue/catalogue-editing.service';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { ServiceActionInput, ServiceInput, ServiceQuery } from '#libs/catalogue/catalogue.dto';
import { type ServiceSummary } from '#libs/catalogue/catalogue.view';
import { PUBLIC_STATES, SERVICE_STATES, type ServiceState } from '#libs/catalogue/service.machine';
import { DirectoryService } from '#libs/directory/directory.service';
import { type Actor, holdsAny, type Role, ROLES } from '#libs/kernel/actor';
import { invalidInput } from '#libs/kernel/domain-error';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { parseInput } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { EventLog } from '#libs/reporting/event-log.service';
import { choices, namedChoices, stateChoices } from './choices.js';
import { demandRole } from './demand-role.js';
import { activeFilters, sayCount, waysOn } from './filters.js';
import { history } from './history.js';
import { type Done, type PageRequest, Pages } from './pages.js';
import { ReviewForm } from './service-forms.js';
import { serviceSheet, TOPICS } from './service-sheet.js';
import { stepAt } from './steps.js';
import { SERVICE_TONES, type Tone } from './tones.js';

/** Those who enter and change services; the others at the operator read along. */
const KEEPERS = ['operator.catalogue'] as const satisfies readonly Role[];
const KEEPERS_AND_READERS = ROLES.filter((role) => role.startsWith('operator.'));

/** States in which somebody at the operator has something to do. */
const IN_WORK: readonly ServiceState[] = ['in_review', 'draft', 'paused'];

/** Keeping the catalogue: the work list, and an entry's way from draft to retirement. */
@ApiExcludeController()
@Controller('catalogue')
export class CataloguePages {
  constructor(
    private readonly pages: Pages,
    private readonly catalogue: CatalogueService,
    private readonly editing: CatalogueEditingService,
    private readonly directory: DirectoryService,
    private readonly log: EventLog,
  ) {}

  @Get()
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() query: ServiceQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    demandRole(actor, KEEPERS_AND_READERS);
    const inWork = await Promise.all(IN_WORK.map((status) => this.catalogue.search(actor, { status, sort: 'newest', limit: 200 }, t)));
    const { status = 'published', q = null } = query;
    const page = await this.catalogue.search(actor, { ...query, status }, t);
    await this.pages.render(request, reply, 'catalogue/list', {
      title: t('web.catalogue.title'),
      mayEnter: holdsAny(actor, KEEPERS),
      inWork: inWork.flatMap(({ items }) => items).map(withTone),
      query: { q, status },
      statuses: choices(SERVICE_STATES, t, 'catalogue.service.state'),
      filters: activeFilters(request, { q, status: query.status && t(`catalogue.service.state.${query.status}`) }),
      count: sayCount(request, page, 'web.catalogue.count', t),
      services: page.items.map(withTone),
      ways: waysOn(request, page.next),
    });
  }

  @Get('new')
  async enter(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @InLanguage() t: Translate,
  ): Promise<void> {
    demandRole(actor, KEEPERS);
    await this.pages.render(request, reply, 'catalogue/new', {
      title: t('web.catalogue.new.title'),
      topics: namedChoices((await this.catalogue.topicAreas(t)).items),
      states: await stateChoices(this.directory),
    });
  }

  @Post('new')
  async create(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ServiceInput,
      use: async (input) => {
        const { slug } = await this.editing.create(actor, input, t);
        return { to: `/catalogue/${slug}/edit/${TOPICS[1]}`, say: 'web.catalogue.new.done' };
      },
      again: () => this.enter(request, reply, actor, t),
    });
  }

  /** Everything that the entry says, for checking it: by whoever entered it, and by whoever reviews it. */
  @Get(':slug')
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const service = await this.catalogue.get(actor, slug, t);
    await this.pages.render(request, reply, 'catalogue/service', {
      title: service.name,
      service,
      tone: SERVICE_TONES[service.state],
      isPublic: PUBLIC_STATES.includes(service.state),
      sheet: serviceSheet(service, t),
      history: await history(this.log, actor, 'service', service.id, t),
    });
  }

  /** Steps that a press is enough for: the form names them. */
  @Post(':slug')
  async act(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ServiceActionInput,
      use: (input) => this.take(actor, slug, input, t),
      again: () => this.show(request, reply, actor, slug, t),
    });
  }

  /** The review: the entry with room for a comment at each field. */
  @Get(':slug/request-changes')
  async review(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const service = await this.catalogue.get(actor, slug, t);
    demandRole(actor, KEEPERS);
    stepAt('request-changes', service.availableActions);
    await this.pages.render(request, reply, 'catalogue/review', {
      title: t('web.catalogue.review.title'),
      service,
      sheet: serviceSheet(service, t),
    });
  }

  @Post(':slug/request-changes')
  async requestChanges(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ReviewForm,
      use: async (said) => {
        const comments = Object.entries(said).map(([field, comment]) => ({ field, comment }));
        if (comments.length === 0) throw invalidInput({ pointer: '', code: 'comment_needed' });
        return this.take(actor, slug, parseInput(ServiceActionInput, { action: 'request_changes', comments }), t);
      },
      again: () => this.review(request, reply, actor, slug, t),
    });
  }

  /** Steps that want a reason: pausing and retiring. */
  @Get(':slug/:step')
  async ask(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Param('step') place: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const service = await this.catalogue.get(actor, slug, t);
    demandRole(actor, KEEPERS);
    const step = stepAt(place, service.availableActions);
    await this.pages.render(request, reply, 'catalogue/step', {
      title: t(`web.catalogue.step.${step.action}.title`),
      service,
      step,
      here: request.url,
    });
  }

  @Post(':slug/:step')
  async answer(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Param('step') place: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ServiceActionInput,
      use: (input) => this.take(actor, slug, input, t),
      again: () => this.ask(request, reply, actor, slug, place, t),
    });
  }

  private async take(actor: Actor, slug: string, input: ServiceActionInput, t: Translate): Promise<Done> {
    await this.editing.act(actor, slug, input, t);
    return { to: `/catalogue/${slug}`, say: `web.catalogue.done.${input.action}` };
  }
}

function withTone(service: ServiceSummary): ServiceSummary & { readonly tone: Tone } {
  return { ...service, tone: SERVICE_TONES[service.state] };
}
