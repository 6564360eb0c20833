import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { PASSWORD_LENGTH } from './password-rule.js';

export class RequestPasswordResetInput {
  @IsEmail() @MaxLength(254) email: string;
}

export class CompletePasswordResetInput {
  /** From the link in the mail. */
  @IsString() @MaxLength(200) token: string;
  /** 12 to 128 characters. */
  @IsString() @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max) password: string;
}
