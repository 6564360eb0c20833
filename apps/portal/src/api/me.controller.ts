import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ChangePasswordInput, ConfirmSecondFactorInput, StartSecondFactorInput, UpdateMeInput } from '#libs/accounts/me.dto';
import { MeService } from '#libs/accounts/me.service';
import { MeView, SecondFactorSetupView } from '#libs/accounts/me.view';
import { PasswordService } from '#libs/accounts/password.service';
import { SecondFactorService } from '#libs/accounts/second-factor.service';
import { SessionService } from '#libs/accounts/session.service';
import { SessionPage } from '#libs/accounts/session.view';
import { type Actor } from '#libs/kernel/actor';
import { AnswersSecrets, CurrentActor, CurrentSession } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';

/** What people see and change of themselves. */
@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly passwords: PasswordService,
    private readonly secondFactor: SecondFactorService,
    private readonly sessions: SessionService,
  ) {}

  /** Who is signed in, and what they may do where. */
  @Get()
  get(@CurrentActor() actor: Actor, @CurrentSession() session: string): Promise<MeView> {
    return this.me.get(actor, session);
  }

  @Patch()
  async update(@CurrentActor() actor: Actor, @CurrentSession() session: string, @Body() input: UpdateMeInput): Promise<MeView> {
    await this.me.update(actor, input);
    return this.me.get(actor, session);
  }

  /** Changes the password and ends all other sessions. */
  @AnswersSecrets()
  @HttpCode(204)
  @Post('password')
  changePassword(@CurrentActor() actor: Actor, @CurrentSession() session: string, @Body() input: ChangePasswordInput): Promise<void> {
    return this.passwords.change(actor, session, input);
  }

  /** Begins to set up a second factor; it counts once a first code confirms it. */
  @AnswersSecrets()
  @HttpCode(200)
  @Post('second-factor')
  startSecondFactor(@CurrentActor() actor: Actor, @Body() input: StartSecondFactorInput): Promise<SecondFactorSetupView> {
    return this.secondFactor.start(actor, input);
  }

  @HttpCode(200)
  @Post('second-factor/confirm')
  async confirmSecondFactor(
    @CurrentActor() actor: Actor,
    @CurrentSession() session: string,
    @Body() input: ConfirmSecondFactorInput,
  ): Promise<MeView> {
    await this.secondFactor.finish(actor, session, input);
    return this.me.get(actor, session);
  }

  /** Where the person is signed in. */
  @Get('sessions')
  listSessions(@CurrentActor() actor: Actor, @CurrentSession() session: string): Promise<SessionPage> {
    return this.sessions.list(actor, session);
  }

  /** Ends a session, here or elsewhere. */
  @HttpCode(204)
  @Delete('sessions/:id')
  endSession(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }
}
