import { type OrganisationKind, type Role } from '#libs/kernel/actor';
import { type Page } from '#libs/platform/http/page';

/** What a person may do for one organisation. */
export class MembershipView {
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  roles: Role[];
  /** Null while it lasts. */
  endedAt: Date | null;
}

/** A person as those see them who decide on access. */
export class PersonView {
  id: string;
  name: string;
  email: string;
  /** False while the invitation has not been accepted. */
  hasPassword: boolean;
  hasSecondFactor: boolean;
  isDisabled: boolean;
  /** All memberships for those who see everybody, else the one in the own organisation. */
  memberships: MembershipView[];
}

export class PersonPage implements Page<PersonView> {
  items: PersonView[];
  total: number | null;
  next: string | null;
}

/** An organisation that takes part. */
export class OrganisationView {
  id: string;
  name: string;
  kind: OrganisationKind;
  stateCode: string | null;
  /** Functional mailbox. */
  mailbox: string | null;
  /** The roles the reader may grant in it. */
  grantableRoles: Role[];
}

export class OrganisationPage implements Page<OrganisationView> {
  items: OrganisationView[];
  total: number | null;
  next: string | null;
}

/** Whom an invitation was sent to. */
export class InvitedView {
  personId: string;
  /** Until when the link works; null when the person has a password already and need not accept anything. */
  validUntil: Date | null;
}
