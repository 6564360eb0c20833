import fc from 'fast-check';
import { addDays, addMonths, dayOf, daysBetween, isDay } from './day.js';

describe('days', () => {
  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['20266-01-01', false],
    ['2026-1-1', false],
    [20260101, false],
    [null, false],
  ])('knows whether %p is in the calendar', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it('turns over at midnight in Berlin, in winter and in summer', () => {
    expect(dayOf(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
    expect(dayOf(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
    expect(dayOf(new Date('2026-06-30T21:59:59Z'))).toBe('2026-06-30');
    expect(dayOf(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });

  it('adds months without leaving the month', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('adds and counts days as inverses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -4_000, max: 4_000 }), (offset, days) => {
        const start = addDays('1950-01-01', offset);
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
    );
  });
});
