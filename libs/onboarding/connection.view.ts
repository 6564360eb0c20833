import { type Actor, type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { type Missing } from '#libs/kernel/domain-error';
import { availableActions, blockers } from '#libs/kernel/state-machine';
import { type AvailableActionView, type MissingFact, sayActions } from '#libs/platform/http/available-action.view';
import { type Page } from '#libs/platform/http/page';
import { sayMissing, type Translate } from '#libs/platform/i18n/i18n';
import { type Stage, type Transport } from '#libs/catalogue/service.entity';
import { type ApprovalSide } from './approval.entity.js';
import { type ApprovalInFile, type ConnectionFile, type ParametersInFile, type TaskInFile, type TestRunInFile } from './connection-file.js';
import { connectionMachine } from './connection.machine.js';
import { type ConnectionState, type Environment, type Pause } from './connection.entity.js';
import { missingForGoLive } from './go-live.js';
import { availableSteps, isAtWork } from './steps.js';
import { type Dimension, TASK_STATES, type TaskState } from './task.entity.js';
import { taskActionTo, taskMachine, taskRoles } from './task.machine.js';
import { type TestRunState } from './test-run.entity.js';
import { testRunMachine } from './test-run.machine.js';
import { warningsOf } from './warnings.js';

/** A state that a task could be moved to. */
export class TaskStateOption {
  state: TaskState;
  possible: boolean;
  /** The tasks that have to be settled first. */
  missing: MissingFact[];
}

/** One item of the checklist. */
export class TaskView {
  key: string;
  title: string;
  /** What to do, and whom to ask. */
  help: string;
  stage: Stage;
  dimension: Dimension;
  ownerParty: Party;
  isMandatory: boolean;
  /** Keys of the tasks that have to be settled first. */
  needs: string[];
  state: TaskState;
  stateSince: Date;
  waitingFor: Party | null;
  reason: string | null;
  evidence: string | null;
  doneByName: string | null;
  /** Where the reader can move it. */
  availableStates: TaskStateOption[];
}

/** What a certificate says of itself. */
export class CertificateView {
  subject: string;
  issuer: string;
  /** SHA-256, 64 hex digits. */
  fingerprint: string;
  notBefore: Date;
  notAfter: Date;
}

/** Technical data of one environment. */
export class ParametersView {
  environment: Environment;
  stage: Stage;
  transport: Transport;
  organisationUnitId: string | null;
  mailbox: string | null;
  privacyUrl: string | null;
  imprintUrl: string | null;
  pvogUrl: string | null;
  dvdvKey: string | null;
  destinationId: string | null;
  xtaEndpointUrl: string | null;
  certificate: CertificateView | null;
  updatedAt: Date;
}

/** A test of the connection. */
export class TestRunView {
  id: string;
  environment: Environment;
  stage: Stage;
  state: TestRunState;
  plannedOn: Day;
  findings: string | null;
  /** Name of the file that proves it, if one was handed in. */
  evidenceName: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  availableActions: AvailableActionView[];
}

export class TestRunPage implements Page<TestRunView> {
  items: TestRunView[];
  total: number | null;
  next: string | null;
}

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

/** Shows a test to somebody who may see its connection. */
export function testRunView(run: TestRunInFile, actor: Actor, t: Translate): TestRunView {
  return {
    id: run.id,
    environment: run.environment,
    stage: run.stage,
    state: run.state,
    plannedOn: run.plannedOn,
    findings: run.findings,
    evidenceName: run.evidenceName,
    decidedByName: run.decidedByName,
    decidedAt: run.decidedAt,
    availableActions: sayActions(availableActions(testRunMachine, run, actor.roles), t),
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

function taskView(task: TaskInFile, file: ConnectionFile, actor: Actor, t: Translate): TaskView {
  return {
    key: task.key,
    title: t(`onboarding.checklist.${task.key}.title`),
    help: t(`onboarding.checklist.${task.key}.help`),
    stage: task.stage,
    dimension: task.dimension,
    ownerParty: task.ownerParty,
    isMandatory: task.isMandatory,
    needs: [...task.needs],
    state: task.state,
    stateSince: task.stateSince,
    waitingFor: task.waitingFor,
    reason: task.reason,
    evidence: task.evidence,
    doneByName: task.doneByName,
    availableStates: isAtWork(file) ? taskStates(task, file, actor, t) : [],
  };
}

function taskStates(task: TaskInFile, file: ConnectionFile, actor: Actor, t: Translate): TaskStateOption[] {
  const steps = availableActions(taskMachine, { ...task, others: file.tasks }, taskRoles(actor.roles, task.ownerParty));
  return TASK_STATES.flatMap((state) =>
    steps
      .filter(({ action }) => action === taskActionTo(state))
      .map(({ possible, missing }) => ({ state, possible, missing: sayMissing(missing, t) })),
  );
}

function parametersView(parameters: ParametersInFile): ParametersView {
  const { certificate } = parameters;
  return {
    environment: parameters.environment,
    stage: parameters.stage,
    transport: parameters.transport,
    organisationUnitId: parameters.organisationUnitId,
    mailbox: parameters.mailbox,
    privacyUrl: parameters.privacyUrl,
    imprintUrl: parameters.imprintUrl,
    pvogUrl: parameters.pvogUrl,
    dvdvKey: parameters.dvdvKey,
    destinationId: parameters.destinationId,
    xtaEndpointUrl: parameters.xtaEndpointUrl,
    certificate: certificate && {
      subject: certificate.subject,
      issuer: certificate.issuer,
      fingerprint: certificate.fingerprint,
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
    },
    updatedAt: parameters.updatedAt,
  };
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
