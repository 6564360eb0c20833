import { IsIn, IsString, Length } from 'class-validator';
import { Optional } from '#libs/platform/http/input';
import { type Language, LANGUAGES } from '#libs/platform/i18n/i18n';
import { PASSWORD_LENGTH } from './password-rule.js';
import { IsTotpCode } from './session.dto.js';

export class UpdateMeInput {
  @Optional() @IsString() @Length(2, 200) name?: string;
  /** Language of pages and mails. */
  @Optional() @IsIn(LANGUAGES) language?: Language;
}

export class ChangePasswordInput {
  @IsString() @Length(1, PASSWORD_LENGTH.max) currentPassword: string;
  @IsString() @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max) password: string;
}

export class StartSecondFactorInput {
  /** The password once more: a session left open must not be enough. */
  @IsString() @Length(1, PASSWORD_LENGTH.max) password: string;
  /** A code of the present second factor, when there is one to be replaced. */
  @Optional() @IsTotpCode() totp?: string;
}

export class ConfirmSecondFactorInput {
  /** The first code of the new second factor. */
  @IsTotpCode() totp: string;
}
