import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { type Actor } from '#libs/kernel/actor';
import { notFound } from '#libs/kernel/domain-error';
import { previewMail } from '#libs/notifications/mail-samples';
import { mailTemplates, type WrittenMail } from '#libs/notifications/mail-templates';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { Optional } from '#libs/platform/http/input';
import { type Language, LANGUAGES, type Translate } from '#libs/platform/i18n/i18n';
import { demandRole } from './demand-role.js';
import { type PageRequest, Pages } from './pages.js';

class PreviewQuery {
  /** Of the mail; that of the page when left out. */
  @Optional() @IsIn(LANGUAGES) language?: Language;
}

/** Every mail with invented values, for whoever looks after the texts. */
@ApiExcludeController()
@Controller('mail-previews')
export class MailPreviewPages {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @InLanguage() t: Translate,
  ): Promise<void> {
    demandRole(actor, ['operator.admin']);
    await this.pages.render(request, reply, 'mail-previews/list', {
      title: t('web.mail_previews.title'),
      mails: mailTemplates().map((template) => ({ template, subject: previewMail(template, t.language).subject })),
    });
  }

  /** The mail as mail programs show it: a document of its own, with the styles that only mails have. */
  @Get(':template.html')
  async html(
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('template') template: string,
    @Query() { language }: PreviewQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const mail = preview(actor, template, language ?? t.language);
    await reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .type('text/html; charset=utf-8')
      .send(mail.html);
  }

  @Get(':template')
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('template') template: string,
    @Query() { language }: PreviewQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const present = language ?? t.language;
    const mail = preview(actor, template, present);
    await this.pages.render(request, reply, 'mail-previews/mail', {
      title: mail.subject,
      template,
      mail,
      present,
      languages: LANGUAGES.map((code) => ({ code, isPresent: code === present })),
    });
  }
}

function preview(actor: Actor, template: string, language: Language): WrittenMail {
  demandRole(actor, ['operator.admin']);
  if (!mailTemplates().includes(template)) throw notFound();
  return previewMail(template, language);
}
