import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ContractReader } from '#libs/contracts/contract-reader.service';
import { ContractActionInput } from '#libs/contracts/contract.dto';
import { ContractService } from '#libs/contracts/contract.service';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { type Translate } from '#libs/platform/i18n/i18n';
import { contractTitle } from './contract-title.js';
import { type PageRequest, Pages } from './pages.js';
import { stepAt } from './steps.js';

/** Steps that people may want to know the reason of. */
const ASKED_FOR_A_REASON = ['revise', 'reject', 'withdraw', 'give_notice', 'withdraw_notice'];

/** The steps of a contract that want more than a press: signatures, and what has to be weighed or explained first. */
@ApiExcludeController()
@Controller('contracts')
export class ContractStepPages {
  constructor(
    private readonly pages: Pages,
    private readonly contracts: ContractService,
    private readonly reader: ContractReader,
  ) {}

  /** The exact text with its digest, and the form to sign it. Whoever cannot sign now still reads the text, and why. */
  @Get([':id/sign', ':id/countersign'])
  async sign(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const contract = await this.reader.view(actor, id, t);
    const step = contract.availableActions.find(({ action }) => action === 'sign' || action === 'countersign') ?? null;
    await this.pages.render(request, reply, 'contracts/sign', {
      title: t(`contracts.contract.action.${step?.action ?? 'sign'}`),
      contract,
      contractTitle: contractTitle(contract),
      step,
      // Without a frozen text there is nothing to sign.
      canSign: step?.possible === true && contract.contentSha256 !== null,
      signer: actor,
      here: request.url,
    });
  }

  @Post([':id/sign', ':id/countersign'])
  async takeSignature(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.take(request, reply, actor, id, () => this.sign(request, reply, actor, id, t));
  }

  /** What a step brings about, with room for the reason. */
  @Get(':id/:step')
  async ask(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('step') place: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const contract = await this.reader.view(actor, id, t);
    const step = stepAt(place, contract.availableActions);
    await this.pages.render(request, reply, 'contracts/step', {
      title: t(`web.contracts.step.${step.action}.title`),
      contract,
      contractTitle: contractTitle(contract),
      step,
      asksReason: ASKED_FOR_A_REASON.includes(step.action),
      here: request.url,
    });
  }

  @Post(':id/:step')
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
      dto: ContractActionInput,
      use: async (input) => {
        await this.contracts.act(actor, id, input);
        return { to: `/contracts/${id}`, say: `web.contracts.done.${input.action}` };
      },
      again,
    });
  }
}
