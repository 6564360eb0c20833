import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Role } from '#libs/kernel/actor';

/** What a person may do for one organisation. */
@Entity('memberships')
export class MembershipEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
