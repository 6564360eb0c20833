import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type InterestState } from './interest.machine.js';

/** A Land's declared interest in co-using a service (Interessenbekundung). */
@Entity('interests')
export class InterestEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('char', { name: 'state_code', length: 2 }) stateCode: string;
  @Column('text') state: InterestState;
  @Column('timestamptz', { name: 'state_since' }) stateSince: Date;
  /** What the Land wants to say beforehand. */
  @Column('text', { nullable: true }) note: string | null;
  /** On which conditions it was confirmed; they become part of the contract. */
  @Column('text', { nullable: true }) conditions: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'submitted_by' }) submittedBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
