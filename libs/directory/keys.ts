import { Transform } from 'class-transformer';
import { type ValidationOptions } from 'class-validator';
import { ownRule } from '#libs/platform/http/input';

/** The Länder by the two digits that begin every regional key, with the short names everybody uses. */
export const STATE_SHORTS: Readonly<Record<string, string>> = {
  '01': 'SH',
  '02': 'HH',
  '03': 'NI',
  '04': 'HB',
  '05': 'NW',
  '06': 'HE',
  '07': 'RP',
  '08': 'BW',
  '09': 'BY',
  '10': 'SL',
  '11': 'BE',
  '12': 'BB',
  '13': 'MV',
  '14': 'SN',
  '15': 'ST',
  '16': 'TH',
};

/** Two-digit code of a Land given by code or short name ("05", "NW", "nw"); null when there is no such Land. */
export function stateCodeOf(codeOrShort: unknown): string | null {
  if (typeof codeOrShort !== 'string') return null;
  const wanted = codeOrShort.toUpperCase();
  return Object.keys(STATE_SHORTS).find((code) => code === wanted || STATE_SHORTS[code] === wanted) ?? null;
}

const ARS = /^(\d{2}|\d{3}|\d{5}|\d{9}|\d{12})$/;
const AGS = /^\d{8}$/;

/** True for an Amtlicher Regionalschlüssel of a Land (2 digits), Regierungsbezirk (3), Kreis (5), Gemeindeverband (9) or Gemeinde (12). */
export function isArs(text: unknown): text is string {
  return typeof text === 'string' && ARS.test(text) && text.slice(0, 2) in STATE_SHORTS;
}

/** The key filled with zeros to its 12 digits, as the register of regions stores it. */
export function paddedArs(ars: string): string {
  return ars.padEnd(12, '0');
}

/** True for an Amtlicher Gemeindeschlüssel of 8 digits. */
export function isAgs(text: unknown): text is string {
  return typeof text === 'string' && AGS.test(text) && text.slice(0, 2) in STATE_SHORTS;
}

/** The Amtlicher Gemeindeschlüssel: the regional key without the four digits of the Gemeindeverband. */
export function agsOf(ars: string): string {
  const full = paddedArs(ars);
  return full.slice(0, 5) + full.slice(9);
}

/** True for the 14 digits of a Leistung: 99, then group, object, operation and detail of three digits each. */
export function isLeikaKey(text: unknown): text is string {
  return typeof text === 'string' && /^99\d{12}$/.test(text);
}

/** A LeiKa key without the spaces people write between its groups ("99 107 021 017 000"). */
export function compactKey(text: unknown): unknown {
  return typeof text === 'string' ? text.replace(/\s+/g, '') : text;
}

const isStateRule = ownRule('isState', (value) => stateCodeOf(value) !== null, { type: 'string', pattern: '^(\\d{2}|[A-Za-z]{2})$' });
const isArsRule = ownRule('isArs', isArs, { type: 'string', pattern: ARS.source });
const isLeikaKeyRule = ownRule('isLeikaKey', isLeikaKey, { type: 'string', pattern: '^99 ?(\\d{3} ?){4}$' });

/** A Land by code or short name; the DTO then holds the code. */
export const IsState = (): PropertyDecorator => inOneForm((value) => stateCodeOf(value) ?? value, isStateRule());

/** A regional key; the DTO then holds its 12 digits. */
export const IsArs = (options?: ValidationOptions): PropertyDecorator =>
  inOneForm((value) => (isArs(value) ? paddedArs(value) : value), isArsRule(options));

/** A municipal key of 8 digits. */
export const IsAgs = ownRule('isAgs', isAgs, { type: 'string', pattern: AGS.source });

/** A LeiKa key, with or without spaces; the DTO then holds its 14 digits. */
export const IsLeikaKey = (options?: ValidationOptions): PropertyDecorator => inOneForm(compactKey, isLeikaKeyRule(options));

/** Writes a key, or each of a list of keys, the one way we store it before the rule looks at it. */
function inOneForm(normalise: (value: unknown) => unknown, rule: PropertyDecorator): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(normalise) : normalise(value)))(target, property);
    rule(target, property);
  };
}
