import { IsIn, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { type Day } from '#libs/kernel/day';
import { IsState } from '#libs/directory/keys';
import { IsDay, NeededFor, Optional } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';
import { ANNEX_KINDS, type AnnexKind } from './contract-annex.entity.js';
import { type Channel, CHANNELS, CONTRACT_KINDS, type ContractKind } from './contract.entity.js';
import { CONTRACT_STATES, type ContractState } from './contract.machine.js';

/** Which contracts to list. */
export class ContractQuery extends PageQuery {
  /** Slug of the service. */
  @Optional() @IsString() @MaxLength(80) service?: string;
  /** Land by code ("05") or short name ("NW"). */
  @Optional() @IsState() state?: string;
  @Optional() @IsIn(CONTRACT_KINDS) kind?: ContractKind;
  /** State of the contract. */
  @Optional() @IsIn(CONTRACT_STATES) status?: ContractState;
}

/** A contract to be drafted. */
export class ContractInput {
  @IsIn(CONTRACT_KINDS) kind: ContractKind;
  @IsIn(CHANNELS) channel: Channel;
  @IsUUID() serviceId: string;
  /** The co-using Land by code ("05") or short name ("NW"); left out for a provision contract. */
  @Optional() @IsState() stateCode?: string;
  /** First day of the contract, today or later. */
  @IsDay() startsOn: Day;
  /** What is agreed beyond the standard text. */
  @Optional() @IsString() @MaxLength(10_000) specialTerms?: string;
}

/** Changes of a contract whose text is not yet frozen; what is left out stays. */
export class ContractEdit {
  /** First day of the contract, today or later. */
  @Optional() @IsDay() startsOn?: Day;
  /** What is agreed beyond the standard text. */
  @Optional() @IsString() @MaxLength(10_000) specialTerms?: string;
}

/** Steps that people take; the others happen on their day. */
export const CONTRACT_STEPS = [
  'start_alignment',
  'offer',
  'revise',
  'sign',
  'countersign',
  'reject',
  'withdraw',
  'give_notice',
  'withdraw_notice',
] as const;

/** The steps that are signatures, with the side they sign for. */
export const SIGNING_SIDES = { sign: 'customer', countersign: 'supplier' } as const;

/** A step of a contract. */
export class ContractActionInput {
  @IsIn(CONTRACT_STEPS) action: (typeof CONTRACT_STEPS)[number];
  /** Needed to reject. */
  @NeededFor('reject') @Length(1, 2000) reason?: string;
  /** Function of the signer, needed to sign and countersign. */
  @NeededFor('sign', 'countersign') @Length(2, 200) signerFunction?: string;
  /** What the signer's right to represent rests on, needed to sign and countersign. */
  @NeededFor('sign', 'countersign') @Length(2, 500) authority?: string;
  /** SHA-256 of the text that was read, as shown; needed to sign and countersign. */
  @NeededFor('sign', 'countersign') @Matches(/^[0-9a-f]{64}$/) contentSha256?: string;
  /** Code of the second factor at this moment, needed to sign and countersign. */
  @NeededFor('sign', 'countersign') @Length(6, 7) totp?: string;
}

/** What is said about an uploaded annex. */
export class AnnexInput {
  @IsIn(ANNEX_KINDS) kind: AnnexKind;
  @Length(2, 200) title: string;
}
