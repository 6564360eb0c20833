import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#libs/kernel/domain-error';
import { type Machine, next } from '#libs/kernel/state-machine';
import { hasText, LANGUAGES } from '#libs/platform/i18n/i18n';
import { PROJECT_ROOT } from '#libs/platform/project-root';

/**
 * Tries every action from every state as every role, and lists the steps that happen as `action: from → to (role)`.
 * Whatever else is tried has to be refused as a matter of role or state.
 * @param facts of a subject in this state that lacks nothing
 */
export function everyStep<S extends string, A extends string, R extends string, Subject extends { readonly state: S }>(
  machine: Machine<S, A, R, Subject>,
  actions: readonly A[],
  roles: readonly R[],
  facts: (state: S) => Subject,
): string[] {
  return machine.states.flatMap((from) =>
    actions.flatMap((action) =>
      roles.flatMap((role) => {
        try {
          return [`${action}: ${from} → ${next(machine, facts(from), action, [role])} (${role})`];
        } catch (error) {
          if (error instanceof DomainError && ['not-allowed', 'wrong-state'].includes(error.code)) return [];
          throw error;
        }
      }),
    ),
  );
}

/** The states that the database allows in the column `state` of a table, read from the migration that makes it. */
export function statesInDatabase(table: string): string[] {
  const folder = join(PROJECT_ROOT, 'migrations');
  const definition = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .map((text) => new RegExp(`CREATE TABLE ${table} \\(.*?\\bstate IN\\s*\\((.*?)\\)`, 's').exec(text)?.[1])
    .find((states) => states !== undefined);
  return [...(definition ?? '').matchAll(/'(\w+)'/g)].map(([, state]) => state as string);
}

/** The states and actions that lack a label in one of the languages. */
export function missingLabels(texts: string, states: readonly string[], actions: readonly string[]): string[] {
  const keys = [...states.map((state) => `${texts}.state.${state}`), ...actions.map((action) => `${texts}.action.${action}`)];
  return LANGUAGES.flatMap((language) => keys.filter((key) => !hasText(language, key)).map((key) => `${language}: ${key}`));
}
