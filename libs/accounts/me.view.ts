import { type OrganisationKind, type Role } from '#libs/kernel/actor';
import { type Language } from '#libs/platform/i18n/i18n';

/** An organisation as the people in it see it named. */
export class OwnOrganisationView {
  id: string;
  name: string;
  kind: OrganisationKind;
  /** Two-digit code of the Land for organisations of kind `state`, else null. */
  stateCode: string | null;
}

/** One organisation the person may act for. */
export class OwnMembershipView {
  organisation: OwnOrganisationView;
  roles: Role[];
}

export class OwnPersonView {
  id: string;
  name: string;
  email: string;
  language: Language;
  /** True once a second factor is set up; from then on it is asked for at every sign-in. */
  hasSecondFactor: boolean;
}

/** Who is signed in, and what they may do where. */
export class MeView {
  person: OwnPersonView;
  /** The organisation this session acts for. */
  actingOrganisation: OwnOrganisationView;
  /** The roles in force in this session. */
  roles: Role[];
  /** Roles held here that wait for a second factor: set it up, or sign in with it. */
  dormantRoles: Role[];
  memberships: OwnMembershipView[];
}

/** What an authenticator app needs; shown this once. */
export class SecondFactorSetupView {
  /** Base32, to type in by hand. */
  secret: string;
  /** The same as `otpauth://` address, for a link or a QR code. */
  address: string;
}
