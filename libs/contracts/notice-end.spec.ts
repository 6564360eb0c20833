import fc from 'fast-check';
import { addDays, addMonths } from '#libs/kernel/day';
import { noticeEnd, NOTICE_TARGETS, type NoticeTarget } from './notice-end.js';

describe('the last day after notice', () => {
  it.each<[string, number, NoticeTarget, number, string, string, string]>([
    // given on, months, target, minimum term, starts on, ends on, why
    ['2027-09-30', 3, 'year_end', 12, '2026-01-01', '2027-12-31', 'just in time for the year'],
    ['2027-10-01', 3, 'year_end', 12, '2026-01-01', '2028-12-31', 'a day too late for the year'],
    ['2026-02-01', 3, 'year_end', 12, '2026-01-15', '2027-12-31', 'within the minimum term, which ends in the next year'],
    ['2026-02-01', 3, 'year_end', 12, '2026-01-01', '2026-12-31', 'within the minimum term, which ends with the year'],
    ['2026-01-31', 1, 'month_end', 0, '2025-01-01', '2026-02-28', 'the shorter month'],
    ['2028-01-31', 1, 'month_end', 0, '2025-01-01', '2028-02-29', 'the shorter month of a leap year'],
    ['2028-01-30', 1, 'month_end', 0, '2025-01-01', '2028-02-29', 'the end of February in a leap year'],
    ['2026-11-30', 3, 'any_day', 0, '2025-01-01', '2027-02-28', 'the last of a month that has no 30th'],
    ['2027-11-30', 3, 'any_day', 0, '2025-01-01', '2028-02-29', 'the last of a month that has no 30th, in a leap year'],
    ['2026-05-10', 0, 'any_day', 0, '2025-01-01', '2026-05-10', 'no period at all'],
    ['2026-12-31', 0, 'month_end', 0, '2025-01-01', '2026-12-31', 'the last day itself'],
    ['2026-12-31', 0, 'year_end', 0, '2025-01-01', '2026-12-31', 'the last day of the year itself'],
    ['2028-02-29', 12, 'any_day', 0, '2025-01-01', '2029-02-28', 'a year from a leap day'],
  ])(
    'given on %s, %i months, %s, minimum %i months from %s, is %s: %s',
    (givenOn, noticeMonths, noticeTarget, minimumTermMonths, startsOn, endsOn) => {
      expect(noticeEnd(givenOn, { noticeMonths, noticeTarget, minimumTermMonths }, startsOn)).toBe(endsOn);
    },
  );

  it('never cuts the notice period or the minimum term short, and is on the target', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2020-01-01', offset));
    const months = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        day,
        day,
        months,
        months,
        fc.constantFrom(...NOTICE_TARGETS),
        (givenOn, startsOn, noticeMonths, minimumTermMonths, noticeTarget) => {
          const endsOn = noticeEnd(givenOn, { noticeMonths, noticeTarget, minimumTermMonths }, startsOn);
          expect(endsOn >= addMonths(givenOn, noticeMonths)).toBe(true);
          expect(endsOn >= addDays(addMonths(startsOn, minimumTermMonths), -1)).toBe(true);
          expect(endsOn >= startsOn).toBe(true);
          if (noticeTarget === 'year_end') expect(endsOn).toMatch(/-12-31$/);
          if (noticeTarget === 'month_end') expect(addDays(endsOn, 1)).toMatch(/-01$/);
        },
      ),
    );
  });
});
