import { type Missing } from '#libs/kernel/domain-error';
import { type Transport } from '#libs/catalogue/service.entity';
import { type ParameterFacts } from './connection-facts.js';

/** The fields of the technical data, in the order of the form. */
export const PARAMETER_FIELDS = [
  'organisationUnitId',
  'mailbox',
  'privacyUrl',
  'imprintUrl',
  'pvogUrl',
  'dvdvKey',
  'destinationId',
  'xtaEndpointUrl',
  'certificate',
] as const;
export type ParameterField = (typeof PARAMETER_FIELDS)[number];

const EVERY_TRANSPORT: readonly ParameterField[] = ['organisationUnitId', 'mailbox', 'privacyUrl', 'imprintUrl'];

/** What each transport cannot do without (connection questionnaire). */
export const REQUIRED_FIELDS: Readonly<Record<Transport, readonly ParameterField[]>> = {
  file_drop: EVERY_TRANSPORT,
  osci_xta: [...EVERY_TRANSPORT, 'dvdvKey', 'xtaEndpointUrl', 'certificate'],
  fit_connect: [...EVERY_TRANSPORT, 'destinationId'],
  deep_link: EVERY_TRANSPORT,
};

/** Fields that address or prove a receiver: one value in test and production would send real data to a test, or the other way round. */
export const DIFFERENT_PER_ENVIRONMENT: readonly ParameterField[] = ['dvdvKey', 'destinationId', 'xtaEndpointUrl', 'certificate'];

/** The fields in which both environments hold the same although they must not. */
export function sharedValues(one: ParameterFacts, other: ParameterFacts): ParameterField[] {
  return DIFFERENT_PER_ENVIRONMENT.filter((field) => {
    const [value, otherValue] = [identityOf(one, field), identityOf(other, field)];
    return value !== null && value === otherValue;
  });
}

/** What the environment's technical data still lack for their transport. */
export function missingParameters(parameters: ParameterFacts): Missing[] {
  return REQUIRED_FIELDS[parameters.transport]
    .filter((field) => parameters[field] === null)
    .map((field) => ({ code: 'parameter', ownerParty: 'authority', params: { environment: parameters.environment, field } }));
}

/** What tells one value of a field from another; a certificate is told by its fingerprint. */
export function identityOf(parameters: ParameterFacts, field: ParameterField): string | null {
  return field === 'certificate' ? (parameters.certificate?.fingerprint ?? null) : parameters[field];
}
