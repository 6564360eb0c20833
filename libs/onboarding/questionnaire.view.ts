import { type Stage, type Transport } from '#libs/catalogue/service.entity';
import { type Day } from '#libs/kernel/day';
import { csvHead, csvLine } from '#libs/platform/http/csv';
import { type Page } from '#libs/platform/http/page';
import { type ConnectionState, type Environment } from './connection.entity.js';

/** The questionnaire of one connection for one environment, flat: what the roll-out team's programs read for a cutover day. */
export class QuestionnaireView {
  connectionId: string;
  serviceSlug: string;
  serviceName: string;
  stateCode: string;
  authorityId: string;
  authorityName: string;
  state: ConnectionState;
  cutoverOn: Day;
  stage: Stage;
  environment: Environment;
  transport: Transport;
  organisationUnitId: string | null;
  mailbox: string | null;
  privacyUrl: string | null;
  imprintUrl: string | null;
  pvogUrl: string | null;
  dvdvKey: string | null;
  destinationId: string | null;
  xtaEndpointUrl: string | null;
  /** The certificate alone, without any key. */
  certificatePem: string | null;
  /** SHA-256, 64 hex digits. */
  certificateFingerprint: string | null;
  certificateNotAfter: Date | null;
}

export class QuestionnairePage implements Page<QuestionnaireView> {
  items: QuestionnaireView[];
  total: number | null;
  next: string | null;
}

const COLUMNS = [
  'connectionId',
  'serviceSlug',
  'serviceName',
  'stateCode',
  'authorityId',
  'authorityName',
  'state',
  'cutoverOn',
  'stage',
  'environment',
  'transport',
  'organisationUnitId',
  'mailbox',
  'privacyUrl',
  'imprintUrl',
  'pvogUrl',
  'dvdvKey',
  'destinationId',
  'xtaEndpointUrl',
  'certificatePem',
  'certificateFingerprint',
  'certificateNotAfter',
] as const satisfies readonly (keyof QuestionnaireView)[];

/** The questionnaires as a table, with the same columns as in JSON. */
export function questionnaireTable(questionnaires: readonly QuestionnaireView[]): string {
  return csvHead(COLUMNS) + questionnaires.map((questionnaire) => csvLine(COLUMNS.map((column) => questionnaire[column]))).join('');
}
