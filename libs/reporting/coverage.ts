import { type ConnectionState } from '#libs/onboarding/connection.entity';
import { type Stage } from '#libs/catalogue/service.entity';
import { type CoverageView } from './status.view.js';

/** Connections of one service in one Land that stand alike, as the kept counters have them. */
export interface Counter {
  readonly state: ConnectionState;
  readonly stage: Stage | null;
  readonly authorities: number;
  readonly inhabitants: number;
}

/** Who answers for a service in a Land, and how far they are. */
export interface CoverageFacts {
  /** Authorities that are competent today; 0 while the Land has not said who is. */
  readonly competentAuthorities: number;
  readonly competentInhabitants: number;
  readonly counters: readonly Counter[];
}

/** The states on the way to live, in order: the funnel. */
const FUNNEL = [
  'interest',
  'requested',
  'cleared',
  'preparing',
  'connecting',
  'testing',
  'approval',
  'scheduled',
  'live',
] as const satisfies readonly ConnectionState[];

const IN_WORK: readonly ConnectionState[] = FUNNEL.filter((state) => state !== 'interest' && state !== 'live');

/** Adds up one or more Länder or services. */
export function coverage(parts: readonly CoverageFacts[]): CoverageView {
  const counters = parts.flatMap((part) => part.counters);
  const resolved = parts.filter((part) => part.competentAuthorities > 0);
  const counted = resolved.flatMap((part) => part.counters).filter(isLive);
  const competentAuthorities = sum(resolved, 'competentAuthorities');
  const competentInhabitants = sum(resolved, 'competentInhabitants');
  return {
    competentAuthorities,
    competentInhabitants,
    unresolved: parts.length - resolved.length,
    interested: authorities(counters, ({ state }) => state === 'interest'),
    inWork: authorities(counters, ({ state }) => IN_WORK.includes(state)),
    liveInterim: authorities(counters, ({ stage }) => stage === 'interim'),
    liveDirect: authorities(counters, ({ stage }) => stage === 'direct'),
    live: authorities(counters, isLive),
    liveInhabitants: sum(counters.filter(isLive), 'inhabitants'),
    shareOfAuthorities: percent(sum(counted, 'authorities'), competentAuthorities),
    shareOfInhabitants: percent(sum(counted, 'inhabitants'), competentInhabitants),
    funnel: FUNNEL.map((state) => ({ state, authorities: authorities(counters, (counter) => counter.state === state) })),
  };
}

/** The part in percent of the whole with two decimals, cut and not rounded: 100.00 means everybody. Null without a whole. */
export function percent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = (BigInt(part) * 10_000n) / BigInt(whole);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

function isLive({ state }: Counter): boolean {
  return state === 'live';
}

function authorities(counters: readonly Counter[], isCounted: (counter: Counter) => boolean): number {
  return sum(counters.filter(isCounted), 'authorities');
}

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
