import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsEmail, IsIn, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { type Day } from '#libs/kernel/day';
import { IsDay, IsFlag, Nullable, Optional } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';
import { COMPETENCE_LEVELS, type CompetenceLevel } from './competence-rule.entity.js';
import { IsAgs, IsArs, IsLeikaKey, IsState } from './keys.js';
import { REGION_KINDS, type RegionKind } from './regions.js';

/** Which regions to list. */
export class RegionQuery extends PageQuery {
  /** Part of the name. */
  @Optional() @IsString() @MaxLength(100) q?: string;
  /** Land by code ("05") or short name ("NW"). */
  @Optional() @IsState() state?: string;
  @Optional() @IsIn(REGION_KINDS) kind?: RegionKind;
  /** Amtlicher Gemeindeschlüssel of 8 digits. */
  @Optional() @IsAgs() ags?: string;
  /** Regions as they were on this day; today when left out. */
  @Optional() @IsDay() validOn?: Day;
}

/** On which day a region is looked at. */
export class RegionDayQuery {
  /** Today when left out. */
  @Optional() @IsDay() validOn?: Day;
}

/** Which authorities to list. */
export class AuthorityQuery extends PageQuery {
  /** Part of the name. */
  @Optional() @IsString() @MaxLength(100) q?: string;
  /** Land by code ("05") or short name ("NW"). */
  @Optional() @IsState() state?: string;
  /** Code of the type of authority, e.g. `jugendamt`. */
  @Optional() @IsString() @MaxLength(50) type?: string;
  /** Regional key: authorities that serve this region or one that contains it. */
  @Optional() @IsArs() region?: string;
  /** `true` for those whose work the signed-in person may see: the own ones, those of the Land, those with a mandate. */
  @Optional() @IsFlag() mine?: boolean;
}

/** A new authority. */
export class AuthorityInput {
  @Length(2, 200) name: string;
  /** Code of the type of authority, e.g. `jugendamt`. */
  @IsString() @MaxLength(50) type: string;
  /** Land by code ("05") or short name ("NW"). */
  @IsState() stateCode: string;
  /** Regional keys of the regions it serves. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsArs({ each: true }) regions: string[];
  /** Functional mailbox; no person's address. */
  @Optional() @IsEmail() @MaxLength(254) mailbox?: string;
  /** The organisation whose people act for it. */
  @Optional() @IsUUID() organisationId?: string;
  /** Today when left out. */
  @Optional() @IsDay() validFrom?: Day;
}

/** Changes of an authority; what is left out stays. */
export class AuthorityEdit {
  @Optional() @Length(2, 200) name?: string;
  /** Functional mailbox; null to remove it. */
  @Optional() @Nullable() @IsEmail() @MaxLength(254) mailbox?: string | null;
  /** The organisation whose people act for it; null for none. */
  @Optional() @Nullable() @IsUUID() organisationId?: string | null;
  /** Its last day; null when it goes on. */
  @Optional() @Nullable() @IsDay() validUntil?: Day | null;
  /** Regional keys of the regions it serves from today on. */
  @Optional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsArs({ each: true }) regions?: string[];
}

/** Who is competent for what, where and when. */
export class CompetenceQuery {
  /** LeiKa key of the Leistung. */
  @IsLeikaKey() leistung: string;
  /** Regional key of the place, 2, 3, 5, 9 or 12 digits. */
  @IsArs() ars: string;
  /** Today when left out. */
  @Optional() @IsDay() on?: Day;
}

/** Where nobody has been said to be competent. */
export class GapQuery extends PageQuery {
  /** Land by code ("05") or short name ("NW"). */
  @Optional() @IsState() state?: string;
}

/** Which competence rules to list. */
export class CompetenceRuleQuery extends PageQuery {
  /** Land by code ("05") or short name ("NW"). */
  @Optional() @IsState() state?: string;
  /** LeiKa key of the Leistung. */
  @Optional() @IsLeikaKey() leistung?: string;
}

/** A Land's statement of who is competent for a Leistung. */
export class CompetenceRuleInput {
  /** Land by code ("05") or short name ("NW"). */
  @IsState() stateCode: string;
  /** LeiKa key of the Leistung. */
  @IsLeikaKey() leikaKey: string;
  @IsIn(COMPETENCE_LEVELS) level: CompetenceLevel;
  /** Code of the type of authority, e.g. `jugendamt`. */
  @IsString() @MaxLength(50) authorityType: string;
  @IsDay() validFrom: Day;
  /** Its last day; left out when it holds until further notice. */
  @Optional() @IsDay() validUntil?: Day;
  /** What the statement rests on: a law, a decree, a letter. */
  @Length(2, 500) source: string;
  /** The authorities themselves, for the level `named_list` only. */
  @Optional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(2000) @ArrayUnique() @IsUUID('all', { each: true }) authorityIds?: string[];
}

/** Steps of a competence rule. */
export class CompetenceRuleAction {
  @IsIn(['end']) action: 'end';
  /** The last day on which it holds. */
  @IsDay() on: Day;
  @Length(2, 2000) reason: string;
}

/** Which Leistungen to list. */
export class LeistungQuery extends PageQuery {
  /** Part of the name, or the beginning of the key. */
  @Optional() @IsString() @MaxLength(100) q?: string;
}

/** A Leistung that the list does not have yet. */
export class LeistungInput {
  /** LeiKa key, 14 digits that begin with 99. */
  @IsLeikaKey() leikaKey: string;
  @Length(2, 300) name: string;
  /** The type of authority that usually answers for it. */
  @Optional() @IsString() @MaxLength(50) authorityType?: string;
  /** Where the entry comes from. */
  @Length(2, 500) source: string;
}
