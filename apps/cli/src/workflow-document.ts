import { type Machine } from '#libs/kernel/state-machine';
import { type Translate } from '#libs/platform/i18n/i18n';

/** A machine with the place of its labels in the text catalogues, e.g. `contracts.contract`. */
export interface DocumentedMachine {
  readonly machine: Machine<string, string, string, never>;
  readonly texts: string;
}

/** All workflows as one Markdown page: a diagram and a table for each, from the very tables that decide. */
export function workflowDocument(machines: readonly DocumentedMachine[], t: Translate): string {
  return [
    '# Workflows',
    'Generated from the tables in the code by `npm run kontor -- workflows > docs/workflows.md`; a spec fails when it is out of date.',
    ...machines.map((documented) => section(documented, t)),
    '',
  ].join('\n\n');
}

function section({ machine, texts }: DocumentedMachine, t: Translate): string {
  const label = (kind: 'state' | 'action', code: string): string => t(`${texts}.${kind}.${code}`);
  const arrows = machine.transitions.flatMap(({ action, from, to }) => from.map((state) => `  ${state} --> ${to}: ${action}`));
  const states = machine.states.map((state) => `| \`${state}\` | ${label('state', state)} |`);
  const steps = machine.transitions.map(
    ({ action, from, to, by, requires = [] }) =>
      `| \`${action}\` | ${label('action', action)} | ${from.map((state) => `\`${state}\``).join(' ')} | \`${to}\` | ${by.join(', ')} | ${requires.map(({ name }) => name).join(', ')} |`,
  );
  return [
    `## ${machine.name}`,
    ['```mermaid', 'stateDiagram-v2', `  [*] --> ${machine.initial}`, ...arrows, '```'].join('\n'),
    ['| State | Label |', '|---|---|', ...states].join('\n'),
    ['| Step | Label | From | To | By | Needs |', '|---|---|---|---|---|---|', ...steps].join('\n'),
  ].join('\n\n');
}
