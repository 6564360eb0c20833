import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { type Client } from '#libs/accounts/client';
import { InvitationService } from '#libs/accounts/invitation.service';
import { CompletePasswordResetInput, RequestPasswordResetInput } from '#libs/accounts/password.dto';
import { PasswordService } from '#libs/accounts/password.service';
import { AcceptInvitationInput } from '#libs/accounts/person.dto';
import { AnswersSecrets, Public } from '#libs/platform/http/decorators';
import { FromClient } from '../security/from-client.js';

/** What people do by the links of mails, before they can sign in. */
@Public()
@Controller('api/v1')
export class AccountLinksController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly passwords: PasswordService,
  ) {}

  /** Accepts an invitation by setting the first password. */
  @AnswersSecrets()
  @HttpCode(204)
  @Post('invitations/accept')
  acceptInvitation(@Body() input: AcceptInvitationInput, @FromClient() client: Client): Promise<void> {
    return this.invitations.accept(input, client);
  }

  /** Asks for a link for a new password. The answer is the same whether or not the address is known. */
  @HttpCode(202)
  @Post('password-resets')
  requestPasswordReset(@Body() input: RequestPasswordResetInput, @FromClient() client: Client): Promise<void> {
    return this.passwords.requestReset(input, client);
  }

  /** Sets a new password and ends all sessions. */
  @AnswersSecrets()
  @HttpCode(204)
  @Post('password-resets/complete')
  completePasswordReset(@Body() input: CompletePasswordResetInput, @FromClient() client: Client): Promise<void> {
    return this.passwords.completeReset(input, client);
  }
}
