import { ArrayMinSize, ArrayUnique, IsArray, IsEmail, IsIn, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { type OrganisationKind, ORGANISATION_KINDS, type Role, ROLES } from '#libs/kernel/actor';
import { Optional } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';
import { type Language, LANGUAGES } from '#libs/platform/i18n/i18n';
import { PASSWORD_LENGTH } from './password-rule.js';

export class InvitationInput {
  @IsString() @Length(2, 200) name: string;
  @IsEmail() @MaxLength(254) email: string;
  /** What the person may do; the part before the dot is the kind of the organisation. */
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(ROLES, { each: true }) roles: Role[];
  /** The organisation to join; without it the one the inviter acts for. */
  @Optional() @IsUUID() organisationId?: string;
  /** Language of the mail, and of the pages at first. */
  @Optional() @IsIn(LANGUAGES) language: Language = 'de';
}

export class AcceptInvitationInput {
  /** From the link in the mail. */
  @IsString() @MaxLength(200) token: string;
  /** 12 to 128 characters. */
  @IsString() @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max) password: string;
  /** The name as the person writes it, if the inviter was wrong. */
  @Optional() @IsString() @Length(2, 200) name?: string;
}

/** What can be done with a person's access. */
export const PERSON_ACTIONS = ['change_roles', 'end_membership', 'disable', 'enable', 'reset_second_factor'] as const;
export type PersonAction = (typeof PERSON_ACTIONS)[number];

export class PersonActionInput {
  @IsIn(PERSON_ACTIONS) action: PersonAction;
  /** For change_roles and end_membership; without it the organisation the actor acts for. */
  @Optional() @IsUUID() organisationId?: string;
  /** For change_roles: all roles from now on. */
  @Optional() @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(ROLES, { each: true }) roles?: Role[];
  @Optional() @IsString() @Length(1, 1000) reason?: string;
}

export class PeopleQuery extends PageQuery {
  /** Part of a name or an address. */
  @Optional() @IsString() @MaxLength(200) q?: string;
  /** People of one organisation; for those who see more than their own. */
  @Optional() @IsUUID() organisationId?: string;
}

export class OrganisationsQuery extends PageQuery {
  /** Part of the name. */
  @Optional() @IsString() @MaxLength(200) q?: string;
  @Optional() @IsIn(ORGANISATION_KINDS) kind?: OrganisationKind;
}

export class NewOrganisationInput {
  @IsString() @Length(2, 200) name: string;
  /** All kinds but the operator, of which there is one. */
  @IsIn(ORGANISATION_KINDS.filter((kind) => kind !== 'operator')) kind: OrganisationKind;
  /** Two-digit code of the Land; for organisations of kind `state` and no others. */
  @Optional() @IsString() @Length(2, 2) stateCode?: string;
  /** Functional mailbox. */
  @Optional() @IsEmail() @MaxLength(254) mailbox?: string;
}
