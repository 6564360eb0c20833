import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { InvitationService } from '#libs/accounts/invitation.service';
import { CompletePasswordResetInput, RequestPasswordResetInput } from '#libs/accounts/password.dto';
import { PasswordService } from '#libs/accounts/password.service';
import { AcceptInvitationInput } from '#libs/accounts/person.dto';
import { InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { clientOf } from '../security/from-client.js';
import { type PageRequest, Pages } from './pages.js';

class LinkQuery {
  @IsString() @MaxLength(200) token: string;
}

/** What people do by the links of mails, before they can sign in. */
@ApiExcludeController()
@Public()
@Controller()
export class AccountLinksPages {
  constructor(
    private readonly pages: Pages,
    private readonly passwords: PasswordService,
    private readonly invitations: InvitationService,
  ) {}

  @Get('forgotten-password')
  async askAddress(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.pages.render(request, reply, 'account/forgotten-password', { title: t('account.forgotten.title') });
  }

  /** Says the same whether or not the address belongs to anybody. */
  @Post('forgotten-password')
  async mailLink(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: RequestPasswordResetInput,
      use: async (input) => {
        await this.passwords.requestReset(input, clientOf(request));
        return { to: '/sign-in', say: 'account.forgotten.sent' };
      },
      again: () => this.askAddress(request, reply, t),
    });
  }

  @Get('reset-password')
  async askPassword(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Query() { token }: LinkQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const owner = await this.passwords.lookAtReset(token);
    await this.pages.render(request, reply, 'account/reset-password', { title: t('account.reset.title'), owner, token });
  }

  @Post('reset-password')
  async setPassword(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Query() link: LinkQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: CompletePasswordResetInput,
      once: false,
      use: async (input) => {
        await this.passwords.completeReset(input, clientOf(request));
        return { to: '/sign-in', say: 'account.reset.done' };
      },
      again: () => this.askPassword(request, reply, link, t),
    });
  }

  @Get('accept-invitation')
  async welcome(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Query() { token }: LinkQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const owner = await this.invitations.look(token);
    await this.pages.render(request, reply, 'account/accept-invitation', { title: t('account.invitation.title'), owner, token });
  }

  @Post('accept-invitation')
  async accept(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @Query() link: LinkQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: AcceptInvitationInput,
      once: false,
      use: async (input) => {
        await this.invitations.accept(input, clientOf(request));
        return { to: '/sign-in', say: 'account.invitation.accepted' };
      },
      again: () => this.welcome(request, reply, link, t),
    });
  }
}
