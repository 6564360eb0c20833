import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { FeedbackInput } from '#libs/engagement/feedback.dto';
import { FeedbackService } from '#libs/engagement/feedback.service';
import { type Actor } from '#libs/kernel/actor';
import { InLanguage, OptionalActor, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type PageRequest, Pages } from './pages.js';

/** Where anybody reports a barrier. */
@ApiExcludeController()
@Public()
@Controller('feedback')
export class FeedbackPages {
  constructor(
    private readonly pages: Pages,
    private readonly feedback: FeedbackService,
  ) {}

  @Get()
  async ask(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.pages.render(request, reply, 'public/feedback', { title: t('information.feedback.title') });
  }

  @Post()
  async report(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @OptionalActor() actor: Actor | null,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: FeedbackInput,
      use: async (input) => {
        await this.feedback.report(actor, input);
        return { to: '/feedback', say: 'information.feedback.sent' };
      },
      again: () => this.ask(request, reply, t),
    });
  }
}
