import { Injectable } from '@nestjs/common';
import { type Actor, holdsAny, type OrganisationKind, type Role } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { brokenRule, Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { recordEvent } from '#libs/platform/events/record';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { grantableRoles, rolesOf } from './granting.js';
import { OrganisationEntity } from './organisation.entity.js';
import { type NewOrganisationInput, type OrganisationsQuery } from './person.dto.js';
import { type OrganisationPage, type OrganisationView } from './person.view.js';

/** The organisations that take part. */
@Injectable()
export class OrganisationService {
  constructor(private readonly database: Database) {}

  /** All for those who see everybody, else the own one; by name. */
  async list(actor: Actor, query: OrganisationsQuery): Promise<OrganisationPage> {
    const [name, id] = query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.text, CURSOR_FORMS.uuid]) : ['', null];
    const rows = await this.database.read<Omit<OrganisationView, 'grantableRoles'>>(
      'organisations',
      `SELECT id, name, kind, state_code AS "stateCode", mailbox FROM organisations
       WHERE ($1::uuid IS NULL OR id = $1) AND ($2::text IS NULL OR name ILIKE '%' || $2 || '%') AND ($3::text IS NULL OR kind = $3)
         AND ($4::uuid IS NULL OR (name, id) > ($5, $4))
       ORDER BY name, id LIMIT $6`,
      [seesEverybody(actor) ? null : actor.organisationId, likeText(query.q), query.kind ?? null, id, name, query.limit + 1],
    );
    return pageOf(
      rows,
      query.limit,
      (row) => ({ ...row, grantableRoles: grantableRoles(actor, row) }),
      (row) => [row.name, row.id],
    );
  }

  /**
   * Enters an organisation, so that its people can be invited.
   * @throws DomainError `not-allowed` for everybody but administrators, `invalid-input` for a name or Land that is taken
   */
  async create(actor: Actor, input: NewOrganisationInput): Promise<OrganisationView> {
    if (!holdsAny(actor, ['operator.admin'])) throw new DomainError('not-allowed', 'role_may_not_act');
    if ((input.kind === 'state') !== (input.stateCode !== undefined))
      throw invalidInput({ pointer: '/stateCode', code: 'state_code_of_states' });
    const { name, kind } = input;
    const organisation = { id: newId(), name, kind, stateCode: input.stateCode ?? null, mailbox: input.mailbox ?? null };
    try {
      await this.database.transaction(async (tx) => {
        await tx.insert(OrganisationEntity, organisation);
        await recordEvent(tx, actor, {
          name: 'organisation.entered',
          subjectType: 'organisation',
          subjectId: organisation.id,
          stateCode: organisation.stateCode,
          data: { organisationName: name, kind },
        });
      });
    } catch (error) {
      throw this.explain(error);
    }
    return { ...organisation, grantableRoles: rolesOf(kind) };
  }

  /** @throws DomainError `not-found` unless it is the actor's own or the actor sees everybody */
  async visible(actor: Actor, id: string | null): Promise<OrganisationEntity> {
    if (id !== actor.organisationId && !seesEverybody(actor)) throw notFound();
    const organisation = await this.database.readOne<OrganisationEntity>(
      'organisation',
      'SELECT id, kind, name, state_code AS "stateCode", mailbox FROM organisations WHERE id = $1',
      [id],
    );
    if (!organisation) throw notFound();
    return organisation;
  }

  /** @throws DomainError `invalid-input` for roles of another kind of organisation, `not-allowed` for those the actor may not grant or take */
  refuseUngrantable(actor: Actor, organisation: { readonly id: string; readonly kind: OrganisationKind }, roles: readonly Role[]): void {
    if (roles.some((role) => !rolesOf(organisation.kind).includes(role)))
      throw invalidInput({ pointer: '/roles', code: 'roles_of_other_kind' });
    const grantable = grantableRoles(actor, organisation);
    if (roles.some((role) => !grantable.includes(role))) throw new DomainError('not-allowed', 'may_not_grant');
  }

  private explain(error: unknown): unknown {
    switch (brokenRule(error)?.constraint) {
      case 'organisations_name_key':
        return invalidInput({ pointer: '/name', code: 'name_taken' });
      case 'organisations_state_code_key':
        return invalidInput({ pointer: '/stateCode', code: 'state_code_taken' });
      case 'organisations_state_code_fkey':
        return invalidInput({ pointer: '/stateCode', code: 'state_code_unknown' });
      default:
        return error;
    }
  }
}

/** Administrators and auditors of the operator see everybody; all others their own organisation. */
export function seesEverybody(actor: Actor): boolean {
  return holdsAny(actor, ['operator.admin', 'operator.auditor']);
}

/** What was typed, with its own wildcards taken literally. */
export function likeText(text: string | undefined): string | null {
  return text ? text.replace(/[\\%_]/g, '\\$&') : null;
}
