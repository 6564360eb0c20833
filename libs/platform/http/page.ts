import { Type } from 'class-transformer';
import { IsInt, IsString, isUUID, Max, MaxLength, Min } from 'class-validator';
import { isDay } from '#libs/kernel/day';
import { DomainError } from '#libs/kernel/domain-error';
import { Optional } from './input.js';

/** Paging of every list; lists extend it with their filters. */
export class PageQuery {
  /** Entries on a page, 1 to 200. */
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
  /** Where the page begins: `next` of the page before. */
  @Optional() @IsString() @MaxLength(500) cursor?: string;
}

/** One page of a list. `total` is null where counting would cost more than it tells. */
export interface Page<Item> {
  items: Item[];
  total: number | null;
  next: string | null;
}

/** The last row's sort values as an opaque cursor. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

const MOMENT = /^(.{10}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;

/** The forms that values in cursors have: what has another one was not made by us, and would only fail in the database. */
export const CURSOR_FORMS = {
  text: (value: string) => !value.includes('\0'),
  uuid: (value: string) => isUUID(value),
  number: (value: string) => /^-?\d{1,15}$/.test(value),
  day: (value: string) => isDay(value),
  moment: (value: string) => isDay(MOMENT.exec(value)?.[1]),
} as const;
type CursorForm = (value: string) => boolean;

/**
 * Sort values of a cursor.
 * @throws DomainError `malformed` when it was not made by us for this list
 */
export function decodeCursor(cursor: string, forms: readonly CursorForm[]): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === forms.length && forms.every((form, index) => isValue(values[index], form))) {
      return values as (string | number)[];
    }
  } catch {
    // Falls through to the one refusal below.
  }
  throw new DomainError('malformed', 'malformed_query', { errors: [{ pointer: '/cursor', code: 'foreign_cursor' }] });
}

/**
 * Where a list begins that is ordered by id alone; null for its start.
 * @throws DomainError `malformed`
 */
export function decodeIdCursor(cursor: string | undefined): string | null {
  return cursor === undefined ? null : String(decodeCursor(cursor, [CURSOR_FORMS.uuid])[0]);
}

function isValue(value: unknown, form: CursorForm): boolean {
  return (typeof value === 'string' || typeof value === 'number') && form(String(value));
}

/** Cuts rows fetched with `limit + 1` to a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
  key: (row: Row) => readonly (string | number)[],
  total: number | null = null,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), total, next: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}
