import { DomainError, type ProblemCode } from '#libs/kernel/domain-error';
import { sayMissing, type MissingView, type Translate } from '#libs/platform/i18n/i18n';

/** One field that was not accepted. */
export interface FieldProblem {
  /** JSON pointer of the field, e.g. `/startsOn`. */
  pointer: string;
  code: string;
  message: string;
}

/** RFC 9457 problem document: the one shape in which Kontor refuses. */
export interface Problem {
  /** `/problems/<code>`; the codes are listed in the API's description. */
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Correlates the answer with the log. */
  instance: string;
  errors?: FieldProblem[];
  /** For refused workflow steps: everything that is missing and whose turn it is. */
  missing?: MissingView[];
}

/** Says a refusal in the reader's language. */
export function problemOf(refusal: DomainError, t: Translate, requestId: string): Problem {
  const { errors, missing, params } = refusal.details;
  return {
    type: `/problems/${refusal.code}`,
    title: t(`refusal.title.${refusal.code}`),
    status: refusal.status,
    detail: t(`refusal.${refusal.reason}`, params),
    instance: requestId,
    ...(errors && { errors: errors.map(({ pointer, code, params }) => ({ pointer, code, message: t(`invalid.${code}`, params) })) }),
    ...(missing && { missing: sayMissing(missing, t) }),
  };
}

/** The answer to a bug: generic outside, correlated inside. */
export function internalProblem(t: Translate, requestId: string): Problem {
  return {
    type: '/problems/internal',
    title: t('refusal.title.internal'),
    status: 500,
    detail: t('refusal.internal'),
    instance: requestId,
  };
}

const BY_STATUS: Readonly<Record<number, readonly [ProblemCode, string]>> = {
  400: ['malformed', 'malformed_json'],
  401: ['unauthenticated', 'sign_in_needed'],
  403: ['not-allowed', 'role_may_not_act'],
  404: ['not-found', 'not_found'],
  405: ['not-found', 'not_found'],
  406: ['unsupported-media-type', 'media_type_not_accepted'],
  413: ['too-large', 'body_too_large'],
  415: ['unsupported-media-type', 'media_type_not_accepted'],
  429: ['rate-limited', 'rate_limited'],
};

/** PostgreSQL's and Node's ways of saying that the database is not there. */
const DATABASE_AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);

/** PostgreSQL keeps no text with the character NUL in it, plain or in JSON. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

/** The refusal behind whatever was thrown, or null for a bug. Frameworks' own errors become refusals by their status. */
export function refusalBehind(thrown: unknown): DomainError | null {
  if (thrown instanceof DomainError) return thrown;
  if (typeof thrown !== 'object' || thrown === null) return null;
  const { code, driverError, message } = thrown as { code?: unknown; driverError?: { code?: unknown }; message?: unknown };
  for (const candidate of [code, driverError?.code]) {
    if (typeof candidate !== 'string') continue;
    if (DATABASE_AWAY.has(candidate)) return databaseAway();
    if (UNSTORABLE_TEXT.has(candidate)) return new DomainError('malformed', 'unstorable_text');
  }
  if (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(message)
  ) {
    return databaseAway();
  }
  const status = statusOf(thrown);
  const known = status === undefined ? undefined : BY_STATUS[status];
  return known ? new DomainError(known[0], known[1]) : null;
}

function databaseAway(): DomainError {
  return new DomainError('unavailable', 'database_unavailable', { retryAfterSeconds: 10 });
}

function statusOf(thrown: object): number | undefined {
  const { statusCode, getStatus } = thrown as { statusCode?: unknown; getStatus?: unknown };
  if (typeof getStatus === 'function') return (thrown as { getStatus(): number }).getStatus();
  return typeof statusCode === 'number' ? statusCode : undefined;
}
