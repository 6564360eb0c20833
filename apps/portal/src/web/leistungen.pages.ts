import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { LeistungInput } from '#libs/directory/directory.dto';
import { DirectoryService } from '#libs/directory/directory.service';
import { LeistungService } from '#libs/directory/leistung.service';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { Optional } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { namedChoices } from './choices.js';
import { demandRole } from './demand-role.js';
import { type PageRequest, Pages } from './pages.js';

/** For which catalogue entry a Leistung is missing. */
class ForService {
  @Optional() @IsString() @MaxLength(80) service?: string;
}

/** Adding a Leistung that the directory does not have yet, on the way through a catalogue entry. */
@ApiExcludeController()
@Controller('catalogue/leistungen/new')
export class LeistungPages {
  constructor(
    private readonly pages: Pages,
    private readonly leistungen: LeistungService,
    private readonly directory: DirectoryService,
  ) {}

  @Get()
  async ask(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() { service }: ForService,
    @InLanguage() t: Translate,
  ): Promise<void> {
    demandRole(actor, ['operator.catalogue']);
    await this.pages.render(request, reply, 'catalogue/leistung', {
      title: t('web.catalogue.leistung.title'),
      service: service ?? null,
      authorityTypes: namedChoices((await this.directory.authorityTypes(t)).items),
      here: request.url,
    });
  }

  @Post()
  async add(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() wanted: ForService,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: LeistungInput,
      use: async (input) => {
        const { leikaKey } = await this.leistungen.add(actor, input, t);
        const to = wanted.service ? `/catalogue/${wanted.service}/edit/leistungen` : '/catalogue';
        return { to, say: 'web.catalogue.leistung.added', params: { leikaKey } };
      },
      again: () => this.ask(request, reply, actor, wanted, t),
    });
  }
}
