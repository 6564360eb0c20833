import { DomainError } from '#libs/kernel/domain-error';
import { CURSOR_FORMS, decodeCursor, decodeIdCursor, encodeCursor, PageQuery, pageOf } from './page.js';
import { parseInput } from './input.js';

const { text, uuid, number, day, moment } = CURSOR_FORMS;
const ID = '019a8f2e-0000-7000-8000-000000000001';
const cursorOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page', () => {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
  const page = (count: number, limit: number) =>
    pageOf(
      numbers(count),
      limit,
      (row) => row * 10,
      (row) => [row],
    );

  it('leads on from its last entry while there is more', () => {
    const { items, total, next } = page(4, 3);
    expect({ items, total }).toEqual({ items: [10, 20, 30], total: null });
    expect(decodeCursor(next ?? '', [number])).toEqual([3]);
  });

  it.each([0, 1, 3])('of %i entries is the last one when there is room for three', (count) => {
    expect(page(count, 3)).toMatchObject({ items: numbers(count).map((row) => row * 10), next: null });
  });

  it('has fifty entries unless told otherwise', () => {
    expect(parseInput(PageQuery, {})).toEqual({ limit: 50 });
    expect(parseInput(PageQuery, { limit: '200' }).limit).toBe(200);
  });

  it.each(['0', '201', '-1', '1.5', 'ten', '', ' ', '1e400', 'NaN'])('has no limit of "%s"', (limit) => {
    expect(() => parseInput(PageQuery, { limit })).toThrow(DomainError);
  });
});

describe('a cursor', () => {
  it('comes back as it was made', () => {
    const values = ['Köln – „Mitte“ 🏛', ID, -12, '2026-11-21', '2026-11-21 22:01:55.123456+00'];
    expect(decodeCursor(encodeCursor(values), [text, uuid, number, day, moment])).toEqual(values);
    expect(decodeIdCursor(encodeCursor([ID]))).toBe(ID);
    expect(decodeIdCursor(undefined)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', cursorOf({ 0: 'a', 1: ID, length: 2 })],
    ['too few values', cursorOf(['a'])],
    ['too many values', cursorOf(['a', ID, 1])],
    ['an id that is none', cursorOf(['a', 'b'])],
    ['null', cursorOf([null, ID])],
    ['a list within', cursorOf([['a'], ID])],
    ['an object within', cursorOf([{}, ID])],
    ['yes or no', cursorOf([true, ID])],
    ['text that cannot be kept', cursorOf(['a\0', ID])],
  ])('that holds %s is refused', (_, cursor) => {
    const refusal = new DomainError('malformed', 'malformed_query', { errors: [{ pointer: '/cursor', code: 'foreign_cursor' }] });
    expect(() => decodeCursor(cursor, [text, uuid])).toThrow(refusal);
  });

  it.each([
    [day, '2026-02-30'],
    [moment, '2026-02-30 10:00:00+00'],
    [moment, '2026-11-21 25:00:00+00'],
    [moment, '2026-11-21T10:00:00Z'],
    [number, '1234567890123456'],
    [number, '1e5'],
    [uuid, `${ID}0`],
  ])('of the form %p does not take "%s"', (form, value) => {
    expect(() => decodeCursor(cursorOf([value]), [form])).toThrow(DomainError);
  });
});
