import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ServiceQuery, type Sort, SORTS } from '#libs/catalogue/catalogue.dto';
import { CatalogueService } from '#libs/catalogue/catalogue.service';
import { type FacetValue, type ServiceFacets } from '#libs/catalogue/catalogue.view';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { InLanguage, OptionalActor, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { StatusService } from '#libs/reporting/status.service';
import { KeepReady } from '../kept-ready.js';
import { address } from './expressions.js';
import { activeFilters, waysOn } from './filters.js';
import { type PageRequest, Pages } from './pages.js';

/** Which field of the query chooses among which facet. */
const FILTERS = {
  topic: 'topics',
  state: 'states',
  phase: 'phases',
  transport: 'transports',
  authorityType: 'authorityTypes',
} as const satisfies Partial<Record<keyof ServiceQuery, keyof ServiceFacets>>;
type Filter = keyof typeof FILTERS;

/** The public catalogue. */
@ApiExcludeController()
@Public()
@Controller('services')
export class ServicesPages {
  constructor(
    private readonly pages: Pages,
    private readonly catalogue: CatalogueService,
    private readonly status: StatusService,
  ) {}

  @Get()
  @KeepReady()
  async search(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @OptionalActor() actor: Actor | null,
    @Query() query: ServiceQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const found = await this.catalogue.search(actor, { ...query, facets: true }, t);
    const facets = found.facets ?? (await this.allFacets(actor, t));
    const names = await this.namesOf(query, facets, actor, t);
    await this.pages.render(request, reply, 'services/list', {
      title: t('services.title'),
      q: query.q ?? null,
      chosen: Object.entries(names.codes).map(([name, value]) => ({ name, value })),
      services: found.items,
      count: t('services.count', { count: found.total ?? found.items.length }),
      facets: facetsView(request, query, facets, t),
      filters: activeFilters(request, { q: query.q, ...names.labels }),
      sorts: sortsView(request, query, t),
      ways: waysOn(request, found.next),
    });
  }

  @Get(':slug')
  @KeepReady()
  async show(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @OptionalActor() actor: Actor | null,
    @Param('slug') slug: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const service = await this.catalogue.get(actor, slug, t);
    const isPublic = service.state !== 'draft' && service.state !== 'in_review';
    const isOrderable = service.state === 'published';
    await this.pages.render(request, reply, 'services/service', {
      title: service.name,
      service,
      status: isPublic ? await this.status.service(slug) : null,
      support: (['supportFirstLevel', 'supportSecondLevel', 'supportThirdLevel'] as const)
        .map((level) => ({ label: t(`catalogue.field.${level}`), text: service[level] }))
        .filter(({ text }) => text !== null),
      mayDeclareInterest: isOrderable && actor !== null && holdsAny(actor, ['state.coordinator']),
      mayRequest: isOrderable && actor !== null && holdsAny(actor, ['authority.lead', 'provider.agent']),
      mayEdit: actor !== null && holdsAny(actor, ['operator.catalogue']),
    });
  }

  /** Codes of the chosen filters, and their names: looked up among all services where the present list is empty. */
  private async namesOf(
    query: ServiceQuery,
    facets: ServiceFacets,
    actor: Actor | null,
    t: Translate,
  ): Promise<{ codes: Record<string, string>; labels: Record<string, string | null> }> {
    const chosen = (Object.keys(FILTERS) as Filter[]).map((filter): [Filter, string | null] => [filter, query[filter] ?? null]);
    const nameIn = (values: readonly FacetValue[], code: string | null) => values.find((value) => value.code === code)?.name ?? null;
    const isUnnamed = chosen.some(([filter, code]) => code !== null && nameIn(facets[FILTERS[filter]], code) === null);
    const known = isUnnamed ? await this.allFacets(actor, t) : facets;
    return {
      codes: Object.fromEntries(chosen.filter((pair): pair is [Filter, string] => pair[1] !== null)),
      labels: Object.fromEntries(
        chosen.map(([filter, code]) => [filter, code && (nameIn(known[FILTERS[filter]], code) ?? t('services.unknown_filter'))]),
      ),
    };
  }

  private async allFacets(actor: Actor | null, t: Translate): Promise<ServiceFacets> {
    const { facets } = await this.catalogue.search(actor, { limit: 1, facets: true }, t);
    return facets ?? { topics: [], states: [], phases: [], transports: [], authorityTypes: [] };
  }
}

interface FacetView {
  readonly title: string;
  readonly values: readonly { readonly name: string; readonly count: number; readonly href: string; readonly isChosen: boolean }[];
}

/** Facets that leave a choice, each value as a link that adds it or, when chosen, takes it away. */
function facetsView(request: PageRequest, query: ServiceQuery, facets: ServiceFacets, t: Translate): FacetView[] {
  return (Object.entries(FILTERS) as [Filter, keyof ServiceFacets][])
    .map(([filter, facet]) => ({
      title: t(`services.facet.${filter}`),
      values: facets[facet].map(({ code, name, count }) => {
        const isChosen = query[filter] === code;
        return { name, count, isChosen, href: hereWith(request, { [filter]: isChosen ? null : code }) };
      }),
    }))
    .filter(({ values }) => values.length > 1 || values.some(({ isChosen }) => isChosen));
}

function sortsView(request: PageRequest, query: ServiceQuery, t: Translate): { label: string; href: string; isChosen: boolean }[] {
  const present: Sort = query.sort ?? (query.q ? 'relevance' : 'name');
  return SORTS.filter((sort) => sort !== 'relevance' || query.q).map((sort) => ({
    label: t(`catalogue.sort.${sort}`),
    href: hereWith(request, { sort }),
    isChosen: sort === present,
  }));
}

function hereWith(request: PageRequest, change: Record<string, string | null>): string {
  return address('/services', { ...(request.query as object), ...change, cursor: null });
}
