import { type Stage } from '#libs/catalogue/service.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The two sides that have to approve before anything goes live. */
export const APPROVAL_SIDES = ['authority', 'operator'] as const;
export type ApprovalSide = (typeof APPROVAL_SIDES)[number];

/** One side's approval of going live on a stage; withdrawn when what it approved has changed since. */
@Entity('connection_approvals')
export class ApprovalEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'connection_id' }) connectionId: string;
  @Column('text') stage: Stage;
  @Column('text') side: ApprovalSide;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text', { name: 'person_name' }) personName: string;
  @Column('timestamptz', { name: 'approved_at' }) approvedAt: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}
