import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsLeikaKey, IsState } from '#libs/directory/keys';
import { type Day } from '#libs/kernel/day';
import { IsDay, IsFlag, NeededFor, Nullable, Optional, ownRule } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';
import { PHASES, type Phase } from './phase.js';
import { PRICE_MODELS, type PriceModel, STAGES, type Stage, type Transport, TRANSPORTS } from './service.entity.js';
import { SERVICE_ACTIONS, SERVICE_STATES, type ServiceAction, type ServiceState } from './service.machine.js';

export const SORTS = ['relevance', 'name', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

/** Which services to list. */
export class ServiceQuery extends PageQuery {
  /** Words of name, abbreviation, Leistung or texts, or a LeiKa key; the last word may be unfinished, typing mistakes are forgiven. */
  @Optional() @IsString() @MaxLength(200) q?: string;
  /** Code of a topic area, e.g. `familie_kind`. */
  @Optional() @IsString() @MaxLength(50) topic?: string;
  /** Land that leads the service or has a contract for it, by code ("05") or short name ("NW"). */
  @Optional() @IsState() state?: string;
  @Optional() @IsIn(PHASES) phase?: Phase;
  @Optional() @IsIn(TRANSPORTS) transport?: Transport;
  /** Code of the type of authority, e.g. `jugendamt`. */
  @Optional() @IsString() @MaxLength(50) authorityType?: string;
  /** State of the entry; drafts and entries in review are shown to the operator only. */
  @Optional() @IsIn(SERVICE_STATES) status?: ServiceState;
  /** `true` to get, for each filter, its values with the number of services each would leave. */
  @Optional() @IsFlag() facets?: boolean;
  /** Best match when there are words to search for, else by name. */
  @Optional() @IsIn(SORTS) sort?: Sort;
}

/** A way on which applications reach an authority. */
export class TransportInput {
  @IsIn(TRANSPORTS) transport: Transport;
  @IsIn(STAGES) stage: Stage;
}

/** A dated fact of the implementation project. */
export class FactInput {
  @IsIn(PHASES) phase: Phase;
  /** The day the phase was planned to begin. */
  @Optional() @Nullable() @IsDay() plannedOn?: Day | null;
  /** The day it began; not in the future. */
  @Optional() @Nullable() @IsDay() actualOn?: Day | null;
  @Optional() @Nullable() @Length(1, 1000) note?: string | null;
  /** Where that is known from. */
  @Length(2, 500) source: string;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const IsSlug = ownRule('isSlug', (value) => typeof value === 'string' && value.length <= 80 && SLUG.test(value), {
  type: 'string',
  maxLength: 80,
  pattern: SLUG.source,
});

/** What can be said about a service besides its name, topic area and Land; null removes. */
class ServiceDetails {
  @Optional() @Nullable() @Length(2, 20) abbreviation?: string | null;
  @Optional() @IsString() @MaxLength(500) summary?: string;
  @Optional() @IsString() @MaxLength(10_000) description?: string;
  @Optional() @Nullable() @Length(1, 200) platform?: string | null;
  /** Who runs it technically. */
  @Optional() @Nullable() @Length(1, 200) operatorName?: string | null;
  @Optional() @Nullable() @IsEmail() @MaxLength(254) contactEmail?: string | null;
  @Optional() @Nullable() @Length(1, 500) supportFirstLevel?: string | null;
  @Optional() @Nullable() @Length(1, 500) supportSecondLevel?: string | null;
  @Optional() @Nullable() @Length(1, 500) supportThirdLevel?: string | null;
  @Optional() @Nullable() @IsIn(PRICE_MODELS) priceModel?: PriceModel | null;
  /** Whether applicants pay a fee. */
  @Optional() @IsBoolean() hasFees?: boolean;
  /** LeiKa keys, the most important first. */
  @Optional() @IsArray() @ArrayMaxSize(100) @ArrayUnique() @IsLeikaKey({ each: true }) leistungen?: string[];
  /** Codes of the types of authority that answer for it. */
  @Optional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsString({ each: true }) authorityTypes?: string[];
  @Optional()
  @IsArray()
  @ArrayMaxSize(TRANSPORTS.length)
  @ValidateNested({ each: true })
  @Type(() => TransportInput)
  transports?: TransportInput[];
  /** Dated facts, at most one for each phase. */
  @Optional() @IsArray() @ArrayMaxSize(PHASES.length) @ValidateNested({ each: true }) @Type(() => FactInput) facts?: FactInput[];
}

/** A new entry of the catalogue, as a draft. What is missing for publication can follow. */
export class ServiceInput extends ServiceDetails {
  /** Address in the catalogue; made from the name when left out. Never changes. */
  @Optional() @IsSlug() slug?: string;
  @Length(3, 200) name: string;
  /** Code of a topic area, e.g. `familie_kind`. */
  @IsString() @MaxLength(50) topic: string;
  /** Leading Land by code ("04") or short name ("HB"). */
  @IsState() leadStateCode: string;
}

/** Changes of an entry; what is left out stays, lists replace the ones before. */
export class ServiceEdit extends ServiceDetails {
  @Optional() @Length(3, 200) name?: string;
  /** Code of a topic area, e.g. `familie_kind`. */
  @Optional() @IsString() @MaxLength(50) topic?: string;
  /** Leading Land by code ("04") or short name ("HB"). */
  @Optional() @IsState() leadStateCode?: string;
}

/** Fields a reviewer can comment on. */
export const COMMENTED_FIELDS = [
  'name',
  'abbreviation',
  'summary',
  'description',
  'topic',
  'leadStateCode',
  'platform',
  'operatorName',
  'contactEmail',
  'supportFirstLevel',
  'supportSecondLevel',
  'supportThirdLevel',
  'priceModel',
  'hasFees',
  'leistungen',
  'authorityTypes',
  'transports',
  'facts',
] as const;

/** What a reviewer says about a field. */
export class CommentInput {
  @IsIn(COMMENTED_FIELDS) field: (typeof COMMENTED_FIELDS)[number];
  @Length(1, 2000) comment: string;
}

/** A step of an entry's way. */
export class ServiceActionInput {
  @IsIn(SERVICE_ACTIONS) action: ServiceAction;
  /** Needed to pause and to retire; everybody concerned reads it. */
  @NeededFor('pause', 'retire') @Length(2, 2000) reason?: string;
  /** Needed to request changes: what to change, field by field. */
  @NeededFor('request_changes')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CommentInput)
  comments?: CommentInput[];
  /** For a pause: the day on which it will probably end. */
  @Optional() @IsDay() until?: Day;
  /** For a retirement: address of the service that follows. */
  @Optional() @IsSlug() successorSlug?: string;
  /** For a retirement: the last day of operation; today when left out. */
  @Optional() @IsDay() retiredOn?: Day;
}
