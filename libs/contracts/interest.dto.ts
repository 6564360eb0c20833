import { IsIn, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { IsState } from '#libs/directory/keys';
import { NeededFor, Optional } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';
import { INTEREST_ACTIONS, INTEREST_STATES, type InterestAction, type InterestState } from './interest.machine.js';

/** Which interests to list. */
export class InterestQuery extends PageQuery {
  /** Slug of the service. */
  @Optional() @IsString() @MaxLength(80) service?: string;
  /** Land by code ("05") or short name ("NW"). */
  @Optional() @IsState() state?: string;
  /** State of the interest. */
  @Optional() @IsIn(INTEREST_STATES) status?: InterestState;
}

/** A Land's interest in a service. */
export class InterestInput {
  @IsUUID() serviceId: string;
  /** What the Land wants to say beforehand. */
  @Optional() @IsString() @MaxLength(2000) note?: string;
}

/** A step of an interest. */
export class InterestActionInput {
  @IsIn(INTEREST_ACTIONS) action: InterestAction;
  /** Needed to decline. */
  @NeededFor('decline') @Length(1, 2000) reason?: string;
  /** For confirming: on which conditions; they become part of the contract. */
  @Optional() @IsString() @MaxLength(5000) conditions?: string;
}
