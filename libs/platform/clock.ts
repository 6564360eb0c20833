import { Injectable } from '@nestjs/common';
import { type Day, dayOf } from '#libs/kernel/day';

/** The only source of the present; rules get days as arguments. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in Berlin. */
  today(): Day {
    return dayOf(this.now());
  }
}
