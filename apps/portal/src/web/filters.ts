import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Page } from '#libs/platform/http/page';
import { type Translate } from '#libs/platform/i18n/i18n';
import { address } from './expressions.js';

/** Filters and pages of a list live in its address. */
type Asked = Readonly<Record<string, string>>;

/** A filter in force, with the address of the list without it. */
export interface ActiveFilter {
  readonly label: string;
  readonly href: string;
}

/** Filters that a form left empty are none: without this, `?state=` would be a wrong Land. */
export function forgetEmptyFilters(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', (request, _reply, done) => {
    if (!request.url.startsWith('/api/')) {
      const filled = Object.entries(request.query as Record<string, string | string[]>)
        .map(([name, value]) => [name, Array.isArray(value) ? value.filter((one) => one !== '') : value] as const)
        .filter(([, value]) => value.length > 0);
      request.query = Object.fromEntries(filled);
    }
    done();
  });
}

/** The list's filters that are set: those of `labels` that have one. */
export function activeFilters(request: FastifyRequest, labels: Readonly<Record<string, string | null | undefined>>): ActiveFilter[] {
  return Object.entries(labels).flatMap(([name, label]) =>
    label ? [{ label, href: address(pathOf(request), { ...(request.query as Asked), [name]: null, cursor: null }) }] : [],
  );
}

/** Ways on in a list paged by cursor: its first page when this is a later one, and the next. */
export function waysOn(request: FastifyRequest, next: string | null): { readonly first: string | null; readonly next: string | null } {
  const asked = request.query as Asked;
  return {
    first: asked.cursor ? address(pathOf(request), { ...asked, cursor: null }) : null,
    next: next && address(pathOf(request), { ...asked, cursor: next }),
  };
}

/** "12 Verträge", or "50 Verträge auf dieser Seite" where nobody has counted; `key` is the text for `count`. */
export function sayCount(request: FastifyRequest, { items, total, next }: Page<unknown>, key: string, t: Translate): string {
  const isWhole = next === null && !(request.query as Asked).cursor;
  if (total !== null || isWhole) return t(key, { count: total ?? items.length });
  return t('web.list.on_this_page', { entries: t(key, { count: items.length }) });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/';
}
