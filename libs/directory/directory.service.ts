import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { anywhere } from '#libs/platform/database/like';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { sayDay } from '#libs/platform/i18n/say';
import { type CompetenceFacts, decideCompetence } from './competence-gap.js';
import { AUTHORITY_TYPES, COMPETENCE, GAPS, MAY_ACT_FOR, REGION, REGIONS, STATES } from './directory-reads.js';
import { type CompetenceQuery, type GapQuery, type RegionQuery } from './directory.dto.js';
import {
  type CompetenceView,
  type GapOwner,
  type GapPage,
  type GapView,
  type LeistungName,
  type NamedCode,
  type NamedCodePage,
  type RegionDetailView,
  type RegionName,
  type RegionPage,
  type RegionView,
  type StatePage,
  type StateView,
} from './directory.view.js';
import { isArs, paddedArs, stateCodeOf } from './keys.js';

/** The Länder and the regions, and for whom somebody may act. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The 16 Länder. */
  async states(): Promise<StatePage> {
    const items = await this.database.read<StateView>('directory-states', STATES, [this.clock.today(), null]);
    return { items, total: items.length, next: null };
  }

  /** One Land by code or short name ("05", "NW"). */
  async state(codeOrShort: string): Promise<StateView> {
    const code = stateCodeOf(codeOrShort);
    const [state] = code ? await this.database.read<StateView>('directory-states', STATES, [this.clock.today(), code]) : [];
    if (!state) throw notFound();
    return state;
  }

  /** Regions by name, Land, kind and municipal key, as they were on a day. */
  async regions(query: RegionQuery): Promise<RegionPage> {
    const after = query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.text, CURSOR_FORMS.uuid]) : [null, null];
    const rows = await this.database.read<RegionView & { id: string; total: number }>('directory-regions', REGIONS, [
      query.validOn ?? this.clock.today(),
      query.q ? anywhere(query.q) : null,
      query.state ?? null,
      query.kind ?? null,
      query.ags ?? null,
      ...after,
      query.limit + 1,
    ]);
    return pageOf(
      rows,
      query.limit,
      ({ id: _id, total: _total, ...view }) => view,
      (row) => [row.name, row.id],
      rows[0]?.total ?? 0,
    );
  }

  /**
   * The region with this key on a day.
   * @throws DomainError `unknown_ars`
   */
  async region(ars: string, t: Translate, on: Day = this.clock.today()): Promise<RegionDetailView> {
    const region = isArs(ars) ? await this.database.readOne<RegionDetailView>('directory-region', REGION, [on, paddedArs(ars)]) : null;
    if (!region) throw unknownRegion(ars, on, t);
    return region;
  }

  /** The types of authority there are. */
  async authorityTypes(t: Translate): Promise<NamedCodePage> {
    const items = await this.database.read<NamedCode>('directory-authority-types', AUTHORITY_TYPES, [t.language]);
    return { items, total: items.length, next: null };
  }

  /**
   * The competent authority for a Leistung in a place, or why there is none and whose turn it is.
   * @throws DomainError `unknown_leika`, `unknown_ars`
   */
  async competence(query: CompetenceQuery, t: Translate): Promise<CompetenceView> {
    const { leistung: leikaKey, ars, on = this.clock.today() } = query;
    const row = await this.database.readOne<CompetenceRow>('directory-competence', COMPETENCE, [leikaKey, ars, on]);
    if (!row?.leistung) throw new DomainError('not-found', 'unknown_leika', { params: { leikaKey } });
    if (!row.region) throw unknownRegion(ars, on, t);
    const { leistung, region, owner } = row;
    const decision = decideCompetence(row);
    if ('authority' in decision) {
      const { id, name, type, ruleId, source } = decision.authority;
      return { leistung, region, on, authority: { id, name, type, ruleId, source }, gap: null };
    }
    const message = t(`directory.gap.${decision.gap}`, { leistung: leistung.name, region: region.name, state: owner.state.name });
    return { leistung, region, on, authority: null, gap: { reason: decision.gap, message, owner } };
  }

  /** Leistungen for which a Land has not said who is competent today, or has nobody in some of its regions. */
  async gaps(query: GapQuery, t: Translate): Promise<GapPage> {
    const [state, leikaKey] = query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.text, CURSOR_FORMS.text]) : [null, null];
    const rows = await this.database.read<Omit<GapView, 'message'>>('directory-gaps', GAPS, [
      query.state ?? null,
      leikaKey,
      this.clock.today(),
      state,
      query.limit + 1,
    ]);
    const said = (row: Omit<GapView, 'message'>): GapView => ({
      ...row,
      message: t(`directory.gap.${row.reason}`, { leistung: row.leistung.name, state: row.state.name, uncovered: row.uncoveredRegions }),
    });
    return pageOf(rows, query.limit, said, (row) => [row.state.code, row.leistung.leikaKey]);
  }

  /**
   * For whom the actor acts when doing something for this authority: its own people in their own name, an IT service provider's
   * on behalf of the authority, by mandate.
   * @throws DomainError `not_found` when the actor may not act for it
   */
  async mayActFor(
    tx: EntityManager,
    actor: Actor,
    authorityId: string,
    serviceId: string | null = null,
  ): Promise<{ onBehalfOf: { id: string; name: string } | null }> {
    const [found] = await tx.query<{ name: string; isOwn: boolean }[]>(MAY_ACT_FOR, [
      authorityId,
      actor.organisationId,
      this.clock.today(),
      serviceId,
    ]);
    if (!found) throw notFound();
    return { onBehalfOf: found.isOwn ? null : { id: authorityId, name: found.name } };
  }
}

/** What the query for competence answers; what the directory does not know is null. */
interface CompetenceRow extends CompetenceFacts {
  readonly leistung: LeistungName | null;
  readonly region: RegionName | null;
  readonly owner: GapOwner;
}

function unknownRegion(ars: string, on: Day, t: Translate): DomainError {
  return new DomainError('not-found', 'unknown_ars', { params: { ars, on: sayDay(on, t.language) } });
}
