import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { Optional } from '#libs/platform/http/input';

/** A report of a barrier, by anybody. */
export class FeedbackInput {
  /** What is in the way, or what is needed in another form. */
  @IsString() @Length(10, 4000) message: string;
  /** Address or name of the page. */
  @Optional() @IsString() @MaxLength(500) page?: string;
  /** For the answer. */
  @Optional() @IsEmail() @MaxLength(254) email?: string;
}
