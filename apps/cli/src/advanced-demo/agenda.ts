import { type Day } from '#libs/kernel/day';
import { Clock } from '#libs/platform/clock';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Office hours in UTC: people work on their cases by day. */
const OFFICE_OPENS_MS = 7 * HOUR_MS;
const OFFICE_HOURS_MS = 9 * HOUR_MS;

/** Something that somebody did at a moment of the past. */
export interface Appointment {
  readonly at: Date;
  readonly keep: () => Promise<unknown>;
}

/** From when to when something took place, both in days before today. */
export type Span = readonly [firstDaysAgo: number, lastDaysAgo: number];

/** A clock that is put back, so that use cases date everything as if they ran then. */
export class MovableClock extends Clock {
  private moment = new Date();

  override now(): Date {
    return this.moment;
  }

  moveTo(moment: Date): void {
    this.moment = moment;
  }
}

/** Moments at even distances over the span, within office hours, in order. */
export function spread(count: number, [first, last]: Span, today: Day): Date[] {
  return Array.from({ length: count }, (_, index) => {
    const daysAgo = count === 1 ? last : first - ((first - last) * index) / (count - 1);
    const moment = Date.parse(`${today}T00:00:00Z`) - daysAgo * DAY_MS;
    const midnight = Math.floor(moment / DAY_MS) * DAY_MS;
    return new Date(midnight + OFFICE_OPENS_MS + ((moment - midnight) / DAY_MS) * OFFICE_HOURS_MS);
  });
}

/** Keeps all appointments in the order of their moments, whoever's they are, so that the log tells them as they happened. */
export async function keepAll(appointments: readonly Appointment[], clock: MovableClock): Promise<void> {
  for (const { at, keep } of [...appointments].sort((one, other) => Number(one.at) - Number(other.at))) {
    clock.moveTo(at);
    await keep();
  }
}
