import Handlebars from 'handlebars';
import { type TextParams } from '#libs/kernel/domain-error';
import { sayDay, sayEuro, sayMoment, sayNumber, sayPercent } from '#libs/platform/i18n/say';
import { type Frame } from './frame.js';

type QueryValue = string | number | boolean | null | undefined;

type Helper = (this: unknown, ...given: unknown[]) => unknown;

/** What every template may call besides the components. Arguments that are undefined are refused before a helper is reached. */
export const EXPRESSIONS: Readonly<Record<string, Helper>> = {
  /** `{{t "web.home.title"}}`, `{{t "contracts.contract.state" contract.state}}` (parts are joined by dots), `{{t "…" count=3}}`. */
  t(...given) {
    const { frame, hash } = optionsOf(given);
    return frame.t(given.slice(0, -1).join('.'), hash as TextParams);
  },
  /** A day: 21.11.2026. */
  day(value, ...rest) {
    return sayDay(value as string | Date, optionsOf(rest).frame.language);
  },
  /** A moment in Berlin: 21.11.2026, 14:05. */
  moment(value, ...rest) {
    return sayMoment(value as string | Date, optionsOf(rest).frame.language);
  },
  /** A number with separators: 12.480. */
  number(value, ...rest) {
    return sayNumber(Number(value), optionsOf(rest).frame.language);
  },
  /** A share of 1 in per cent: 0.667 → 66,7 %. */
  percent(share, ...rest) {
    return sayPercent(Number(share), optionsOf(rest).frame.language);
  },
  /** Cents as money: 1248000 → 12.480,00 €. */
  euro(cents, ...rest) {
    return sayEuro(cents as number | bigint, optionsOf(rest).frame.language);
  },
  /** `{{url "/services" query topic=null}}`: the path with a query; later values win, empty ones fall out. */
  url(path, ...rest) {
    const { hash } = optionsOf(rest);
    return address(path as string, Object.assign({}, ...rest.slice(0, -1), hash) as Record<string, unknown>);
  },
  /** Joins texts: `{{concat "/services/" service.slug}}`. */
  concat(...given) {
    return given.slice(0, -1).join('');
  },
  /** A list for an argument: `(list "a" "b")`. */
  list(...given) {
    return given.slice(0, -1);
  },
  /** An object for an argument: `(object label="…" href="…")`. */
  object(...given) {
    return optionsOf(given).hash;
  },
  /** True when the list holds the value. */
  includes(list, value) {
    return (list as unknown[]).includes(value);
  },
  /** Text with its line breaks kept as paragraphs. */
  paragraphs(text) {
    const blocks = String(text)
      .trim()
      .split(/\n\s*\n/);
    const written = blocks.map((block) => `<p class="kern-body">${Handlebars.escapeExpression(block).replace(/\n/g, '<br>')}</p>`);
    return new Handlebars.SafeString(written.join(''));
  },
};

/** The path with those values as query that say something. */
export function address(path: string, query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value as QueryValue | QueryValue[]].flat()) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}

function optionsOf(given: readonly unknown[]): { frame: Frame; hash: Record<string, unknown> } {
  const options = given.at(-1) as Handlebars.HelperOptions;
  return { frame: (options.data as { root: { frame: Frame } }).root.frame, hash: options.hash as Record<string, unknown> };
}
