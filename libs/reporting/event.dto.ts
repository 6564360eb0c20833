import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { type Day } from '#libs/kernel/day';
import { IsDay, Optional } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';

export class EventQuery extends PageQuery {
  /** What it happened to, e.g. `connection`. */
  @Optional() @IsString() @Length(1, 50) subjectType?: string;
  @Optional() @IsUUID() subjectId?: string;
  /** Who did it: a person or an organisation. */
  @Optional() @IsUUID() actor?: string;
  /** Name of the event, e.g. `connection.cleared`. */
  @Optional() @Matches(/^[a-z_]+\.[a-z_]+$/) name?: string;
  /** First day, in Berlin. */
  @Optional() @IsDay() from?: Day;
  /** Last day, in Berlin. */
  @Optional() @IsDay() to?: Day;
}
