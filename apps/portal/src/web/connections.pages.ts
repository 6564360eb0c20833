import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { STAGES } from '#libs/catalogue/service.entity';
import { AuthorityService } from '#libs/directory/authority.service';
import { type AuthorityView } from '#libs/directory/directory.view';
import { DirectoryService } from '#libs/directory/directory.service';
import { type Actor, holdsAny, PARTIES } from '#libs/kernel/actor';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { ConnectionQuery, ConnectionRequestInput } from '#libs/onboarding/connection.dto';
import { CONNECTION_STATES, type ConnectionState } from '#libs/onboarding/connection.entity';
import { CLOSED_STATES, LEAD_OR_AGENT } from '#libs/onboarding/connection.machine';
import { ConnectionService } from '#libs/onboarding/connection.service';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { Optional } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { StatusService } from '#libs/reporting/status.service';
import { type Choice, choices, serviceChoices, stateChoices } from './choices.js';
import { connectionTitle } from './connection-head.js';
import { demandRole } from './demand-role.js';
import { activeFilters, sayCount, waysOn } from './filters.js';
import { type PageRequest, Pages } from './pages.js';
import { CONNECTION_TONES } from './tones.js';

/** For which service a connection is asked. */
class WantedService {
  @Optional() @IsString() @MaxLength(80) service?: string;
}

/** Connections as lists, and the way to ask for one. The operator sees all, a Land its own, an authority its own, a provider those by mandate. */
@ApiExcludeController()
@Controller('connections')
export class ConnectionsPages {
  constructor(
    private readonly pages: Pages,
    private readonly connections: ConnectionService,
    private readonly reads: ConnectionReads,
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryService,
    private readonly authorities: AuthorityService,
    private readonly status: StatusService,
  ) {}

  @Get()
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() query: ConnectionQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const page = await this.reads.list(actor, query);
    const choosable = await this.choosable(actor, t);
    const isDemand = query.status === 'interest';
    await this.pages.render(request, reply, 'connections/list', {
      title: t(isDemand ? 'web.connections.demand.title' : 'web.connections.title'),
      intro: t(isDemand ? 'web.connections.demand.intro' : `web.connections.intro.${actor.organisationKind}`),
      mayRequest: holdsAny(actor, LEAD_OR_AGENT),
      demand: isDemand && actor.stateCode ? await this.demandOf(actor.stateCode) : [],
      query: {
        service: query.service ?? null,
        state: query.state ?? null,
        authority: query.authority ?? null,
        status: query.status ?? null,
        waitingOn: query.waitingOn ?? null,
        stage: query.stage ?? null,
        sort: query.sort,
      },
      ...choosable,
      filters: activeFilters(request, {
        service: query.service && labelOf(choosable.services, query.service),
        state: query.state && labelOf(choosable.states, query.state),
        authority: query.authority && labelOf(choosable.authorities, query.authority),
        status: query.status && t(`onboarding.connection.state.${query.status}`),
        waitingOn: query.waitingOn && t('web.connections.filter.waiting_on', { party: t(`common.party.${query.waitingOn}`) }),
        stage: query.stage && t(`web.connections.stage.${query.stage}`),
      }),
      count: sayCount(request, page, 'web.connections.count', t),
      connections: page.items.map((connection) => ({ ...connection, tone: CONNECTION_TONES[connection.state] })),
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
    demandRole(actor, LEAD_OR_AGENT);
    const service = slug === undefined ? null : await this.catalogue.get(actor, slug, t);
    const { items: authorities } = await this.authorities.list(actor, { mine: true, limit: 200 }, t);
    await this.pages.render(request, reply, 'connections/new', {
      title: t('web.connections.new.title'),
      here: request.url,
      service,
      services: service ? [] : await serviceChoices(this.catalogue, actor, t),
      authorities: authorities.map(authorityChoice),
      onlyAuthority: authorities.length === 1 ? authorities[0] : null,
      withoutContract: slug === undefined ? [] : await this.statesWithoutContract(slug, authorities),
      open: slug === undefined ? [] : await this.openConnections(actor, slug),
    });
  }

  @Post('new')
  async request(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() wanted: WantedService,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ConnectionRequestInput,
      use: async (input) => ({ to: `/connections/${await this.connections.request(actor, input)}/requested` }),
      again: () => this.ask(request, reply, actor, wanted, t),
    });
  }

  /** The lasting confirmation: what was asked for, what happens next, whom to ask. */
  @Get(':id/requested')
  async requested(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    const kind = connection.state === 'interest' ? 'kept' : 'asked';
    await this.pages.render(request, reply, 'connections/requested', {
      title: t(`web.connections.requested.${kind}.title`),
      kind,
      connection,
      connectionTitle: connectionTitle(connection),
      state: await this.directory.state(connection.stateCode),
      service: await this.catalogue.get(actor, connection.serviceSlug, t),
    });
  }

  /** What the list's filters offer; where an actor has only one Land or authority anyway, there is nothing to choose. */
  private async choosable(actor: Actor, t: Translate): Promise<Record<'services' | 'states' | 'authorities' | Filter, Choice[]>> {
    const { items: services } = await this.catalogue.search(actor, { sort: 'name', limit: 200 }, t);
    const seesAll = actor.organisationKind === 'operator';
    const actsForOthers = actor.organisationKind === 'authority' || actor.organisationKind === 'provider';
    const mine = actsForOthers ? (await this.authorities.list(actor, { mine: true, limit: 200 }, t)).items : [];
    return {
      services: services.map(({ slug, name }) => ({ value: slug, label: name })),
      states: seesAll ? await stateChoices(this.directory) : [],
      authorities: mine.length > 1 ? mine.map(authorityChoice) : [],
      statuses: choices(CONNECTION_STATES, t, 'onboarding.connection.state'),
      parties: choices(PARTIES, t, 'common.party'),
      stages: choices(STAGES, t, 'web.connections.stage'),
      sorts: choices(['newest', 'waiting'], t, 'web.connections.sort'),
    };
  }

  /** For each service of a Land, how many authorities wait for its contract. */
  private async demandOf(stateCode: string): Promise<readonly { slug: string; name: string; interested: number }[]> {
    const { services } = await this.status.state(stateCode);
    return services.filter(({ interested }) => interested > 0).sort((one, other) => other.interested - one.interested);
  }

  private async statesWithoutContract(slug: string, authorities: readonly AuthorityView[]): Promise<string[]> {
    const { states } = await this.status.service(slug);
    return states
      .filter(({ code, contractSince }) => contractSince === null && authorities.some(({ state }) => state.code === code))
      .map(({ name }) => name);
  }

  /** Connections with the service that run already, so that nobody asks twice. */
  private async openConnections(actor: Actor, slug: string): Promise<object[]> {
    const { items } = await this.reads.list(actor, { service: slug, sort: 'newest', limit: 200 });
    const isOpen = ({ state }: { state: ConnectionState }): boolean => !(CLOSED_STATES as readonly ConnectionState[]).includes(state);
    return items.filter(isOpen);
  }
}

type Filter = 'statuses' | 'parties' | 'stages' | 'sorts';

function authorityChoice({ id, name }: AuthorityView): Choice {
  return { value: id, label: name };
}

function labelOf(options: readonly Choice[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
