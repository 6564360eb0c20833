import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type PageRequest, Pages } from './pages.js';

/** The way in. */
@ApiExcludeController()
@Public()
@Controller()
export class HomePages {
  constructor(private readonly pages: Pages) {}

  @Get()
  async home(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.pages.render(request, reply, 'public/home', { title: t('web.home.title') });
  }
}
