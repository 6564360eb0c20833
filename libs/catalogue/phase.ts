import { type Day } from '#libs/kernel/day';

/** Phases of an implementation project, in order. */
export const PHASES = ['planning', 'design', 'implementation', 'pilot', 'rollout', 'nationwide'] as const;
export type Phase = (typeof PHASES)[number];

/** A day on which a phase was to begin, and the day it did. */
export interface DatedFact {
  readonly phase: Phase;
  readonly plannedOn: Day | null;
  readonly actualOn: Day | null;
}

/** The furthest phase that has begun by today; null when none is known to have. Plans and days to come do not count. */
export function phaseOf(facts: readonly DatedFact[], today: Day): Phase | null {
  const begun = facts.filter(({ actualOn }) => actualOn !== null && actualOn <= today).map(({ phase }) => phase);
  return PHASES.findLast((phase) => begun.includes(phase)) ?? null;
}
