import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { type Client } from '#libs/accounts/client';
import { MeService } from '#libs/accounts/me.service';
import { MeView } from '#libs/accounts/me.view';
import { RefreshInput, SignInInput, SwitchOrganisationInput } from '#libs/accounts/session.dto';
import { SessionService } from '#libs/accounts/session.service';
import { SignInView, TokensView } from '#libs/accounts/session.view';
import { signInView, SignInService } from '#libs/accounts/sign-in.service';
import { type Actor } from '#libs/kernel/actor';
import { AnswersSecrets, CurrentActor, CurrentSession, Public } from '#libs/platform/http/decorators';
import { FromClient } from '../security/from-client.js';

/** Signing in and out, staying signed in, acting for another organisation. */
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly me: MeService,
  ) {}

  /** Signs in. With `mfaRequired` the password was right and the request has to be repeated with the code in `totp`. */
  @Public()
  @AnswersSecrets()
  @HttpCode(200)
  @Post()
  async signIn(@Body() input: SignInInput, @FromClient() client: Client): Promise<SignInView> {
    return signInView(await this.signIns.signIn(input, client));
  }

  /** Exchanges the refresh token. The old one is then used up; shown once more after a few seconds, it ends the session. */
  @Public()
  @AnswersSecrets()
  @HttpCode(200)
  @Post('refresh')
  refresh(@Body() { refreshToken }: RefreshInput, @FromClient() client: Client): Promise<TokensView> {
    return this.sessions.refresh(refreshToken, client);
  }

  /** Signs out. */
  @HttpCode(204)
  @Delete('current')
  end(@CurrentActor() actor: Actor, @CurrentSession() session: string): Promise<void> {
    return this.sessions.end(actor, session);
  }

  /** From now on the session acts for another organisation of the person. */
  @HttpCode(200)
  @Post('current/organisation')
  async switchOrganisation(
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @Body() input: SwitchOrganisationInput,
  ): Promise<MeView> {
    await this.sessions.switchOrganisation(actor, session, input);
    return this.me.get(actor, session);
  }
}
