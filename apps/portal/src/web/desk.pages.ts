import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { ContractReader } from '#libs/contracts/contract-reader.service';
import { InterestService } from '#libs/contracts/interest.service';
import { type Actor, holdsAny, type Role } from '#libs/kernel/actor';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { CONNECTION_ROLES, connectionItem, contractItem, interestItem, type QueueItem, serviceItem, sortDesk } from './desk-queue.js';
import { type PageRequest, Pages } from './pages.js';

/** For whom interests and contracts lie on the desk: the parties' people, at the operator those who manage contracts. */
const CONTRACT_ROLES: readonly Role[] = [
  'operator.contracts',
  'hub.signatory',
  'hub.reader',
  'state.coordinator',
  'state.signatory',
  'state.finance',
  'state.reader',
];

/** The home of whoever is signed in: what waits for them, and what waits for others. */
@ApiExcludeController()
@Controller('desk')
export class DeskPages {
  constructor(
    private readonly pages: Pages,
    private readonly catalogue: CatalogueService,
    private readonly interests: InterestService,
    private readonly contracts: ContractReader,
    private readonly connections: ConnectionReads,
  ) {}

  @Get()
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const { mine, others } = sortDesk(await this.items(actor, t));
    await this.pages.render(request, reply, 'desk', {
      title: t('web.desk.title'),
      organisation: actor.organisationName,
      mine,
      others,
    });
  }

  private async items(actor: Actor, t: Translate): Promise<QueueItem[]> {
    const concerns = (roles: readonly Role[]): boolean => holdsAny(actor, roles);
    const [services, interests, contracts, connections] = await Promise.all([
      concerns(['operator.catalogue']) ? this.catalogue.waiting(actor, t) : [],
      concerns(CONTRACT_ROLES) ? this.interests.waiting(actor, t) : [],
      concerns(CONTRACT_ROLES) ? this.contracts.waiting(actor, t) : [],
      concerns(CONNECTION_ROLES) ? this.connections.list(actor, { sort: 'waiting', limit: 50 }).then(({ items }) => items) : [],
    ]);
    return [
      ...services.map((service) => serviceItem(service, actor, t)),
      ...interests.map((interest) => interestItem(interest, actor, t)),
      ...contracts.map((contract) => contractItem(contract, actor, t)),
      ...connections.map((connection) => connectionItem(connection, actor, t)),
    ];
  }
}
