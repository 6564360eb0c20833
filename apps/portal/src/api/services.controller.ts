import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { CatalogueEditingService } from '#libs/catalogue/catalogue-editing.service';
import { ServiceActionInput, ServiceEdit, ServiceInput, ServiceQuery } from '#libs/catalogue/catalogue.dto';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { ServicePage, ServiceView } from '#libs/catalogue/catalogue.view';
import { NamedCodePage } from '#libs/directory/directory.view';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor, IfMatch, InLanguage, OptionalActor, Public, tagged } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { KeepReady } from '../kept-ready.js';

/** The catalogue of services. Anybody may read what was published; the operator's catalogue team keeps it. */
@Controller('api/v1')
export class ServicesController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly editing: CatalogueEditingService,
  ) {}

  @Public()
  @KeepReady()
  @Get('services')
  search(@OptionalActor() actor: Actor | null, @Query() query: ServiceQuery, @InLanguage() t: Translate): Promise<ServicePage> {
    return this.catalogue.search(actor, query, t);
  }

  @Post('services')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: ServiceInput,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    return tagged(reply, await this.editing.create(actor, input, t));
  }

  @Public()
  @KeepReady()
  @Get('services/:slug')
  async get(
    @OptionalActor() actor: Actor | null,
    @Param('slug') slug: string,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    return tagged(reply, await this.catalogue.get(actor, slug, t));
  }

  /** Edits carry the ETag they are based on in If-Match. */
  @Patch('services/:slug')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Body() edit: ServiceEdit,
    @IfMatch() basedOn: number | null,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    return tagged(reply, await this.editing.edit(actor, slug, edit, basedOn, t));
  }

  /** submit, request_changes, publish, pause, resume, retire */
  @HttpCode(200)
  @Post('services/:slug/actions')
  async act(
    @CurrentActor() actor: Actor,
    @Param('slug') slug: string,
    @Body() input: ServiceActionInput,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    return tagged(reply, await this.editing.act(actor, slug, input, t));
  }

  @Public()
  @Get('topic-areas')
  topicAreas(@InLanguage() t: Translate): Promise<NamedCodePage> {
    return this.catalogue.topicAreas(t);
  }
}
