import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { recordEvent } from '#libs/platform/events/record';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { AccessService } from './access.service.js';
import { MembershipEntity } from './membership.entity.js';
import { likeText, OrganisationService, seesEverybody } from './organisation.service.js';
import { type PeopleQuery, type PersonActionInput } from './person.dto.js';
import { PersonEntity } from './person.entity.js';
import { type PersonPage, type PersonView } from './person.view.js';
import { SessionService } from './session.service.js';

const PERSON_COLUMNS = `people.id, people.name, people.email, people.password_hash IS NOT NULL AS "hasPassword",
  people.totp_confirmed_at IS NOT NULL AS "hasSecondFactor", people.disabled_at IS NOT NULL AS "isDisabled",
  (SELECT coalesce(json_agg(json_build_object('organisationId', organisations.id, 'organisationName', organisations.name,
      'organisationKind', organisations.kind, 'roles', memberships.roles, 'endedAt', memberships.ended_at) ORDER BY organisations.name), '[]')
   FROM memberships JOIN organisations ON organisations.id = memberships.organisation_id
   WHERE memberships.person_id = people.id AND ($1::uuid IS NULL OR memberships.organisation_id = $1)) AS memberships`;

/** People and what they may do: seen by their organisation, changed by those who may grant the roles. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly organisations: OrganisationService,
    private readonly sessions: SessionService,
  ) {}

  /** People of the own organisation, or everybody for those who see everybody; by name. */
  async list(actor: Actor, query: PeopleQuery): Promise<PersonPage> {
    if (query.organisationId) await this.organisations.visible(actor, query.organisationId);
    const [name, id] = query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.text, CURSOR_FORMS.uuid]) : ['', null];
    const rows = await this.database.read<PersonView>(
      'people',
      `SELECT ${PERSON_COLUMNS} FROM people
       WHERE ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM memberships WHERE person_id = people.id AND organisation_id = $1))
         AND ($2::text IS NULL OR people.name ILIKE '%' || $2 || '%' OR people.email ILIKE '%' || $2 || '%')
         AND ($3::uuid IS NULL OR (people.name, people.id) > ($4, $3))
       ORDER BY people.name, people.id LIMIT $5`,
      [query.organisationId ?? this.scopeOf(actor), likeText(query.q), id, name, query.limit + 1],
    );
    return pageOf(rows, query.limit, viewOf, (row) => [row.name, row.id]);
  }

  /** @throws DomainError `not-found` for people of other organisations */
  async get(actor: Actor, id: string): Promise<PersonView> {
    const person = await this.database.readOne<PersonView>(
      'person',
      `SELECT ${PERSON_COLUMNS} FROM people
       WHERE people.id = $2 AND ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM memberships WHERE person_id = people.id AND organisation_id = $1))`,
      [this.scopeOf(actor), id],
    );
    if (!person) throw notFound();
    return viewOf(person);
  }

  /**
   * Changes somebody's access; it holds from the next request on. Nobody changes their own.
   * @throws DomainError `not-found` for people of other organisations, `not-allowed`, `conflict`
   */
  async act(actor: Actor, id: string, input: PersonActionInput): Promise<PersonView> {
    await this.get(actor, id);
    if (id === actor.personId) throw new DomainError('not-allowed', 'not_yourself');
    await this.access.change(async (tx) => {
      const person = await tx.findOneOrFail(PersonEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      switch (input.action) {
        case 'change_roles':
          return this.changeRoles(tx, actor, person, input);
        case 'end_membership':
          return this.endMembership(tx, actor, person, input);
        case 'disable':
          return this.disable(tx, actor, person, input);
        case 'enable':
          return this.enable(tx, actor, person, input);
        case 'reset_second_factor':
          return this.resetSecondFactor(tx, actor, person, input);
      }
    });
    return this.get(actor, id);
  }

  private async changeRoles(tx: EntityManager, actor: Actor, person: PersonEntity, input: PersonActionInput): Promise<void> {
    const { roles } = input;
    if (!roles) throw invalidInput({ pointer: '/roles', code: 'required' });
    const { membership, organisation } = await this.lockMembership(tx, actor, person, input);
    this.organisations.refuseUngrantable(actor, organisation, [...membership.roles, ...roles]);
    await tx.update(MembershipEntity, membership.id, { roles });
    await this.record(tx, actor, person, 'person.roles_changed', input, {
      organisationId: organisation.id,
      organisationName: organisation.name,
      before: membership.roles,
      after: roles,
    });
  }

  private async endMembership(tx: EntityManager, actor: Actor, person: PersonEntity, input: PersonActionInput): Promise<void> {
    const { membership, organisation } = await this.lockMembership(tx, actor, person, input);
    this.organisations.refuseUngrantable(actor, organisation, membership.roles);
    await tx.update(MembershipEntity, membership.id, { endedAt: this.clock.now() });
    await this.sessions.revokeFor(tx, membership.id);
    await this.record(tx, actor, person, 'person.membership_ended', input, {
      organisationId: organisation.id,
      organisationName: organisation.name,
    });
  }

  private async disable(tx: EntityManager, actor: Actor, person: PersonEntity, input: PersonActionInput): Promise<void> {
    refuseUnlessAdmin(actor);
    if (person.disabledAt) throw new DomainError('wrong-state', 'step_not_in_this_state');
    await tx.update(PersonEntity, person.id, { disabledAt: this.clock.now() });
    await this.sessions.revokeAll(tx, person.id);
    await this.record(tx, actor, person, 'person.disabled', input);
  }

  private async enable(tx: EntityManager, actor: Actor, person: PersonEntity, input: PersonActionInput): Promise<void> {
    refuseUnlessAdmin(actor);
    if (!person.disabledAt) throw new DomainError('wrong-state', 'step_not_in_this_state');
    await tx.update(PersonEntity, person.id, { disabledAt: null });
    await this.record(tx, actor, person, 'person.enabled', input);
  }

  /** For a lost telephone: the person signs in by password, has none of the roles that need a second factor, and sets up a new one. */
  private async resetSecondFactor(tx: EntityManager, actor: Actor, person: PersonEntity, input: PersonActionInput): Promise<void> {
    refuseUnlessAdmin(actor);
    if (!person.totpConfirmedAt) throw new DomainError('wrong-state', 'step_not_in_this_state');
    await tx.update(PersonEntity, person.id, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
    await this.sessions.revokeAll(tx, person.id);
    await this.record(tx, actor, person, 'person.second_factor_reset', input);
  }

  private async lockMembership(tx: EntityManager, actor: Actor, person: PersonEntity, input: PersonActionInput) {
    const organisation = await this.organisations.visible(actor, input.organisationId ?? actor.organisationId);
    const membership = await tx.findOne(MembershipEntity, {
      where: { personId: person.id, organisationId: organisation.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!membership) throw notFound();
    if (membership.endedAt) throw new DomainError('wrong-state', 'step_not_in_this_state');
    return { membership, organisation };
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    person: PersonEntity,
    name: string,
    { reason }: PersonActionInput,
    data: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    return recordEvent(tx, actor, {
      name,
      subjectType: 'person',
      subjectId: person.id,
      reason,
      data: { personName: person.name, ...data },
    });
  }

  private scopeOf(actor: Actor): string | null {
    return seesEverybody(actor) ? null : actor.organisationId;
  }
}

/** JSON from the database knows no moments. */
function viewOf(person: PersonView): PersonView {
  return { ...person, memberships: person.memberships.map((one) => ({ ...one, endedAt: one.endedAt && new Date(one.endedAt) })) };
}

function refuseUnlessAdmin(actor: Actor): void {
  if (!holdsAny(actor, ['operator.admin'])) throw new DomainError('not-allowed', 'role_may_not_act');
}
