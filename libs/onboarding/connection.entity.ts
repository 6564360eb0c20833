import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Stage } from '#libs/catalogue/service.entity';

export const CONNECTION_STATES = [
  'interest',
  'requested',
  'cleared',
  'preparing',
  'connecting',
  'testing',
  'approval',
  'scheduled',
  'live',
  'declined',
  'cancelled',
  'disconnected',
] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

export const PAUSES = ['none', 'by_authority', 'by_operator', 'by_both'] as const;
export type Pause = (typeof PAUSES)[number];

/** The acceptance test and the real thing; their technical data never mix. */
export const ENVIRONMENTS = ['test', 'production'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** The way of one authority with one service, from the wish to live and, one day, to the end. */
@Entity('connections')
export class ConnectionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('uuid', { name: 'authority_id' }) authorityId: string;
  @Column('char', { name: 'state_code', length: 2 }) stateCode: string;
  @Column('text') state: ConnectionState;
  @Column('timestamptz', { name: 'state_since' }) stateSince: Date;
  /** The stage it runs on; null unless live. */
  @Column('text', { nullable: true }) stage: Stage | null;
  /** The stage that the present work leads to. */
  @Column('text', { name: 'target_stage' }) targetStage: Stage;
  @Column('text') pause: Pause;
  @Column('text', { name: 'pause_reason', nullable: true }) pauseReason: string | null;
  @Column('text', { name: 'waiting_on', nullable: true }) waitingOn: Party | null;
  @Column('timestamptz', { name: 'waiting_since', nullable: true }) waitingSince: Date | null;
  /** Why it was declined, cancelled or disconnected. */
  @Column('text', { nullable: true }) reason: string | null;
  /** What the authority said when it asked. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('date', { name: 'cutover_on', nullable: true }) cutoverOn: Day | null;
  @Column('timestamptz', { name: 'live_interim_since', nullable: true }) liveInterimSince: Date | null;
  @Column('timestamptz', { name: 'live_direct_since', nullable: true }) liveDirectSince: Date | null;
  @Column('uuid', { name: 'contract_id', nullable: true }) contractId: string | null;
  /** Set while the Land's contract has notice. */
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: Day | null;
  @Column('uuid', { name: 'requested_by', nullable: true }) requestedBy: string | null;
  /** Counts every change to the connection and to what belongs to it. */
  @Column('integer', { name: 'row_version' }) rowVersion: number;
}
