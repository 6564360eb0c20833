import { type Day } from '#libs/kernel/day';
import { type Language } from './i18n.js';

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
const DAY = {
  de: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'short', year: 'numeric' },
} as const;

/** A day for people: 21.11.2026. A moment counts as its day in Berlin. */
export function sayDay(value: Day | Date, language: Language): string {
  const isPlainDay = typeof value === 'string' && value.length === 10;
  const options = { ...DAY[language], timeZone: isPlainDay ? 'UTC' : 'Europe/Berlin' };
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(value));
}

/** A moment for people, in Berlin: 21.11.2026, 14:05. */
export function sayMoment(value: string | Date, language: Language): string {
  const options = { ...DAY[language], hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(value));
}

/** A number for people: 12.480. */
export function sayNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(value);
}

/** A share of 1 for people, in per cent: 66,7 %. */
export function sayPercent(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** Cents as money for people: 12.480,00 €. */
export function sayEuro(cents: number | bigint, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: 'EUR' });
  // Its digits, so that nothing is rounded on the way.
  return format.format(`${cents}E-2` as Intl.StringNumericLiteral);
}
