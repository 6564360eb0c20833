import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ChangePasswordInput, ConfirmSecondFactorInput, StartSecondFactorInput, UpdateMeInput } from '#libs/accounts/me.dto';
import { MeService } from '#libs/accounts/me.service';
import { PasswordService } from '#libs/accounts/password.service';
import { SecondFactorService } from '#libs/accounts/second-factor.service';
import { SwitchOrganisationInput } from '#libs/accounts/session.dto';
import { SessionService } from '#libs/accounts/session.service';
import { type Actor } from '#libs/kernel/actor';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { CurrentActor, CurrentSession, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { LANGUAGES, type Translate } from '#libs/platform/i18n/i18n';
import { sayDevice } from './device.js';
import { setLanguage } from './language.pages.js';
import { NoInput } from './no-input.js';
import { type PageRequest, Pages } from './pages.js';

/** What people see and change of themselves. */
@ApiExcludeController()
@Controller('profile')
export class ProfilePages {
  constructor(
    private readonly pages: Pages,
    private readonly me: MeService,
    private readonly passwords: PasswordService,
    private readonly secondFactor: SecondFactorService,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async profile(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const [me, sessions] = await Promise.all([this.me.get(actor, session), this.sessions.list(actor, session)]);
    await this.pages.render(request, reply, 'account/profile', {
      title: t('account.profile.title'),
      me,
      otherMemberships: me.memberships.filter(({ organisation }) => organisation.id !== me.actingOrganisation.id),
      languages: LANGUAGES.map((value) => ({ value, label: t(`common.language.${value}`) })),
      sessions: sessions.items.map((one) => ({ ...one, device: sayDevice(one.userAgent) ?? t('account.sessions.unknown') })),
    });
  }

  @Post()
  async update(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: UpdateMeInput,
      use: async (input) => {
        await this.me.update(actor, input);
        if (input.language) setLanguage(reply, input.language, this.config);
        return { to: '/profile', say: 'account.profile.saved' };
      },
      again: () => this.profile(request, reply, actor, session, t),
    });
  }

  @Post('organisation')
  async switchOrganisation(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: SwitchOrganisationInput,
      use: async (input) => {
        await this.sessions.switchOrganisation(actor, session, input);
        return { to: '/profile', say: 'account.profile.switched' };
      },
      again: () => this.profile(request, reply, actor, session, t),
    });
  }

  @Post('sessions/:id/end')
  async endSession(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: NoInput,
      use: async () => {
        await this.sessions.end(actor, id);
        return { to: '/profile', say: 'account.profile.session_ended' };
      },
      again: () => this.profile(request, reply, actor, session, t),
    });
  }

  @Get('password')
  async askPassword(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.pages.render(request, reply, 'account/password', { title: t('account.password.title') });
  }

  @Post('password')
  async changePassword(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ChangePasswordInput,
      once: false,
      use: async (input) => {
        await this.passwords.change(actor, session, input);
        return { to: '/profile', say: 'account.password.changed' };
      },
      again: () => this.askPassword(request, reply, t),
    });
  }

  @Get('second-factor')
  async explainSecondFactor(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const { person } = await this.me.get(actor, session);
    await this.pages.render(request, reply, 'account/second-factor', {
      title: t('account.second_factor.title'),
      hasSecondFactor: person.hasSecondFactor,
    });
  }

  /** Shows the secret right away and only here: it must not travel in an address, nor be kept for a second click. */
  @Post('second-factor')
  async startSecondFactor(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: StartSecondFactorInput,
      once: false,
      use: async (input) => {
        const { secret, address } = await this.secondFactor.start(actor, input);
        const title = t('account.second_factor.confirm_title');
        const groups = secret.match(/.{1,4}/g)?.join(' ') ?? secret;
        return { show: () => this.pages.render(request, reply, 'account/second-factor-code', { title, setup: { groups, address } }) };
      },
      again: () => this.explainSecondFactor(request, reply, actor, session, t),
    });
  }

  @Get('second-factor/code')
  async askCode(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.pages.render(request, reply, 'account/second-factor-code', { title: t('account.second_factor.confirm_title'), setup: null });
  }

  @Post('second-factor/code')
  async confirmSecondFactor(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ConfirmSecondFactorInput,
      once: false,
      use: async (input) => {
        await this.secondFactor.finish(actor, session, input);
        return { to: '/profile', say: 'account.second_factor.done' };
      },
      again: () => this.askCode(request, reply, t),
    });
  }
}
