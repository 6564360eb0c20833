import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Actor } from '#libs/kernel/actor';
import { AuthorityService } from '#libs/directory/authority.service';
import { AuthorityEdit, AuthorityInput, AuthorityQuery } from '#libs/directory/directory.dto';
import { DirectoryService } from '#libs/directory/directory.service';
import { AuthorityDetailView, AuthorityPage, NamedCodePage } from '#libs/directory/directory.view';
import { CurrentActor, IfMatch, InLanguage, OptionalActor, Public, tagged } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { type Translate } from '#libs/platform/i18n/i18n';

/** The authorities and their types. Anybody may read the register; mailboxes are shown to signed-in people. */
@Controller('api/v1')
export class AuthoritiesController {
  constructor(
    private readonly authorities: AuthorityService,
    private readonly directory: DirectoryService,
  ) {}

  @Public()
  @Get('authorities')
  list(@OptionalActor() actor: Actor | null, @Query() query: AuthorityQuery, @InLanguage() t: Translate): Promise<AuthorityPage> {
    return this.authorities.list(actor, query, t);
  }

  @Post('authorities')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: AuthorityInput,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorityDetailView> {
    return tagged(reply, await this.authorities.create(actor, input, t));
  }

  @Public()
  @Get('authorities/:id')
  async get(
    @OptionalActor() actor: Actor | null,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorityDetailView> {
    return tagged(reply, await this.authorities.get(actor, id, t));
  }

  /** Edits carry the ETag they are based on in If-Match. */
  @Patch('authorities/:id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() edit: AuthorityEdit,
    @IfMatch() basedOn: number | null,
    @InLanguage() t: Translate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorityDetailView> {
    return tagged(reply, await this.authorities.edit(actor, id, edit, basedOn, t));
  }

  @Public()
  @Get('authority-types')
  types(@InLanguage() t: Translate): Promise<NamedCodePage> {
    return this.directory.authorityTypes(t);
  }
}
