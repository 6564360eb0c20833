import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ContractDraftService } from '#libs/contracts/contract-draft.service';
import { ContractReader } from '#libs/contracts/contract-reader.service';
import { AnnexInput, ContractActionInput, ContractEdit, ContractInput, ContractQuery } from '#libs/contracts/contract.dto';
import { ContractService } from '#libs/contracts/contract.service';
import { AnnexPage, ContractPage, ContractView } from '#libs/contracts/contract.view';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor, IfMatch, InLanguage, tagged } from '#libs/platform/http/decorators';
import { AnswersFile, download } from '#libs/platform/http/download';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { parseInput } from '#libs/platform/http/input';
import { readUpload, TakesUpload } from '#libs/platform/http/upload';
import { type Translate } from '#libs/platform/i18n/i18n';

/** Contracts. The operator sees all, organisations those to which they are a party. */
@Controller('api/v1/contracts')
export class ContractsController {
  constructor(
    private readonly contracts: ContractService,
    private readonly drafts: ContractDraftService,
    private readonly reader: ContractReader,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ContractQuery): Promise<ContractPage> {
    return this.reader.list(actor, query);
  }

  /** Drafts a contract: a co-use contract from the Land's confirmed interest, or a provision contract. */
  @Post()
  async draft(
    @CurrentActor() actor: Actor,
    @Body() input: ContractInput,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContractView> {
    return tagged(reply, await this.reader.view(actor, await this.drafts.draft(actor, input), t));
  }

  @Get(':id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContractView> {
    return tagged(reply, await this.reader.view(actor, id, t));
  }

  /** Changes a contract that is not offered. Edits carry the ETag they are based on in If-Match. */
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() edit: ContractEdit,
    @IfMatch() basedOn: number | null,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContractView> {
    await this.drafts.edit(actor, id, edit, basedOn);
    return tagged(reply, await this.reader.view(actor, id, t));
  }

  /** Takes a step. To sign and countersign, send the digest of the text that was read and a code of the second factor. */
  @Post(':id/actions')
  @HttpCode(200)
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ContractActionInput,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContractView> {
    await this.contracts.act(actor, id, input);
    return tagged(reply, await this.reader.view(actor, id, t));
  }

  /** The contract as PDF: the frozen text with its signatures, or the draft, marked as one. */
  @Get(':id/document')
  @AnswersFile('application/pdf')
  async document(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return download(await this.reader.document(actor, id));
  }

  @Get(':id/annexes')
  annexes(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AnnexPage> {
    return this.reader.annexes(actor, id);
  }

  /** Adds an annex to a contract that is not offered, in place of one of its kind; the file is a PDF of at most 10 MB. */
  @Post(':id/annexes')
  @TakesUpload(AnnexInput)
  async addAnnex(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Req() request: FastifyRequest): Promise<AnnexPage> {
    const { fields, ...file } = await readUpload(request);
    await this.drafts.addAnnex(actor, id, parseInput(AnnexInput, fields), file);
    return this.reader.annexes(actor, id);
  }

  @Get(':id/annexes/:annexId')
  @AnswersFile('application/pdf')
  async annex(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('annexId', IdPipe) annexId: string,
  ): Promise<StreamableFile> {
    return download(await this.reader.annexFile(actor, id, annexId));
  }

  /** Removes an annex from a contract that is not offered. */
  @Delete(':id/annexes/:annexId')
  @HttpCode(204)
  async removeAnnex(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('annexId', IdPipe) annexId: string,
  ): Promise<void> {
    await this.drafts.removeAnnex(actor, id, annexId);
  }
}
