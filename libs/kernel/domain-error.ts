import type { Party } from './actor.js';

/** Every refusal has one of these codes; the HTTP status is fixed per code (the API's error list). */
export const PROBLEM_STATUS = {
  malformed: 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'not-found': 404,
  'wrong-state': 409,
  conflict: 409,
  'in-progress': 409,
  'stale-version': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'invalid-input': 422,
  'idempotency-mismatch': 422,
  'not-ready': 422,
  'rate-limited': 429,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** Values put into a sentence of the text catalogues. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Something that stands in the way of a step: what, and whose turn it is. The sentence is `missing.<code>` in the text catalogues. */
export interface Missing {
  readonly code: string;
  readonly ownerParty: Party;
  readonly params?: TextParams;
}

/** A field that was not accepted. `pointer` is a JSON pointer such as `/startsOn`; the sentence is `invalid.<code>` in the text catalogues. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly params?: TextParams;
}

export interface RefusalDetails {
  readonly params?: TextParams;
  readonly errors?: readonly FieldError[];
  readonly missing?: readonly Missing[];
  /** Seconds after which trying again makes sense (rate-limited, unavailable, in-progress). */
  readonly retryAfterSeconds?: number;
}

/**
 * A refusal that people can understand and act on. Anything else thrown is a bug.
 * `reason` names the sentence `refusal.<reason>` of the text catalogues; it is said in the reader's language at the edge.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly reason: string,
    readonly details: RefusalDetails = {},
  ) {
    super(`${code}: ${reason}`);
    this.name = 'DomainError';
  }

  get status(): number {
    return PROBLEM_STATUS[this.code];
  }
}

/** Refusal for something that does not exist or that the actor may not know of: both answer the same. */
export function notFound(): DomainError {
  return new DomainError('not-found', 'not_found');
}

/** Refusal for one or more fields, each with its own sentence. */
export function invalidInput(...errors: FieldError[]): DomainError {
  return new DomainError('invalid-input', 'invalid_input', { errors });
}
