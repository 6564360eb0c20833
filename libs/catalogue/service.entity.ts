import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Day } from '#libs/kernel/day';
import { type Phase } from './phase.js';
import { type ServiceState } from './service.machine.js';

/** How a service is paid for. */
export const PRICE_MODELS = ['free', 'by_key', 'fixed_per_state', 'per_case'] as const;
export type PriceModel = (typeof PRICE_MODELS)[number];

/** How applications reach an authority. */
export const TRANSPORTS = ['file_drop', 'osci_xta', 'fit_connect', 'deep_link'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** First as PDF by protected download, later straight into the Fachverfahren. */
export const STAGES = ['interim', 'direct'] as const;
export type Stage = (typeof STAGES)[number];

/** An entry of the catalogue: an online service that one Land built for all. */
@Entity('services')
export class ServiceEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) abbreviation: string | null;
  @Column('text') summary: string;
  @Column('text') description: string;
  @Column('text', { name: 'topic_area' }) topic: string;
  @Column('char', { name: 'lead_state_code' }) leadStateCode: string;
  @Column('text', { nullable: true }) platform: string | null;
  /** Who runs the service technically. */
  @Column('text', { name: 'operator_name', nullable: true }) operatorName: string | null;
  @Column('text', { name: 'contact_email', nullable: true }) contactEmail: string | null;
  @Column('text', { name: 'support_first_level', nullable: true }) supportFirstLevel: string | null;
  @Column('text', { name: 'support_second_level', nullable: true }) supportSecondLevel: string | null;
  @Column('text', { name: 'support_third_level', nullable: true }) supportThirdLevel: string | null;
  @Column('text', { name: 'price_model', nullable: true }) priceModel: PriceModel | null;
  /** Whether applicants pay a fee. */
  @Column('boolean', { name: 'has_fees' }) hasFees: boolean;
  @Column('text') state: ServiceState;
  @Column('timestamptz', { name: 'state_since' }) stateSince: Date;
  @Column('text', { name: 'state_reason', nullable: true }) stateReason: string | null;
  @Column('date', { name: 'paused_until', nullable: true }) pausedUntil: Day | null;
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId: string | null;
  @Column('date', { name: 'retired_on', nullable: true }) retiredOn: Day | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy: string | null;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy: string | null;
  /** The phase its dated facts have reached; null when none is known. */
  @Column('text', { nullable: true }) phase: Phase | null;
  @Column('integer', { name: 'row_version' }) rowVersion: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
