import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { InvitationService } from '#libs/accounts/invitation.service';
import { PeopleService } from '#libs/accounts/people.service';
import { InvitationInput, PeopleQuery, PersonActionInput } from '#libs/accounts/person.dto';
import { InvitedView, PersonPage, PersonView } from '#libs/accounts/person.view';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';

/** People and what they may do. */
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly invitations: InvitationService,
  ) {}

  /** People of the own organisation; everybody for administrators and auditors. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: PeopleQuery): Promise<PersonPage> {
    return this.people.list(actor, query);
  }

  /** Invites somebody into an organisation, by mail. */
  @Post('invitations')
  invite(@CurrentActor() actor: Actor, @Body() input: InvitationInput): Promise<InvitedView> {
    return this.invitations.invite(actor, input);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PersonView> {
    return this.people.get(actor, id);
  }

  /** Changes somebody's access; it holds from the next request on. */
  @HttpCode(200)
  @Post(':id/actions')
  act(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() input: PersonActionInput): Promise<PersonView> {
    return this.people.act(actor, id, input);
  }
}
