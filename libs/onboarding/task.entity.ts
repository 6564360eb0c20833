import { type Stage } from '#libs/catalogue/service.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Party } from '#libs/kernel/actor';

/** The four dimensions that every onboarding guide sorts its tasks by. */
export const DIMENSIONS = ['organisation', 'law', 'finance', 'technology'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const TASK_STATES = ['open', 'in_progress', 'waiting_for', 'done', 'failed', 'skipped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** One item of a connection's checklist; taken from the template, from then on the connection's own. */
@Entity('connection_tasks')
export class TaskEntity {
  @PrimaryColumn('uuid', { name: 'connection_id' }) connectionId: string;
  @PrimaryColumn('text') key: string;
  @Column('text') stage: Stage;
  @Column('text') dimension: Dimension;
  @Column('text', { name: 'owner_party' }) ownerParty: Party;
  @Column('smallint') position: number;
  @Column('boolean', { name: 'is_mandatory' }) isMandatory: boolean;
  /** Keys of the tasks that have to be settled first. */
  @Column('text', { array: true }) needs: string[];
  @Column('text') state: TaskState;
  @Column('timestamptz', { name: 'state_since' }) stateSince: Date;
  @Column('text', { name: 'waiting_for', nullable: true }) waitingFor: Party | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** Where the proof lies, e.g. a file reference or a ticket number. */
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy: string | null;
  @Column('smallint', { name: 'template_version' }) templateVersion: number;
}
