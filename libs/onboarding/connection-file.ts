import { RUNNING_STATES } from '#libs/contracts/contract.machine';
import { type Party } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import {
  type ApprovalFacts,
  type CertificateFacts,
  type ConnectionFacts,
  type ParameterFacts,
  type TaskFacts,
  type TestRunFacts,
} from './connection-facts.js';
import { type Dimension } from './task.entity.js';

export interface TaskInFile extends TaskFacts {
  readonly dimension: Dimension;
  readonly position: number;
  readonly stateSince: Date;
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly doneByName: string | null;
}

export interface CertificateInFile extends CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
}

export interface ParametersInFile extends ParameterFacts {
  readonly certificate: CertificateInFile | null;
  readonly updatedAt: Date;
}

export interface TestRunInFile extends TestRunFacts {
  readonly id: string;
  readonly plannedOn: Day;
  readonly findings: string | null;
  readonly evidenceSha256: string | null;
  readonly evidenceName: string | null;
  readonly decidedByName: string | null;
}

export interface ApprovalInFile extends ApprovalFacts {
  readonly personName: string;
  readonly approvedAt: Date;
}

/** A connection with all that belongs to it and the names that people know things by: what rules decide by and views are made of. */
export interface ConnectionFile extends ConnectionFacts {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceSlug: string;
  readonly hasFees: boolean;
  readonly authorityId: string;
  readonly authorityName: string;
  readonly authorityType: string;
  readonly stateCode: string;
  readonly stateSince: Date;
  readonly pauseReason: string | null;
  readonly waitingOn: Party | null;
  readonly waitingSince: Date | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly liveInterimSince: Date | null;
  readonly liveDirectSince: Date | null;
  /** The contract that the connection rests on since it was requested. */
  readonly contractId: string | null;
  readonly contractNumber: string | null;
  readonly contract: { readonly id: string; readonly endsOn: Day | null } | null;
  readonly endsOn: Day | null;
  readonly requestedByName: string | null;
  readonly rowVersion: number;
  readonly createdAt: Date;
  readonly tasks: readonly TaskInFile[];
  readonly parameters: readonly ParametersInFile[];
  readonly testRuns: readonly TestRunInFile[];
  readonly approvals: readonly ApprovalInFile[];
}

/** The moments that come inside JSON, as text. */
type Stored<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key] };

/** A row of `CONNECTION_FILE`. */
export interface ConnectionFileRow extends Omit<ConnectionFile, 'tasks' | 'parameters' | 'testRuns' | 'approvals' | 'today' | 'personId'> {
  readonly tasks: readonly Stored<TaskInFile>[];
  readonly parameters: readonly (Omit<Stored<ParametersInFile>, 'certificate'> & {
    readonly certificate: Stored<CertificateInFile> | null;
  })[];
  readonly testRuns: readonly Stored<TestRunInFile>[];
  readonly approvals: readonly Stored<ApprovalInFile>[];
}

/** Makes the file of what the database answered, for the day and the person who asks. */
export function connectionFile(row: ConnectionFileRow, today: Day, personId: string | null): ConnectionFile {
  return {
    ...row,
    today,
    personId,
    tasks: row.tasks.map((task) => ({ ...task, stateSince: new Date(task.stateSince) })),
    parameters: row.parameters.map(({ certificate, ...parameters }) => ({
      ...parameters,
      updatedAt: new Date(parameters.updatedAt),
      certificate: certificate && { ...certificate, notBefore: new Date(certificate.notBefore), notAfter: new Date(certificate.notAfter) },
    })),
    testRuns: row.testRuns.map((run) => ({ ...run, decidedAt: momentOf(run.decidedAt) })),
    approvals: row.approvals.map((approval) => ({
      ...approval,
      approvedAt: new Date(approval.approvedAt),
      withdrawnAt: momentOf(approval.withdrawnAt),
    })),
  };
}

function momentOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** Reads connection `$1` on the day `$2` with everything of it in one round trip; to be ended with the condition of visibility. */
export const CONNECTION_FILE = `
  SELECT connections.id, connections.service_id AS "serviceId", services.slug AS "serviceSlug", services.name AS "serviceName",
    services.has_fees AS "hasFees", services.state = 'published' AS "isOrderable",
    connections.authority_id AS "authorityId", authorities.name AS "authorityName", authorities.type AS "authorityType",
    connections.state_code AS "stateCode", states.name AS "stateName",
    connections.state, connections.state_since AS "stateSince", connections.stage, connections.target_stage AS "targetStage",
    connections.pause, connections.pause_reason AS "pauseReason",
    connections.waiting_on AS "waitingOn", connections.waiting_since AS "waitingSince",
    connections.reason, connections.note, connections.cutover_on AS "cutoverOn",
    connections.live_interim_since AS "liveInterimSince", connections.live_direct_since AS "liveDirectSince",
    connections.contract_id AS "contractId", agreed.number AS "contractNumber", connections.ends_on AS "endsOn",
    CASE WHEN in_force.id IS NOT NULL THEN json_build_object('id', in_force.id, 'endsOn', in_force.ends_on) END AS contract,
    requester.name AS "requestedByName", connections.row_version AS "rowVersion", connections.created_at AS "createdAt",
    CASE
      WHEN EXISTS (SELECT FROM competent_on($2) AS competent JOIN service_leistungen USING (leika_key)
        WHERE service_leistungen.service_id = connections.service_id AND competent.authority_id = connections.authority_id) THEN 'competent'
      WHEN EXISTS (SELECT FROM competent_on($2) AS competent JOIN service_leistungen USING (leika_key)
        WHERE service_leistungen.service_id = connections.service_id AND competent.state_code = connections.state_code) THEN 'not_competent'
      ELSE 'unresolved'
    END AS competence,
    coalesce((
      SELECT json_agg(json_build_object('transport', transport, 'stage', stage) ORDER BY stage DESC, transport)
      FROM service_transports WHERE service_id = connections.service_id), '[]') AS transports,
    coalesce((
      SELECT json_agg(json_build_object('key', tasks.key, 'stage', tasks.stage, 'dimension', tasks.dimension,
        'ownerParty', tasks.owner_party, 'position', tasks.position, 'isMandatory', tasks.is_mandatory, 'needs', tasks.needs,
        'state', tasks.state, 'stateSince', tasks.state_since, 'waitingFor', tasks.waiting_for, 'reason', tasks.reason,
        'evidence', tasks.evidence, 'doneByName', people.name) ORDER BY tasks.position)
      FROM connection_tasks AS tasks LEFT JOIN people ON people.id = tasks.done_by
      WHERE tasks.connection_id = connections.id), '[]') AS tasks,
    coalesce((
      SELECT json_agg(json_build_object('environment', environment, 'stage', stage, 'transport', transport,
        'organisationUnitId', organisation_unit_id, 'mailbox', mailbox, 'privacyUrl', privacy_url, 'imprintUrl', imprint_url,
        'pvogUrl', pvog_url, 'dvdvKey', dvdv_key, 'destinationId', destination_id, 'xtaEndpointUrl', xta_endpoint_url,
        'certificate', CASE WHEN certificate_fingerprint IS NOT NULL THEN json_build_object('subject', certificate_subject,
          'issuer', certificate_issuer, 'fingerprint', certificate_fingerprint, 'notBefore', certificate_not_before,
          'notAfter', certificate_not_after) END,
        'updatedAt', updated_at) ORDER BY stage DESC, environment DESC)
      FROM connection_parameters WHERE connection_id = connections.id), '[]') AS parameters,
    coalesce((
      SELECT json_agg(json_build_object('id', id, 'environment', environment, 'stage', stage, 'state', state, 'plannedOn', planned_on,
        'findings', findings, 'evidenceSha256', evidence_sha256, 'evidenceName', evidence_name, 'decidedByName', decided_by_name,
        'decidedAt', decided_at) ORDER BY created_at, id)
      FROM connection_test_runs WHERE connection_id = connections.id), '[]') AS "testRuns",
    coalesce((
      SELECT json_agg(json_build_object('stage', stage, 'side', side, 'personId', person_id, 'personName', person_name,
        'approvedAt', approved_at, 'withdrawnAt', withdrawn_at) ORDER BY approved_at, id)
      FROM connection_approvals WHERE connection_id = connections.id), '[]') AS approvals
  FROM connections
  JOIN services ON services.id = connections.service_id
  JOIN authorities ON authorities.id = connections.authority_id
  JOIN states ON states.code = connections.state_code
  LEFT JOIN contracts AS agreed ON agreed.id = connections.contract_id
  LEFT JOIN contracts AS in_force ON in_force.service_id = connections.service_id AND in_force.state_code = connections.state_code
    AND in_force.kind = 'co_use' AND in_force.state IN (${RUNNING_STATES.map((state) => `'${state}'`).join(', ')})
  LEFT JOIN people AS requester ON requester.id = connections.requested_by
  WHERE connections.id = $1 AND `;
