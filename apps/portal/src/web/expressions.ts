import Handlebars from 'handlebars';
import { type TextParams } from '#libs/kernel/domain-error';
import { type Language } from '#libs/platform/i18n/i18n';
import { type Frame } from './frame.js';

type QueryValue = string | number | boolean | null | undefined;

type Helper = (this: unknown, ...given: unknown[]) => unknown;

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

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
    return new Intl.NumberFormat(LOCALES[optionsOf(rest).frame.language], { maximumFractionDigits: 2 }).format(Number(value));
  },
  /** A share of 1 in per cent: 0.667 → 66,7 %. */
  percent(value, ...rest) {
    return sayPercent(Number(value), optionsOf(rest).frame.language);
  },
  /** Cents as money: 1248000 → 12.480,00 €. */
  euro(cents, ...rest) {
    const format = new Intl.NumberFormat(LOCALES[optionsOf(rest).frame.language], { style: 'currency', currency: 'EUR' });
    return format.format(`${Number(cents)}E-2` as Intl.StringNumericLiteral);
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

/** A day for people; a moment counts as its day in Berlin. */
export function sayDay(value: string | Date, language: Language): string {
  const isPlainDay = typeof value === 'string' && value.length === 10;
  return new Intl.DateTimeFormat(LOCALES[language], { ...DAY[language], timeZone: isPlainDay ? 'UTC' : 'Europe/Berlin' }).format(
    new Date(value),
  );
}

/** A moment for people, in Berlin. */
export function sayMoment(value: string | Date, language: Language): string {
  const options = { ...DAY[language], hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(value));
}

/** A share of 1 for people, in per cent. */
export function sayPercent(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

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

const DAY = {
  de: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'short', year: 'numeric' },
} as const;

function optionsOf(given: readonly unknown[]): { frame: Frame; hash: Record<string, unknown> } {
  const options = given.at(-1) as Handlebars.HelperOptions;
  return { frame: (options.data as { root: { frame: Frame } }).root.frame, hash: options.hash as Record<string, unknown> };
}
