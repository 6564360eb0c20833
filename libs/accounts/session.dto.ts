import { IsEmail, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { Optional, ownRule } from '#libs/platform/http/input';
import { PASSWORD_LENGTH } from './password-rule.js';

/** Six digits, with or without a space in the middle. */
export const IsTotpCode = ownRule('isTotpCode', (value) => typeof value === 'string' && /^\d{3}\s?\d{3}$/.test(value));

/** Who signs in, and for whom. */
export class SignInInput {
  @IsEmail() @MaxLength(254) email: string;
  @IsString() @Length(1, PASSWORD_LENGTH.max) password: string;
  /** Code of the second factor; needed once one is set up. */
  @Optional() @IsTotpCode() totp?: string;
  /** The organisation to act for; without it the first one joined. */
  @Optional() @IsUUID() organisationId?: string;
}

/** The second step of signing in on the page: the code alone. */
export class SecondStepInput {
  /** Proves that the password was right a moment ago. */
  @IsString() @MaxLength(2000) challenge: string;
  @IsTotpCode() totp: string;
}

export class RefreshInput {
  @IsString() @MaxLength(200) refreshToken: string;
}

export class SwitchOrganisationInput {
  /** One of the organisations the person belongs to. */
  @IsUUID() organisationId: string;
}
