import { Controller, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsInt } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { ANNEX_KINDS } from '#libs/contracts/contract-annex.entity';
import { ContractDraftService } from '#libs/contracts/contract-draft.service';
import { ContractReader } from '#libs/contracts/contract-reader.service';
import { AnnexInput, ContractEdit } from '#libs/contracts/contract.dto';
import { type Actor } from '#libs/kernel/actor';
import { invalidInput } from '#libs/kernel/domain-error';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { download } from '#libs/platform/http/download';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { type Translate } from '#libs/platform/i18n/i18n';
import { choices } from './choices.js';
import { contractTitle } from './contract-title.js';
import { demandRole } from './demand-role.js';
import { NoInput } from './no-input.js';
import { type PageRequest, Pages } from './pages.js';

/** The edit as a form: with the version that it is based on. */
class ContractEditForm extends ContractEdit {
  @IsInt() rowVersion: number;
}

/** What can be changed about a contract until it is offered: its terms and annexes. */
@ApiExcludeController()
@Controller('contracts')
export class ContractDraftPages {
  constructor(
    private readonly pages: Pages,
    private readonly drafts: ContractDraftService,
    private readonly reader: ContractReader,
  ) {}

  @Get(':id/edit')
  async edit(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const contract = await this.reader.view(actor, id, t);
    demandRole(actor, ['operator.contracts']);
    await this.pages.render(request, reply, 'contracts/edit', {
      title: t('web.contracts.edit.title'),
      contract,
      contractTitle: contractTitle(contract),
      isStale: request.failedForm?.problem.status === 412,
    });
  }

  @Post(':id/edit')
  async save(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ContractEditForm,
      use: async ({ rowVersion, startsOn, specialTerms = '' }) => {
        await this.drafts.edit(actor, id, { startsOn, specialTerms }, rowVersion);
        return { to: `/contracts/${id}`, say: 'web.contracts.edit.done' };
      },
      again: () => this.edit(request, reply, actor, id, t),
    });
  }

  @Get(':id/annexes')
  async annexes(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const contract = await this.reader.view(actor, id, t);
    await this.pages.render(request, reply, 'contracts/annexes', {
      title: t('web.contracts.annexes.title'),
      contract,
      contractTitle: contractTitle(contract),
      kinds: choices(ANNEX_KINDS, t, 'contracts.annex'),
    });
  }

  @Post(':id/annexes')
  async addAnnex(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: AnnexInput,
      use: async (input, file) => {
        if (!file) throw invalidInput({ pointer: '/file', code: 'required' });
        await this.drafts.addAnnex(actor, id, input, { fileName: file.name, bytes: file.bytes });
        return { to: `/contracts/${id}/annexes`, say: 'web.contracts.annexes.added' };
      },
      again: () => this.annexes(request, reply, actor, id, t),
    });
  }

  @Get(':id/annexes/:annexId')
  async annex(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('annexId', IdPipe) annexId: string,
  ): Promise<StreamableFile> {
    return download(await this.reader.annexFile(actor, id, annexId));
  }

  @Post(':id/annexes/:annexId')
  async removeAnnex(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('annexId', IdPipe) annexId: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: NoInput,
      use: async () => {
        await this.drafts.removeAnnex(actor, id, annexId);
        return { to: `/contracts/${id}/annexes`, say: 'web.contracts.annexes.removed' };
      },
      again: () => this.annexes(request, reply, actor, id, t),
    });
  }
}
