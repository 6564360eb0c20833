import { type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Stage, type Transport } from '#libs/catalogue/service.entity';
import { type ApprovalSide } from './approval.entity.js';
import { type ConnectionState, type Environment, type Pause } from './connection.entity.js';
import { type ParameterField } from './parameter-rules.js';
import { type TaskState } from './task.entity.js';
import { type TestRunState } from './test-run.entity.js';

/** Whether the authority answers for the service; `unresolved` while its Land has not said who does. */
export type Competence = 'competent' | 'not_competent' | 'unresolved';

/** A transport that the service offers, and the stage it serves. */
export interface OfferedTransport {
  readonly transport: Transport;
  readonly stage: Stage;
}

export interface TaskFacts {
  readonly key: string;
  readonly stage: Stage;
  readonly ownerParty: Party;
  readonly isMandatory: boolean;
  readonly needs: readonly string[];
  readonly state: TaskState;
  readonly waitingFor: Party | null;
}

export interface CertificateFacts {
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface ParameterFacts extends Readonly<Record<Exclude<ParameterField, 'certificate'>, string | null>> {
  readonly environment: Environment;
  readonly stage: Stage;
  readonly transport: Transport;
  readonly certificate: CertificateFacts | null;
}

export interface TestRunFacts {
  readonly environment: Environment;
  readonly stage: Stage;
  readonly state: TestRunState;
  readonly decidedAt: Date | null;
}

export interface ApprovalFacts {
  readonly stage: Stage;
  readonly side: ApprovalSide;
  readonly personId: string;
  readonly withdrawnAt: Date | null;
}

/** Everything that the rules of onboarding decide by: the connection, what belongs to it, the day, and who asks. */
export interface ConnectionFacts {
  readonly state: ConnectionState;
  readonly stage: Stage | null;
  readonly targetStage: Stage;
  readonly pause: Pause;
  readonly cutoverOn: Day | null;
  readonly serviceName: string;
  readonly stateName: string;
  /** False while the catalogue has the service paused, retired or not yet published. */
  readonly isOrderable: boolean;
  readonly competence: Competence;
  /** The Land's contract in force today, if any. */
  readonly contract: { readonly endsOn: Day | null } | null;
  readonly transports: readonly OfferedTransport[];
  readonly tasks: readonly TaskFacts[];
  readonly parameters: readonly ParameterFacts[];
  readonly testRuns: readonly TestRunFacts[];
  readonly approvals: readonly ApprovalFacts[];
  readonly today: Day;
  /** The person who asks, for the rule of two people. */
  readonly personId: string | null;
}

/** The stages that the service offers, the earlier first. */
export function offeredStages(transports: readonly OfferedTransport[]): Stage[] {
  return (['interim', 'direct'] as const).filter((stage) => transports.some((offered) => offered.stage === stage));
}

/** The approval in force of one side for the stage that the work leads to. */
export function approvalOf(facts: Pick<ConnectionFacts, 'approvals' | 'targetStage'>, side: ApprovalSide): ApprovalFacts | undefined {
  return facts.approvals.find(
    (approval) => approval.side === side && approval.stage === facts.targetStage && approval.withdrawnAt === null,
  );
}

/** True for a task that needs no more work. */
export function isSettled(task: Pick<TaskFacts, 'state'>): boolean {
  return task.state === 'done' || task.state === 'skipped';
}

/** Whose turn a task is. */
export function whoseTask(task: Pick<TaskFacts, 'waitingFor' | 'ownerParty'>): Party {
  return task.waitingFor ?? task.ownerParty;
}
