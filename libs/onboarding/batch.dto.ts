import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, IsUUID, ValidateNested } from 'class-validator';
import { IsState } from '#libs/directory/keys';
import { Optional } from '#libs/platform/http/input';
import { CONNECTION_STATES, type ConnectionState } from './connection.entity.js';

export const BATCH_ACTIONS = ['request', 'clear'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** How many authorities one batch may have. */
export const LARGEST_BATCH = 500;

/** Chooses authorities by where their connection with the service stands; to request, those that are competent and have none. */
export class BatchFilter {
  /** A Land by code or short name. */
  @Optional() @IsState() stateCode?: string;
  /** To clear: `requested` when left out. */
  @Optional() @IsIn(CONNECTION_STATES) status?: ConnectionState;
}

/** One step for many authorities; named one by one, or chosen by a filter. */
export class BatchInput {
  @IsUUID() serviceId: string;
  @IsIn(BATCH_ACTIONS) action: BatchAction;
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LARGEST_BATCH)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  authorityIds?: string[];
  @Optional() @IsObject() @ValidateNested() @Type(() => BatchFilter) filter?: BatchFilter;
  /** True to see first what would happen to each authority; commit it afterwards. */
  @Optional() @IsBoolean() dryRun: boolean = false;
}
