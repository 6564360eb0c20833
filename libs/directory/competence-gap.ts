import { REGION_KINDS, type RegionKind } from './regions.js';

/** Why a place has no single competent authority. */
export type GapReason = 'no_rule' | 'region_too_large' | 'no_authority' | 'several_authorities';

/** A competent authority that serves the place or a region that contains it. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** The Land's rule that says so, and what it rests on. */
  readonly ruleId: string;
  readonly source: string;
  /** Kind of the region by which it serves the place. */
  readonly kind: RegionKind;
}

/** What is known about one Leistung in one place on one day. */
export interface CompetenceFacts {
  /** The Land has said who is competent. */
  readonly hasRule: boolean;
  readonly candidates: readonly Candidate[];
  /** There are competent authorities for parts of the place. */
  readonly hasAuthoritiesInside: boolean;
}

/**
 * The one competent authority, or the reason why there is none. Whoever serves the smaller region goes before whoever serves one
 * that contains it: a town with a Jugendamt of its own before the one of its Kreis.
 */
export function decideCompetence(facts: CompetenceFacts): { authority: Candidate } | { gap: GapReason } {
  if (!facts.hasRule) return { gap: 'no_rule' };
  const nearest = Math.max(...facts.candidates.map(depth));
  const [authority, ...others] = facts.candidates.filter((candidate) => depth(candidate) === nearest);
  if (!authority) return { gap: facts.hasAuthoritiesInside ? 'region_too_large' : 'no_authority' };
  return others.length === 0 ? { authority } : { gap: 'several_authorities' };
}

function depth(candidate: Candidate): number {
  return REGION_KINDS.indexOf(candidate.kind);
}
