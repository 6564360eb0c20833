import { type Day } from '#libs/kernel/day';
import { type Page } from '#libs/platform/http/page';
import { type CompetenceLevel } from './competence-rule.entity.js';
import { type RegionKind } from './regions.js';

/** A code together with its name in the reader's language. */
export class NamedCode {
  code: string;
  name: string;
}

/** A whole list of codes: the types of authority, the topic areas. */
export class NamedCodePage implements Page<NamedCode> {
  items: NamedCode[];
  total: number | null;
  next: string | null;
}

/** A Land, named. */
export class StateName {
  /** Two digits, e.g. "05". */
  code: string;
  /** Two letters, e.g. "NW". */
  short: string;
  name: string;
}

/** A Land. */
export class StateView extends StateName {
  /** Whom its municipalities ask. */
  contactPoint: string | null;
  /** Whether municipalities are covered by the Land's contract or need a call-off of their own. */
  municipalAccess: 'covered' | 'call_off';
  /** Inhabitants today, null when the register does not say. */
  inhabitants: number | null;
  /** Kreise and kreisfreie Städte today. */
  districts: number;
}

export class StatePage implements Page<StateView> {
  items: StateView[];
  total: number | null;
  next: string | null;
}

/** A region, named. */
export class RegionName {
  /** Amtlicher Regionalschlüssel, 12 digits. */
  ars: string;
  kind: RegionKind;
  name: string;
}

/** A region of the official register. */
export class RegionView extends RegionName {
  /** Amtlicher Gemeindeschlüssel, 8 digits. */
  ags: string;
  state: StateName;
  population: number | null;
  areaHectares: number | null;
  validFrom: Day;
  /** Its last day, null when it goes on. */
  validUntil: Day | null;
  /** Where the entry comes from. */
  source: string;
}

/** A region with those that contain it. */
export class RegionDetailView extends RegionView {
  /** From the Land down. */
  within: RegionName[];
}

export class RegionPage implements Page<RegionView> {
  items: RegionView[];
  total: number | null;
  next: string | null;
}

/** An authority. */
export class AuthorityView {
  id: string;
  name: string;
  type: NamedCode;
  state: StateName;
  /** Inhabitants of the regions it serves. */
  inhabitants: number;
  /** Functional mailbox; shown to signed-in people. */
  mailbox: string | null;
  /** The organisation whose people act for it. */
  organisationName: string | null;
  validFrom: Day;
  validUntil: Day | null;
}

/** An authority with what it serves and answers for. */
export class AuthorityDetailView extends AuthorityView {
  organisationId: string | null;
  /** Regions it serves today. */
  regions: RegionName[];
  /** Leistungen it is competent for today. */
  competentFor: LeistungName[];
  /** Fields the reader may change. */
  editableFields: string[];
  /** Stands in the ETag too; edits name it in If-Match. */
  rowVersion: number;
}

export class AuthorityPage implements Page<AuthorityView> {
  items: AuthorityView[];
  total: number | null;
  next: string | null;
}

/** A Leistung, named. */
export class LeistungName {
  /** 14 digits that begin with 99. */
  leikaKey: string;
  name: string;
}

/** A Leistung of the FIM/LeiKa catalogue. */
export class LeistungView extends LeistungName {
  /** The type of authority that usually answers for it. */
  authorityType: NamedCode | null;
  source: string;
}

export class LeistungPage implements Page<LeistungView> {
  items: LeistungView[];
  total: number | null;
  next: string | null;
}

/** A Land's statement of who is competent for a Leistung. */
export class CompetenceRuleView {
  id: string;
  state: StateName;
  leistung: LeistungName;
  level: CompetenceLevel;
  authorityType: NamedCode;
  validFrom: Day;
  validUntil: Day | null;
  /** What the statement rests on. */
  source: string;
  /** Number of authorities that follow from it. */
  authorities: number;
}

export class CompetenceRulePage implements Page<CompetenceRuleView> {
  items: CompetenceRuleView[];
  total: number | null;
  next: string | null;
}

/** Who has to close a gap: the coordinator of the Land. */
export class GapOwner {
  ownerParty: 'state';
  state: StateName;
  /** The Land's organisation in Kontor, null before it takes part. */
  organisationName: string | null;
  mailbox: string | null;
  contactPoint: string | null;
}

/** Why there is no single competent authority, and who can change that. */
export class CompetenceGapView {
  reason: string;
  /** The reason as a sentence. */
  message: string;
  owner: GapOwner;
}

/** The answer to "who is competent": an authority, or an explained gap. */
export class CompetenceView {
  leistung: LeistungName;
  region: RegionName;
  on: Day;
  authority: CompetentAuthority | null;
  gap: CompetenceGapView | null;
}

/** The competent authority and what that rests on. */
export class CompetentAuthority {
  id: string;
  name: string;
  type: string;
  /** The Land's rule that says so. */
  ruleId: string;
  source: string;
}

/** A Leistung for which a Land has no, or not everywhere a, competent authority today. */
export class GapView {
  state: StateName;
  leistung: LeistungName;
  reason: 'no_rule' | 'uncovered_regions';
  /** The reason as a sentence. */
  message: string;
  /** Regions without a competent authority although there is a rule. */
  uncoveredRegions: number;
  owner: GapOwner;
}

export class GapPage implements Page<GapView> {
  items: GapView[];
  total: number | null;
  next: string | null;
}
