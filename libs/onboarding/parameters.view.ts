import { type Stage, type Transport } from '#libs/catalogue/service.entity';
import { type ParametersInFile } from './connection-file.js';
import { type Environment } from './connection.entity.js';

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

/** Shows technical data; of a certificate what it says of itself, not its text. */
export function parametersView(parameters: ParametersInFile): ParametersView {
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
