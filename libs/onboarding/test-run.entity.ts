import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Day } from '#libs/kernel/day';
import { type Stage } from '#libs/catalogue/service.entity';
import { type Environment } from './connection.entity.js';

export const TEST_RUN_STATES = ['planned', 'passed', 'failed'] as const;
export type TestRunState = (typeof TEST_RUN_STATES)[number];

/** A test of a connection in one environment: planned, then passed or failed with what was found. */
@Entity('connection_test_runs')
export class TestRunEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'connection_id' }) connectionId: string;
  @Column('text') environment: Environment;
  @Column('text') stage: Stage;
  @Column('text') state: TestRunState;
  @Column('date', { name: 'planned_on' }) plannedOn: Day;
  @Column('text', { nullable: true }) findings: string | null;
  @Column('text', { name: 'evidence_sha256', nullable: true }) evidenceSha256: string | null;
  @Column('text', { name: 'evidence_name', nullable: true }) evidenceName: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('text', { name: 'decided_by_name', nullable: true }) decidedByName: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
}
