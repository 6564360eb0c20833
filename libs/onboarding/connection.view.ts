import { type Stage, type Transport } from '#libs/catalogue/service.entity';
import { type Actor, type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Missing } from '#libs/kernel/domain-error';
import { blockers } from '#libs/kernel/state-machine';
import { type AvailableActionView, type MissingFact, sayActions } from '#libs/platform/http/available-action.view';
import { type Page } from '#libs/platform/http/page';
import { sayMissing, type Translate } from '#libs/platform/i18n/i18n';
import { type ApprovalSide } from './approval.entity.js';
import { type ApprovalInFile, type ConnectionFile } from './connection-file.js';
import { type ConnectionState, type Pause } from './connection.entity.js';
import { connectionMachine } from './connection.machine.js';
import { missingForGoLive } from './go-live.js';
import { type ParametersView, parametersView } from './parameters.view.js';
import { availableSteps } from './steps.js';
import { type TaskView, taskView } from './task.view.js';
import { type TestRunView, testRunView } from './test-run.view.js';
import { warningsOf } from './warnings.js';

/** One side's approval; withdrawn ones stay in the list. */
export class ApprovalView {
  stage: Stage;
  side: ApprovalSide;
  personName: string;
  approvedAt: Date;
  /** When it was voided because what it approved had changed. */
  withdrawnAt: Date | null;
}

/** Something that does not stand in the way, but that people should know. */
export class WarningView {
  code: string;
  message: string;
}

/** The way of one authority with one service, with everything that belongs to it. */
export class ConnectionView {
  id: string;
  serviceId: string;
  serviceSlug: string;
  serviceName: string;
  authorityId: string;
  authorityName: string;
  authorityType: string;
  /** Two digits, e.g. "05". */
  stateCode: string;
  stateName: string;
  state: ConnectionState;
  stateSince: Date;
  /** The stage it runs on; null unless live. */
  stage: Stage | null;
  /** The stage that the present work leads to. */
  targetStage: Stage;
  pause: Pause;
  pauseReason: string | null;
  waitingOn: Party | null;
  waitingSince: Date | null;
  /** Why it was declined, cancelled or disconnected. */
  reason: string | null;
  /** What the authority said when it asked. */
  note: string | null;
  cutoverOn: Day | null;
  liveInterimSince: Date | null;
  liveDirectSince: Date | null;
  contractId: string | null;
  contractNumber: string | null;
  /** The day the Land's contract ends, once it has notice. */
  endsOn: Day | null;
  requestedByName: string | null;
  createdAt: Date;
  /** For If-Match; also in the ETag. */
  rowVersion: number;
  availableActions: AvailableActionView[];
  /** Everything that stands in the way: of the request or clearing as long as that is the question, of going live from then on. */
  missing: MissingFact[];
  warnings: WarningView[];
  /** Transports that the service offers, with the stage each serves. */
  transports: OfferedTransportView[];
  tasks: TaskView[];
  parameters: ParametersView[];
  testRuns: TestRunView[];
  approvals: ApprovalView[];
}

export class OfferedTransportView {
  transport: Transport;
  stage: Stage;
}

/** A connection in a list. */
export class ConnectionSummary {
  id: string;
  serviceId: string;
  serviceSlug: string;
  serviceName: string;
  authorityId: string;
  authorityName: string;
  stateCode: string;
  stateName: string;
  state: ConnectionState;
  stateSince: Date;
  stage: Stage | null;
  pause: Pause;
  waitingOn: Party | null;
  waitingSince: Date | null;
  cutoverOn: Day | null;
  endsOn: Day | null;
}

export class ConnectionPage implements Page<ConnectionSummary> {
  items: ConnectionSummary[];
  /** Null on later pages. */
  total: number | null;
  next: string | null;
}

/** Shows a connection to somebody who may see it. */
export function connectionView(file: ConnectionFile, actor: Actor, t: Translate): ConnectionView {
  return {
    id: file.id,
    serviceId: file.serviceId,
    serviceSlug: file.serviceSlug,
    serviceName: file.serviceName,
    authorityId: file.authorityId,
    authorityName: file.authorityName,
    authorityType: file.authorityType,
    stateCode: file.stateCode,
    stateName: file.stateName,
    state: file.state,
    stateSince: file.stateSince,
    stage: file.stage,
    targetStage: file.targetStage,
    pause: file.pause,
    pauseReason: file.pauseReason,
    waitingOn: file.waitingOn,
    waitingSince: file.waitingSince,
    reason: file.reason,
    note: file.note,
    cutoverOn: file.cutoverOn,
    liveInterimSince: file.liveInterimSince,
    liveDirectSince: file.liveDirectSince,
    contractId: file.contractId,
    contractNumber: file.contractNumber,
    endsOn: file.endsOn,
    requestedByName: file.requestedByName,
    createdAt: file.createdAt,
    rowVersion: file.rowVersion,
    availableActions: sayActions(availableSteps(file, actor.roles), t),
    missing: sayMissing(missingNext(file), t),
    warnings: warningsOf(file).map(({ code, params }) => ({ code, message: t(`onboarding.warning.${code}`, params) })),
    transports: file.transports.map(({ transport, stage }) => ({ transport, stage })),
    tasks: file.tasks.map((task) => taskView(task, file, actor, t)),
    parameters: file.parameters.map(parametersView),
    testRuns: file.testRuns.map((run) => testRunView(run, actor, t)),
    approvals: file.approvals.map(approvalView),
  };
}

function missingNext(file: ConnectionFile): readonly Missing[] {
  switch (file.state) {
    case 'interest':
      return blockers(connectionMachine, file, 'request');
    case 'requested':
      return blockers(connectionMachine, file, 'clear');
    case 'declined':
    case 'cancelled':
    case 'disconnected':
      return [];
    case 'cleared':
    case 'preparing':
    case 'connecting':
    case 'testing':
    case 'approval':
    case 'scheduled':
    case 'live':
      return missingForGoLive(file);
  }
}

function approvalView(approval: ApprovalInFile): ApprovalView {
  return {
    stage: approval.stage,
    side: approval.side,
    personName: approval.personName,
    approvedAt: approval.approvedAt,
    withdrawnAt: approval.withdrawnAt,
  };
}
