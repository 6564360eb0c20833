import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type PageRequest, Pages } from './pages.js';

/** When the accessibility statement was last reviewed; due again a year later. */
const STATEMENT_OF = '2026-11-21';
const ENFORCEMENT_URL = 'https://www.behindertenbeauftragter.bremen.de/detail.php?gsid=bremen55.c.28011.de';

/** Pages that explain: help, accessibility, privacy, imprint, open data. */
@ApiExcludeController()
@Public()
@Controller()
export class InformationPages {
  constructor(
    private readonly pages: Pages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('help')
  async help(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.show(request, reply, 'help', t);
  }

  /** Statement as of Directive (EU) 2016/2102, model of (EU) 2018/1523, with what BremBGG § 14 asks for. */
  @Get('accessibility')
  async accessibility(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.show(request, reply, 'accessibility', t, {
      address: this.config.baseUrl,
      statementOf: STATEMENT_OF,
      enforcementUrl: ENFORCEMENT_URL,
    });
  }

  @Get('privacy')
  async privacy(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.show(request, reply, 'privacy', t);
  }

  @Get('imprint')
  async imprint(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.show(request, reply, 'imprint', t);
  }

  @Get('open-data')
  async openData(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.show(request, reply, 'open_data', t, {
      addresses: [
        { path: '/api/v1/services', content: 'services' },
        { path: '/api/v1/status', content: 'status' },
        { path: '/api/v1/status/services/{slug}', content: 'status_service' },
        { path: '/api/v1/status/states/{code}', content: 'status_state' },
        { path: '/api/v1/states', content: 'states' },
        { path: '/api/v1/competence?leistung={leikaKey}&ars={ars}', content: 'competence' },
      ],
    });
  }

  private async show(request: PageRequest, reply: FastifyReply, topic: string, t: Translate, more: object = {}): Promise<void> {
    const { operatorAddress, operatorEmail, operatorPhone } = this.config;
    await this.pages.render(request, reply, `public/${topic.replace('_', '-')}`, {
      title: t(`information.${topic}.title`),
      operator: { address: operatorAddress, email: operatorEmail, phone: operatorPhone },
      ...more,
    });
  }
}
