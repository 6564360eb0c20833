import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { grantableRoles } from '#libs/accounts/granting';
import { InvitationService } from '#libs/accounts/invitation.service';
import { OrganisationService } from '#libs/accounts/organisation.service';
import { PeopleService } from '#libs/accounts/people.service';
import {
  InvitationInput,
  NewOrganisationInput,
  OrganisationsQuery,
  PeopleQuery,
  PERSON_ACTIONS,
  PersonActionInput,
} from '#libs/accounts/person.dto';
import { type PersonView } from '#libs/accounts/person.view';
import { DirectoryService } from '#libs/directory/directory.service';
import { type Actor, holdsAny, ORGANISATION_KINDS, type Role } from '#libs/kernel/actor';
import { DomainError } from '#libs/kernel/domain-error';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { Optional } from '#libs/platform/http/input';
import { LANGUAGES, type Translate } from '#libs/platform/i18n/i18n';
import { demandRole } from './demand-role.js';
import { activeFilters, waysOn } from './filters.js';
import { type PageRequest, Pages } from './pages.js';

class InvitationQuery {
  /** The organisation to invite into; without it the own one. */
  @Optional() @IsUUID() organisationId?: string;
}

/** People and organisations: who may do what. */
@ApiExcludeController()
@Controller()
export class PeoplePages {
  constructor(
    private readonly pages: Pages,
    private readonly people: PeopleService,
    private readonly organisations: OrganisationService,
    private readonly invitations: InvitationService,
    private readonly directory: DirectoryService,
  ) {}

  @Get('people')
  async list(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() query: PeopleQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const people = await this.people.list(actor, query);
    const organisation = query.organisationId ? await this.organisations.visible(actor, query.organisationId) : null;
    await this.pages.render(request, reply, 'people/list', {
      title: t('people.title'),
      people: people.items,
      q: query.q ?? null,
      organisationId: query.organisationId ?? null,
      mayInvite: grantableRoles(actor, organisation ?? ownOrganisation(actor)).length > 0,
      seesOrganisations: isAdmin(actor),
      filters: activeFilters(request, { q: query.q, organisationId: organisation?.name }),
      ways: waysOn(request, people.next),
    });
  }

  @Get('people/invite')
  async askWhom(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() { organisationId }: InvitationQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const organisation = await this.organisations.visible(actor, organisationId ?? actor.organisationId);
    const roles = grantableRoles(actor, organisation);
    if (roles.length === 0) throw new DomainError('not-allowed', 'may_not_grant');
    await this.pages.render(request, reply, 'people/invite', {
      title: t('people.invite.title'),
      organisation,
      roles: roleChoices(roles, t),
      languages: LANGUAGES.map((value) => ({ value, label: t(`common.language.${value}`) })),
    });
  }

  @Post('people/invite')
  async invite(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() query: InvitationQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: InvitationInput,
      use: async (input) => {
        const { personId } = await this.invitations.invite(actor, input);
        return { to: `/people/${personId}`, say: 'people.invite.sent', params: { email: input.email } };
      },
      again: () => this.askWhom(request, reply, actor, query, t),
    });
  }

  @Get('people/:id')
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const person = await this.people.get(actor, id);
    const isSelf = person.id === actor.personId;
    await this.pages.render(request, reply, 'people/person', {
      title: person.name,
      person,
      isSelf,
      steps: isAdmin(actor) && !isSelf ? stepsFor(person) : [],
      memberships: person.memberships
        .filter(({ endedAt }) => endedAt === null)
        .map((membership) => {
          const grantable = grantableRoles(actor, { id: membership.organisationId, kind: membership.organisationKind });
          return {
            ...membership,
            grantable: roleChoices(grantable, t),
            mayChange: !isSelf && grantable.length > 0 && membership.roles.every((role) => grantable.includes(role)),
          };
        }),
    });
  }

  @Post('people/:id')
  async act(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: PersonActionInput,
      use: async (input) => {
        await this.people.act(actor, id, input);
        return { to: `/people/${id}`, say: `people.done.${input.action}` };
      },
      again: () => this.show(request, reply, actor, id, t),
    });
  }

  @Get('organisations')
  async listOrganisations(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Query() query: OrganisationsQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const organisations = await this.organisations.list(actor, query);
    await this.pages.render(request, reply, 'people/organisations', {
      title: t('people.organisations.title'),
      organisations: organisations.items,
      q: query.q ?? null,
      kind: query.kind ?? null,
      kinds: kindChoices(t),
      mayCreate: isAdmin(actor),
      filters: activeFilters(request, { q: query.q, kind: query.kind && t(`accounts.organisation_kind.${query.kind}`) }),
      ways: waysOn(request, organisations.next),
    });
  }

  @Get('organisations/new')
  async askOrganisation(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @InLanguage() t: Translate,
  ): Promise<void> {
    demandRole(actor, ['operator.admin']);
    const states = await this.directory.states();
    await this.pages.render(request, reply, 'people/new-organisation', {
      title: t('people.organisations.new'),
      kinds: kindChoices(t).filter(({ value }) => value !== 'operator'),
      states: states.items.map(({ code, name }) => ({ value: code, label: name })),
    });
  }

  @Post('organisations/new')
  async createOrganisation(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: NewOrganisationInput,
      use: async (input) => {
        const { id, name } = await this.organisations.create(actor, input);
        return { to: `/people/invite?organisationId=${id}`, say: 'people.organisations.created', params: { name } };
      },
      again: () => this.askOrganisation(request, reply, actor, t),
    });
  }
}

function ownOrganisation(actor: Actor): Parameters<typeof grantableRoles>[1] {
  return { id: actor.organisationId ?? '', kind: actor.organisationKind === 'system' ? 'operator' : actor.organisationKind };
}

function isAdmin(actor: Actor): boolean {
  return holdsAny(actor, ['operator.admin']);
}

/** What an administrator can do with this person's access as a whole. */
function stepsFor(person: PersonView): string[] {
  return PERSON_ACTIONS.filter(
    (action) =>
      (action === 'disable' && !person.isDisabled) ||
      (action === 'enable' && person.isDisabled) ||
      (action === 'reset_second_factor' && person.hasSecondFactor),
  );
}

function roleChoices(roles: readonly Role[], t: Translate): { value: string; label: string }[] {
  return roles.map((value) => ({ value, label: t(`accounts.role.${value}`) }));
}

function kindChoices(t: Translate): { value: string; label: string }[] {
  return ORGANISATION_KINDS.map((value) => ({ value, label: t(`accounts.organisation_kind.${value}`) }));
}
