import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { OrganisationService } from '#libs/accounts/organisation.service';
import { NewOrganisationInput, OrganisationsQuery } from '#libs/accounts/person.dto';
import { OrganisationPage, OrganisationView } from '#libs/accounts/person.view';
import { type Actor } from '#libs/kernel/actor';
import { CurrentActor } from '#libs/platform/http/decorators';

/** The organisations that take part. */
@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationService) {}

  /** The own organisation; all of them for administrators and auditors. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: OrganisationsQuery): Promise<OrganisationPage> {
    return this.organisations.list(actor, query);
  }

  /** Enters an organisation, so that its people can be invited. */
  @Post()
  create(@CurrentActor() actor: Actor, @Body() input: NewOrganisationInput): Promise<OrganisationView> {
    return this.organisations.create(actor, input);
  }
}
