import { Injectable } from '@nestjs/common';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { type Stage, type Transport } from '#libs/catalogue/service.entity';
import { withdrawApprovals } from './approvals.js';
import { type Certificate, readCertificate } from './certificate.js';
import { ConnectionFiles } from './connection-files.service.js';
import { type ParameterFacts } from './connection-facts.js';
import { type ConnectionFile } from './connection-file.js';
import { type ParametersInput } from './connection.dto.js';
import { AUTHORITY_SIDE } from './connection.machine.js';
import { type Environment, ENVIRONMENTS } from './connection.entity.js';
import { readDvdvKey } from './dvdv-key.js';
import { identityOf, PARAMETER_FIELDS, type ParameterField, sharedValues } from './parameter-rules.js';
import { ParametersEntity } from './parameters.entity.js';
import { isAtWork } from './steps.js';

/** Keeps the technical data of connections. */
@Injectable()
export class ParametersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: ConnectionFiles,
  ) {}

  /**
   * Puts the technical data of one environment. They may be incomplete; what lacks stands among what is missing for going live.
   * Approvals given before are void.
   * @throws DomainError `not-found`, `stale-version`, `not-allowed`, `wrong-state`, `invalid-input` for a transport that is not offered,
   *   a certificate that is none, expired, weak or really a private key, and values that both environments would share
   */
  async put(actor: Actor, id: string, environment: string, input: ParametersInput, expectedVersion: number | null = null): Promise<void> {
    if (!isEnvironment(environment)) throw notFound();
    // Before anything is looked up: a private key is to be warned of, whoever sent it.
    const certificate = typeof input.certificate === 'string' ? readCertificate(input.certificate, this.clock.now()) : input.certificate;
    await this.database.transaction(async (tx) => {
      const file = await this.files.lock(tx, actor, id, expectedVersion);
      if (!holdsAny(actor, AUTHORITY_SIDE)) throw new DomainError('not-allowed', 'role_may_not_act');
      if (!isAtWork(file)) throw new DomainError('wrong-state', 'step_not_in_this_state');
      const stage = stageOf(file, input.transport);
      const before = file.parameters.find((parameters) => parameters.environment === environment && parameters.stage === stage);
      const columns = { ...given(input), environment, stage };
      const after = { ...columns, certificate: certificate === undefined ? (before?.certificate ?? null) : certificate };
      refuseSharedValues(file, after);
      const now = this.clock.now();
      await tx.upsert(
        ParametersEntity,
        { connectionId: id, ...columns, ...(certificate === undefined ? {} : certificateColumns(certificate)), updatedAt: now },
        ['connectionId', 'environment', 'stage'],
      );
      const withdrawnApprovals = await withdrawApprovals(tx, file, stage, now);
      const settled = await this.files.settle(tx, actor, id);
      await this.files.record(tx, actor, settled, {
        name: 'connection.parameters_changed',
        data: { environment, stage, transport: after.transport, changedFields: changedFields(before, after), withdrawnApprovals },
      });
    });
  }
}

function isEnvironment(text: string): text is Environment {
  return (ENVIRONMENTS as readonly string[]).includes(text);
}

/** @throws DomainError `invalid-input` for a transport that the service does not offer */
function stageOf(file: ConnectionFile, transport: Transport): Stage {
  const offered = file.transports.find((candidate) => candidate.transport === transport);
  if (offered) return offered.stage;
  const allowed = file.transports.map((candidate) => candidate.transport).join(', ');
  throw invalidInput({ pointer: '/transport', code: 'isIn', params: { allowed } });
}

/** What was given, field by field: left out means empty. */
function given(input: ParametersInput): Omit<ParameterFacts, 'environment' | 'stage' | 'certificate'> {
  return {
    transport: input.transport,
    organisationUnitId: input.organisationUnitId ?? null,
    mailbox: input.mailbox ?? null,
    privacyUrl: input.privacyUrl ?? null,
    imprintUrl: input.imprintUrl ?? null,
    pvogUrl: input.pvogUrl ?? null,
    dvdvKey: (input.dvdvKey && readDvdvKey(input.dvdvKey)?.key) ?? null,
    destinationId: input.destinationId?.toLowerCase() ?? null,
    xtaEndpointUrl: input.xtaEndpointUrl ?? null,
  };
}

function refuseSharedValues(file: ConnectionFile, parameters: ParameterFacts): void {
  const other = file.parameters.find(({ environment, stage }) => environment !== parameters.environment && stage === parameters.stage);
  const shared = other ? sharedValues(parameters, other) : [];
  if (shared.length > 0) throw invalidInput(...shared.map((field) => ({ pointer: `/${field}`, code: 'same_in_other_environment' })));
}

function certificateColumns(certificate: Certificate | null): Partial<ParametersEntity> {
  return {
    certificatePem: certificate?.pem ?? null,
    certificateSubject: certificate?.subject ?? null,
    certificateIssuer: certificate?.issuer ?? null,
    certificateFingerprint: certificate?.fingerprint ?? null,
    certificateNotBefore: certificate?.notBefore ?? null,
    certificateNotAfter: certificate?.notAfter ?? null,
  };
}

/** Names of the fields that changed; their values stay out of the log. */
function changedFields(before: ParameterFacts | undefined, after: ParameterFacts): ParameterField[] {
  return PARAMETER_FIELDS.filter((field) => (before ? identityOf(before, field) : null) !== identityOf(after, field));
}
