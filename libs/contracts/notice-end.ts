import { addDays, addMonths, type Day } from '#libs/kernel/day';

/** To which day notice can be given. */
export const NOTICE_TARGETS = ['year_end', 'month_end', 'any_day'] as const;
export type NoticeTarget = (typeof NOTICE_TARGETS)[number];

/** How a contract can be ended, from its template. */
export interface NoticeTerms {
  readonly noticeMonths: number;
  readonly noticeTarget: NoticeTarget;
  /** Counted from the start day. */
  readonly minimumTermMonths: number;
}

/**
 * The last day of a contract to which notice is given on this day: after the notice period (whole months, § 188 BGB) and the
 * minimum term, on the next day that the target allows.
 */
export function noticeEnd(givenOn: Day, terms: NoticeTerms, startsOn: Day): Day {
  const afterNotice = addMonths(givenOn, terms.noticeMonths);
  const lastOfMinimumTerm = addDays(addMonths(startsOn, terms.minimumTermMonths), -1);
  const earliest = [afterNotice, lastOfMinimumTerm, startsOn].reduce((latest, day) => (day > latest ? day : latest));
  switch (terms.noticeTarget) {
    case 'any_day':
      return earliest;
    case 'month_end':
      return addDays(addMonths(`${earliest.slice(0, 7)}-01`, 1), -1);
    case 'year_end':
      return `${earliest.slice(0, 4)}-12-31`;
  }
}
