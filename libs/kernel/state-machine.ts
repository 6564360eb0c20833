import { DomainError, type Missing } from './domain-error.js';

/** A named fact that a step needs: answers what is missing, empty when it holds. Pure. */
export interface Requirement<Subject> {
  /** A fact in camelCase, e.g. `hasActiveContract`; shown in docs/workflows.md. */
  readonly name: string;
  readonly missing: (subject: Subject) => readonly Missing[];
}

/** One row of a workflow: who may take which step from where to where, and what it needs. */
export interface Transition<State extends string, Action extends string, Role extends string, Subject> {
  readonly action: Action;
  readonly from: readonly State[];
  readonly to: State;
  readonly by: readonly Role[];
  readonly requires?: readonly Requirement<Subject>[];
}

/** A workflow as data. Pages, API, documents and specs all read this table. */
export interface Machine<State extends string, Action extends string, Role extends string, Subject> {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: State;
  readonly transitions: readonly Transition<State, Action, Role, Subject>[];
}

/** A step somebody could take now, and what stands in its way. */
export interface AvailableAction<Action extends string = string> {
  readonly action: Action;
  readonly possible: boolean;
  readonly missing: readonly Missing[];
}

/**
 * Decides a step.
 * @returns the new state
 * @throws DomainError `not-allowed` when the roles may never take this step (from here), `wrong-state` when nobody can
 *   take it from this state, `not-ready` with everything that is missing
 */
export function next<S extends string, A extends string, R extends string, Subject extends { readonly state: S }>(
  machine: Machine<S, A, R, Subject>,
  subject: Subject,
  action: A,
  roles: readonly string[],
): S {
  const rows = machine.transitions.filter((row) => row.action === action);
  if (!rows.some((row) => allows(row.by, roles))) throw new DomainError('not-allowed', 'role_may_not_act');
  const fromHere = rows.filter((row) => row.from.includes(subject.state));
  if (fromHere.length === 0) throw new DomainError('wrong-state', 'step_not_in_this_state');
  const row = fromHere.find((candidate) => allows(candidate.by, roles));
  if (!row) throw new DomainError('not-allowed', 'role_may_not_act');
  const missing = missingFor(row, subject);
  if (missing.length > 0) throw new DomainError('not-ready', 'something_is_missing', { missing });
  return row.to;
}

/** The steps these roles have from the subject's state, each with what it still lacks. Drives buttons and API answers alike. */
export function availableActions<S extends string, A extends string, R extends string, Subject extends { readonly state: S }>(
  machine: Machine<S, A, R, Subject>,
  subject: Subject,
  roles: readonly string[],
): AvailableAction<A>[] {
  return machine.transitions
    .filter((row) => row.from.includes(subject.state) && allows(row.by, roles))
    .map((row) => {
      const missing = missingFor(row, subject);
      return { action: row.action, possible: missing.length === 0, missing };
    });
}

/** What stands in the way of a step, whoever asks; from every state, so that people can see early what will be needed. */
export function blockers<S extends string, A extends string, R extends string, Subject extends { readonly state: S }>(
  machine: Machine<S, A, R, Subject>,
  subject: Subject,
  action: A,
): readonly Missing[] {
  const rows = machine.transitions.filter((row) => row.action === action);
  const row = rows.find((candidate) => candidate.from.includes(subject.state)) ?? rows[0];
  return row ? missingFor(row, subject) : [];
}

/** Mistakes in a table: states nobody can reach, unknown states, rows that say the same step twice for one role. Empty when sound. */
export function defects<S extends string, A extends string, R extends string, Subject>(machine: Machine<S, A, R, Subject>): string[] {
  const found: string[] = [];
  const reached = new Set<S>([machine.initial]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const row of machine.transitions) {
      if (!reached.has(row.to) && row.from.some((state) => reached.has(state))) {
        reached.add(row.to);
        grew = true;
      }
    }
  }
  for (const state of machine.states) if (!reached.has(state)) found.push(`${machine.name}: nothing leads to "${state}"`);
  const seen = new Set<string>();
  for (const row of machine.transitions) {
    for (const state of [...row.from, row.to]) {
      if (!machine.states.includes(state)) found.push(`${machine.name}: "${row.action}" names the unknown state "${state}"`);
    }
    for (const state of row.from) {
      for (const role of row.by) {
        const key = `${row.action} from ${state} by ${role}`;
        if (seen.has(key)) found.push(`${machine.name}: "${key}" stands twice`);
        seen.add(key);
      }
    }
  }
  return found;
}

function allows(by: readonly string[], roles: readonly string[]): boolean {
  return by.some((role) => roles.includes(role));
}

function missingFor<S extends string, A extends string, R extends string, Subject>(
  row: Transition<S, A, R, Subject>,
  subject: Subject,
): readonly Missing[] {
  return (row.requires ?? []).flatMap((requirement) => requirement.missing(subject));
}
