import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { type NamedCode, type NamedCodePage } from '#libs/directory/directory.view';
import { Database } from '#libs/platform/database/database';
import { CURSOR_FORMS, decodeCursor, pageOf } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { SERVICE, SERVICES_WAITING, TOPIC_AREAS } from './catalogue-reads.js';
import { searchWords, SERVICE_FACETS, SERVICE_LIST } from './catalogue-search.js';
import { type ServiceQuery } from './catalogue.dto.js';
import { type ServiceFacets, type ServicePage, type ServiceSummary, type ServiceView } from './catalogue.view.js';
import { ServiceEntity } from './service.entity.js';
import { PUBLIC_STATES, SERVICE_STATES, type ServiceState } from './service.machine.js';
import { mayRead, type ServiceRow, serviceView } from './service-row.js';

const MOST_WAITING = 50;

/** The catalogue as it is read: searched, looked at, ordered from. */
@Injectable()
export class CatalogueService {
  constructor(private readonly database: Database) {}

  /** Services by words and filters. Everybody sees what was ever published, the operator drafts too when asking for them. */
  async search(actor: Actor | null, query: ServiceQuery, t: Translate): Promise<ServicePage> {
    const words = searchWords(query.q);
    const matching = [
      words,
      words?.join(' ') ?? null,
      shownStates(actor, query.status),
      query.topic ?? null,
      query.state ?? null,
      query.phase ?? null,
      query.transport ?? null,
      query.authorityType ?? null,
    ];
    const rows = await this.database.read<ListRow>('catalogue-services', SERVICE_LIST, [
      ...matching,
      query.sort ?? (words ? 'relevance' : 'name'),
      ...(query.cursor ? decodeCursor(query.cursor, [CURSOR_FORMS.number, CURSOR_FORMS.text, CURSOR_FORMS.uuid]) : [null, null, null]),
      query.limit + 1,
      t.language,
    ]);
    const page = pageOf(
      rows,
      query.limit,
      ({ total: _total, sortValue: _sortValue, ...summary }) => summary,
      (row) => [row.sortValue, row.name, row.id],
      rows[0]?.total ?? 0,
    );
    return { ...page, facets: query.facets ? await this.facets(matching, t) : null };
  }

  /** One service; drafts and entries in review exist for the operator only. */
  async get(actor: Actor | null, slug: string, t: Translate): Promise<ServiceView> {
    const row = await this.database.readOne<ServiceRow>('catalogue-service', SERVICE, [slug, t.language]);
    if (!row || !mayRead(actor, row.state)) throw notFound();
    return serviceView(actor, row, t);
  }

  /** Entries on their way to publication, those that have waited longest first; the operator's business alone. */
  async waiting(actor: Actor, t: Translate): Promise<ServiceView[]> {
    const rows = await this.database.read<ServiceRow>('catalogue-waiting', SERVICES_WAITING, [MOST_WAITING, t.language]);
    return rows.filter(({ state }) => mayRead(actor, state)).map((row) => serviceView(actor, row, t));
  }

  /** The topic areas of the catalogue. */
  async topicAreas(t: Translate): Promise<NamedCodePage> {
    const items = await this.database.read<NamedCode>('catalogue-topic-areas', TOPIC_AREAS, [t.language]);
    return { items, total: items.length, next: null };
  }

  /**
   * The service, if Länder can order it and authorities can be connected with it now.
   * @throws DomainError `service_not_orderable` unless it is published
   */
  async orderable(tx: EntityManager, serviceId: string): Promise<ServiceEntity> {
    const service = await tx.findOneBy(ServiceEntity, { id: serviceId });
    if (!service) throw notFound();
    if (service.state !== 'published') throw new DomainError('conflict', 'service_not_orderable', { params: { service: service.name } });
    return service;
  }

  private async facets(matching: readonly unknown[], t: Translate): Promise<ServiceFacets> {
    const rows = await this.database.read<FacetRow>('catalogue-facets', SERVICE_FACETS, [...matching, t.language]);
    const values = (facet: keyof ServiceFacets, nameOf = (row: FacetRow): string => row.name): ServiceFacets[typeof facet] =>
      rows.filter((row) => row.facet === facet).map((row) => ({ code: row.code, name: nameOf(row), count: row.count }));
    return {
      topics: values('topics'),
      states: values('states'),
      phases: values('phases', ({ code }) => t(`catalogue.phase.${code}`)),
      transports: values('transports', ({ code }) => t(`catalogue.transport.${code}`)),
      authorityTypes: values('authorityTypes'),
    };
  }
}

interface ListRow extends ServiceSummary {
  readonly total: number;
  readonly sortValue: number;
}

interface FacetRow {
  readonly facet: keyof ServiceFacets;
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

function shownStates(actor: Actor | null, status: ServiceState | undefined): readonly ServiceState[] {
  return status === undefined ? PUBLIC_STATES : SERVICE_STATES.filter((state) => state === status && mayRead(actor, state));
}
