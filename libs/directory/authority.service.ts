import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { brokenRule, Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { anywhere } from '#libs/platform/database/like';
import { changesOf } from '#libs/platform/events/changes';
import { recordEvent } from '#libs/platform/events/record';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { AUTHORITY_FIELDS, editableFields } from './authority-rights.js';
import { AuthorityEntity } from './authority.entity.js';
import { AUTHORITY, authoritiesThat } from './directory-reads.js';
import { type AuthorityEdit, type AuthorityInput, type AuthorityQuery } from './directory.dto.js';
import { type AuthorityDetailView, type AuthorityPage, type AuthorityView } from './directory.view.js';
import { resolveCompetences } from './resolve-competences.js';
import { regionIds, serve, serveNoOther } from './served-regions.js';
import { visibleAuthorities } from './visible-authorities.js';

/** The authorities: who they are, which regions they serve, and who keeps their entries. */
@Injectable()
export class AuthorityService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Authorities of today by name, Land, type and place; with `mine` only those whose work the actor may see. */
  async list(actor: Actor | null, query: AuthorityQuery, t: Translate): Promise<AuthorityPage> {
    const columns = { authorityId: 'authorities.id', stateCode: 'authorities.state_code' };
    const today = this.clock.today();
    const visible = query.mine ? visibleAuthorities(actor, today, columns, 10) : { name: 'any', sql: 'true', values: [] };
    const rows = await this.database.read<AuthorityView & { total: number }>(
      `directory-authorities-${visible.name}`,
      authoritiesThat(visible.sql),
      [
        today,
        t.language,
        query.q ? anywhere(query.q) : null,
        query.state ?? null,
        query.type ?? null,
        query.region ?? null,
        ...(query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.text, CURSOR_FORMS.uuid]) : [null, null]),
        query.limit + 1,
        ...visible.values,
      ],
    );
    const shown = ({ total: _, ...view }: AuthorityView & { total: number }): AuthorityView => ({
      ...view,
      mailbox: actor && view.mailbox,
    });
    return pageOf(rows, query.limit, shown, (row) => [row.name, row.id], rows[0]?.total ?? 0);
  }

  /** One authority with the regions it serves and what it is competent for. */
  async get(actor: Actor | null, id: string, t: Translate): Promise<AuthorityDetailView> {
    const row = await this.database.readOne<AuthorityDetailView>('directory-authority', AUTHORITY, [this.clock.today(), t.language, id]);
    if (!row) throw notFound();
    const owned = { stateCode: row.state.code, organisationId: row.organisationId };
    return { ...row, mailbox: actor && row.mailbox, editableFields: [...editableFields(actor, owned)] };
  }

  /** Enters an authority; the competence rules it falls under apply to it at once. */
  async create(actor: Actor, input: AuthorityInput, t: Translate): Promise<AuthorityDetailView> {
    demandRights(actor, { stateCode: input.stateCode, organisationId: null }, input, t);
    const { regions, ...entry } = input;
    const authority = {
      mailbox: null,
      organisationId: null,
      validUntil: null,
      validFrom: this.clock.today(),
      ...entry,
      id: newId(),
      rowVersion: 1,
    };
    await this.database.transaction(async (tx) => {
      await this.demandOrganisation(tx, input.organisationId);
      const served = await regionIds(tx, input.stateCode, regions, authority.validFrom);
      await insertAuthority(tx, authority);
      await serve(tx, authority.id, served, authority.validFrom);
      await resolveCompetences(tx, input.stateCode, input.type);
      await this.record(tx, actor, 'authority.created', authority, { ...input });
    });
    return this.get(actor, authority.id, t);
  }

  /**
   * Changes an authority. Regions change from today on; what was before stays on record.
   * @param basedOn version the edit was made from, null when the caller does not say
   */
  async edit(actor: Actor, id: string, edit: AuthorityEdit, basedOn: number | null, t: Translate): Promise<AuthorityDetailView> {
    const { regions, ...fields } = edit;
    await this.database.transaction(async (tx) => {
      const authority = await tx.findOne(AuthorityEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!authority) throw notFound();
      demandRights(actor, authority, edit, t);
      if (basedOn !== null && basedOn !== authority.rowVersion) throw new DomainError('stale-version', 'stale_version');
      if (fields.validUntil && fields.validUntil < authority.validFrom)
        throw invalidInput({ pointer: '/validUntil', code: 'before_start' });
      await this.demandOrganisation(tx, fields.organisationId);
      const changes = changesOf({ ...authority }, { ...fields });
      await tx.update(AuthorityEntity, id, { ...fields, rowVersion: authority.rowVersion + 1 });
      if (regions) {
        const served = await regionIds(tx, authority.stateCode, regions, this.clock.today());
        await serveNoOther(tx, id, served, this.clock.today());
        await serve(tx, id, served, this.clock.today());
      }
      await resolveCompetences(tx, authority.stateCode, authority.type);
      await this.record(tx, actor, 'authority.edited', authority, { changes, ...(regions && { regions }) });
    });
    return this.get(actor, id, t);
  }

  /** Counts inhabitants anew where an authority's service of a region, or a region itself, begins or ends as days pass. */
  async turnOfDay(): Promise<void> {
    await this.database.transaction((tx) => tx.query('SELECT count_inhabitants(array_agg(DISTINCT authority_id)) FROM authority_regions'));
  }

  private async demandOrganisation(tx: EntityManager, organisationId: string | null | undefined): Promise<void> {
    if (!organisationId) return;
    const found = await tx.query<unknown[]>("SELECT FROM organisations WHERE id = $1 AND kind = 'authority'", [organisationId]);
    if (found.length === 0) throw invalidInput({ pointer: '/organisationId', code: 'unknown_organisation' });
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    name: string,
    authority: { readonly id: string; readonly name: string; readonly stateCode: string },
    data: Record<string, unknown>,
  ): Promise<void> {
    await recordEvent(tx, actor, {
      name,
      subjectType: 'authority',
      subjectId: authority.id,
      stateCode: authority.stateCode,
      authorityId: authority.id,
      data: { ...data, authorityName: authority.name },
    });
  }
}

function demandRights(
  actor: Actor,
  authority: { readonly stateCode: string; readonly organisationId: string | null },
  given: AuthorityInput | AuthorityEdit,
  t: Translate,
): void {
  const allowed = editableFields(actor, authority);
  if (allowed.length === 0) throw new DomainError('not-allowed', 'role_may_not_act');
  const refused = AUTHORITY_FIELDS.filter((field) => field in given && !allowed.includes(field));
  if (refused.length === 0) return;
  const fields = refused.map((field) => t(`directory.authorityField.${field}`)).join(', ');
  throw new DomainError('not-allowed', 'authority_field_not_yours', { params: { fields } });
}

async function insertAuthority(tx: EntityManager, authority: Omit<AuthorityEntity, 'inhabitants'>): Promise<void> {
  try {
    await tx.insert(AuthorityEntity, authority);
  } catch (error) {
    if (brokenRule(error)?.constraint === 'authorities_type_fkey')
      throw invalidInput({ pointer: '/type', code: 'unknown_authority_type', params: { type: authority.type } });
    throw error;
  }
}
