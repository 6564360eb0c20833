import { Type } from 'class-transformer';
import { IsInt, IsString, isUUID, Max, MaxLength, Min } from 'class-validator';
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
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The forms that values in cursors have. */
export const CURSOR_FORMS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  number: /^\d{1,15}$/,
  moment: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/,
} as const;

/**
 * Sort values of a cursor.
 * @param shape how many values, or the form of each
 * @throws DomainError `malformed` when it was not made by us for this list
 */
export function decodeCursor(cursor: string, shape: number | readonly RegExp[]): (string | number | null)[] {
  const forms = typeof shape === 'number' ? new Array<RegExp>(shape).fill(/^/) : shape;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === forms.length &&
      forms.every((form, index) => isValue(values[index]) && form.test(String(values[index])))
    ) {
      return values as (string | number | null)[];
    }
  } catch {
    // Falls through to the one refusal below.
  }
  throw malformedCursor();
}

/**
 * Where a list begins that is ordered by id alone; null for its start.
 * @throws DomainError `malformed`
 */
export function decodeIdCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1);
  if (!isUUID(id)) throw malformedCursor();
  return id as string;
}

function isValue(value: unknown): boolean {
  return value === null || ['string', 'number'].includes(typeof value);
}

/** Cuts rows fetched with `limit + 1` to a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
  key: (row: Row) => readonly (string | number | null)[],
  total: number | null = null,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), total, next: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}

function malformedCursor(): DomainError {
  return new DomainError('malformed', 'malformed_query', { errors: [{ pointer: '/cursor', code: 'other' }] });
}
