import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Day } from '#libs/kernel/day';

/** An authority: one office with one task (Jugendamt, Standesamt, …) for the regions it serves. */
@Entity('authorities')
export class AuthorityEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') type: string;
  @Column('char', { name: 'state_code' }) stateCode: string;
  /** The organisation whose people act for it; null until one has been invited. */
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) mailbox: string | null;
  /** Sum over the regions served today; kept by the database. */
  @Column({ type: 'integer', insert: false, update: false }) inhabitants: number;
  @Column('date', { name: 'valid_from' }) validFrom: Day;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil: Day | null;
  @Column('integer', { name: 'row_version' }) rowVersion: number;
}
