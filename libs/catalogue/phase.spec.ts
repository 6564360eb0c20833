import fc from 'fast-check';
import { type DatedFact, PHASES, phaseOf } from './phase.js';

const fact = (phase: DatedFact['phase'], actualOn: string | null, plannedOn: string | null = null): DatedFact => ({
  phase,
  actualOn,
  plannedOn,
});

describe('the phase of a project', () => {
  it.each([
    ['nothing known', [], null],
    ['only plans', [fact('rollout', null, '2020-01-01')], null],
    ['a pilot that began', [fact('planning', '2019-01-01'), fact('pilot', '2021-05-05')], 'pilot'],
    ['a pilot without earlier facts', [fact('pilot', '2021-05-05'), fact('rollout', null, '2022-01-01')], 'pilot'],
    ['a roll-out that begins tomorrow', [fact('pilot', '2021-05-05'), fact('rollout', '2026-11-22')], 'pilot'],
    ['a roll-out that begins today', [fact('pilot', '2021-05-05'), fact('rollout', '2026-11-21')], 'rollout'],
    ['facts in any order', [fact('rollout', '2022-01-01'), fact('planning', '2024-01-01')], 'rollout'],
  ] as const)('with %s', (_, facts, phase) => {
    expect(phaseOf(facts, '2026-11-21')).toBe(phase);
  });

  it('never falls back when another fact becomes known', () => {
    const facts = fc.array(fc.tuple(fc.constantFrom(...PHASES), fc.constantFrom('2020-01-01', '2026-11-21', '2027-01-01')));
    const rank = (known: readonly (readonly [DatedFact['phase'], string])[]): number =>
      PHASES.indexOf(
        phaseOf(
          known.map(([phase, day]) => fact(phase, day)),
          '2026-11-21',
        ) ?? 'planning',
      );
    fc.assert(fc.property(facts, facts, (known, more) => expect(rank([...known, ...more])).toBeGreaterThanOrEqual(rank(known))));
  });
});
