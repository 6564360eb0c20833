import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { anywhere } from '#libs/platform/database/like';
import { decodeCursor, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type RegionQuery } from './directory.dto.js';
import {
  type NamedCode,
  type RegionDetailView,
  type RegionPage,
  type RegionView,
  type StatePage,
  type StateView,
} from './directory.view.js';
import { isArs, paddedArs, stateCodeOf } from './keys.js';
import { DISTRICT_FIRST, validOn } from './regions.js';
import { runningMandate } from './visible-authorities.js';

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
    const after = query.cursor ? decodeCursor(query.cursor, 2) : [null, null];
    const rows = await this.database.read<RegionView & { id: string }>('directory-regions', REGIONS, [
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
      ({ id: _, ...view }) => view,
      (row) => [row.name, row.id],
    );
  }

  /**
   * The region with this key on a day.
   * @throws DomainError `unknown_ars`
   */
  async region(ars: string, on: Day = this.clock.today()): Promise<RegionDetailView> {
    const region = isArs(ars) ? await this.database.readOne<RegionDetailView>('directory-region', REGION, [on, paddedArs(ars)]) : null;
    if (!region) throw new DomainError('not-found', 'unknown_ars', { params: { ars, on } });
    return region;
  }

  /** The types of authority there are. */
  authorityTypes(t: Translate): Promise<NamedCode[]> {
    return this.database.read('directory-authority-types', AUTHORITY_TYPES, [t.language]);
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

const STATES = `
  SELECT states.code, states.short, states.name, states.contact_point AS "contactPoint", states.municipal_access AS "municipalAccess",
    (SELECT population FROM regions WHERE state_code = states.code AND kind = 'state' AND ${validOn('$1', 'regions')}) AS inhabitants,
    (SELECT count(*) FROM regions WHERE state_code = states.code AND kind = 'district' AND ${validOn('$1', 'regions')}) AS districts
  FROM states
  WHERE $2::char(2) IS NULL OR states.code = $2
  ORDER BY states.code`;

const REGION_COLUMNS = `
  regions.ars, regions.kind, regions.name, regions.ags, json_build_object('code', states.code, 'short', states.short, 'name', states.name) AS state,
  regions.population, regions.area_hectares AS "areaHectares", regions.valid_from AS "validFrom", regions.valid_until AS "validUntil", regions.source`;

const REGIONS = `
  SELECT regions.id, ${REGION_COLUMNS}
  FROM regions JOIN states ON states.code = regions.state_code
  WHERE ${validOn('$1', 'regions')}
    AND ($2::text IS NULL OR regions.name ILIKE $2)
    AND ($3::char(2) IS NULL OR regions.state_code = $3)
    AND ($4::text IS NULL OR regions.kind = $4)
    AND ($5::text IS NULL OR regions.ags = $5)
    AND ($6::text IS NULL OR (regions.name, regions.id) > ($6, $7::uuid))
  ORDER BY regions.name, regions.id
  LIMIT $8`;

const REGION = `
  SELECT ${REGION_COLUMNS}, coalesce(
    (SELECT json_agg(json_build_object('ars', outer_region.ars, 'kind', outer_region.kind, 'name', outer_region.name) ORDER BY outer_region.ars)
     FROM regions AS outer_region
     WHERE outer_region.ars = ANY(containing_ars(regions.ars)) AND outer_region.ars <> regions.ars AND ${validOn('$1', 'outer_region')}), '[]') AS within
  FROM regions JOIN states ON states.code = regions.state_code
  WHERE regions.ars = $2 AND ${validOn('$1', 'regions')}
  ORDER BY ${DISTRICT_FIRST}
  LIMIT 1`;

const AUTHORITY_TYPES = `
  SELECT code, CASE $1 WHEN 'de' THEN name_de ELSE name_en END AS name FROM authority_types ORDER BY name`;

const MAY_ACT_FOR = `
  SELECT authorities.name, coalesce(authorities.organisation_id = $2, false) AS "isOwn"
  FROM authorities
  WHERE authorities.id = $1 AND (authorities.organisation_id = $2 OR EXISTS (
    SELECT FROM mandates
    WHERE mandates.authority_id = authorities.id AND mandates.provider_organisation_id = $2 AND ${runningMandate('$3', '$4')}))`;
