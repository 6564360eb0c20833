import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { StatusService } from '#libs/reporting/status.service';
import { KeepReady } from '../kept-ready.js';
import { type PageRequest, Pages } from './pages.js';

const LATEST = 5;

/** The way in. */
@ApiExcludeController()
@Public()
@Controller()
export class HomePages {
  constructor(
    private readonly pages: Pages,
    private readonly status: StatusService,
  ) {}

  @Get()
  @KeepReady()
  async home(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    const status = await this.status.nation();
    await this.pages.render(request, reply, 'public/home', {
      title: t('web.home.title'),
      status,
      latest: status.history.slice(0, LATEST),
    });
  }
}
