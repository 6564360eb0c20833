import { Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { ContractDraftService } from '#libs/contracts/contract-draft.service';
import { ContractReader } from '#libs/contracts/contract-reader.service';
import { ContractActionInput, ContractInput, ContractQuery } from '#libs/contracts/contract.dto';
import { CHANNELS, CONTRACT_KINDS } from '#libs/contracts/contract.entity';
import { CONTRACT_STATES } from '#libs/contracts/contract.machine';
import { ContractService } from '#libs/contracts/contract.service';
import { InterestService } from '#libs/contracts/interest.service';
import { DirectoryService } from '#libs/directory/directory.service';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { download } from '#libs/platform/http/download';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { Optional } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { EventLog } from '#libs/reporting/event-log.service';
import { choices, nameOf, serviceChoices, stateChoices } from './choices.js';
import { contractTitle } from './contract-title.js';
import { demandRole } from './demand-role.js';
import { activeFilters, sayCount, waysOn } from './filters.js';
import { history } from './history.js';
import { type PageRequest, Pages } from './pages.js';
import { CONTRACT_TONES } from './tones.js';

/** From which interest a contract is drafted. */
class DraftQuery {
  @Optional() @IsUUID() interest?: string;
}

/** Contracts and the folder of each: organisations see those they are a party to, the operator all. */
@ApiExcludeController()
@Controller('contracts')
export class ContractPages {
  constructor(
    private readonly pages: Pages,
    private readonly contracts: ContractService,
    private readonly reader: ContractReader,
    private readonly drafts: ContractDraftService,
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
    @Query() query: ContractQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const page = await this.reader.list(actor, query);
    const states = actor.organisationKind === 'state' ? [] : await stateChoices(this.directory);
    const services = await serviceChoices(this.catalogue, actor, t, 'slug');
    await this.pages.render(request, reply, 'contracts/list', {
      title: t('web.contracts.title'),
      mayDraft: holdsAny(actor, ['operator.contracts']),
      query: { service: query.service ?? null, state: query.state ?? null, kind: query.kind ?? null, status: query.status ?? null },
      services,
      states,
      kinds: choices(CONTRACT_KINDS, t, 'contracts.kind'),
      statuses: choices(CONTRACT_STATES, t, 'contracts.contract.state'),
      filters: activeFilters(request, {
        service: query.service && nameOf(services, query.service),
        state: query.state && nameOf(states, query.state),
        kind: query.kind && t(`contracts.kind.${query.kind}`),
        status: query.status && t(`contracts.contract.state.${query.status}`),
      }),
      count: sayCount(request, page, 'web.contracts.count', t),
      contracts: page.items.map((contract) => ({ ...contract, tone: CONTRACT_TONES[contract.state] })),
      ways: waysOn(request, page.next),
    });
  }

  @Get('new')
  async ask(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() { interest: interestId }: DraftQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    demandRole(actor, ['operator.contracts']);
    const interest = interestId === undefined ? null : await this.interests.view(actor, interestId, t);
    await this.pages.render(request, reply, 'contracts/new', {
      title: t('web.contracts.new.title'),
      here: request.url,
      interest,
      kinds: choices(CONTRACT_KINDS, t, 'contracts.kind'),
      channels: choices(CHANNELS, t, 'contracts.channel'),
      services: interest ? [] : await serviceChoices(this.catalogue, actor, t),
      states: interest ? [] : await stateChoices(this.directory),
    });
  }

  @Post('new')
  async draft(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() from: DraftQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ContractInput,
      use: async (input) => ({ to: `/contracts/${await this.drafts.draft(actor, input)}`, say: 'web.contracts.new.done' }),
      again: () => this.ask(request, reply, actor, from, t),
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
    const contract = await this.reader.view(actor, id, t);
    await this.pages.render(request, reply, 'contracts/contract', {
      title: contractTitle(contract),
      contract,
      tone: CONTRACT_TONES[contract.state],
      isOffered: contract.state === 'offered' || contract.state === 'expired',
      history: await history(this.log, actor, 'contract', id, t),
    });
  }

  /** Steps that a press is enough for: the form names them. */
  @Post(':id')
  async act(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ContractActionInput,
      use: async (input) => {
        await this.contracts.act(actor, id, input);
        return { to: `/contracts/${id}`, say: `web.contracts.done.${input.action}` };
      },
      again: () => this.show(request, reply, actor, id, t),
    });
  }

  /** The contract as PDF, with its signatures; a draft is marked as one. */
  @Get(':id/document')
  async document(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return download(await this.reader.document(actor, id));
  }
}
