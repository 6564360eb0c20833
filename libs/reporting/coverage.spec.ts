import fc from 'fast-check';
import { coverage, percent } from './coverage.js';

describe('coverage', () => {
  const northRhine = {
    competentAuthorities: 186,
    competentInhabitants: 17_932_651,
    counters: [
      { state: 'live', stage: 'interim', authorities: 1, inhabitants: 451_007 },
      { state: 'live', stage: 'direct', authorities: 1, inhabitants: 355_100 },
      { state: 'requested', stage: null, authorities: 3, inhabitants: 500_000 },
      { state: 'testing', stage: null, authorities: 1, inhabitants: 90_000 },
      { state: 'interest', stage: null, authorities: 4, inhabitants: 700_000 },
      { state: 'declined', stage: null, authorities: 2, inhabitants: 10_000 },
    ],
  } as const;
  const silent = { competentAuthorities: 0, competentInhabitants: 0, counters: [] };

  it('counts competent authorities and inhabitants, not Gemeinden', () => {
    expect(coverage([northRhine])).toMatchObject({
      competentAuthorities: 186,
      unresolved: 0,
      interested: 4,
      inWork: 4,
      live: 2,
      liveInterim: 1,
      liveDirect: 1,
      liveInhabitants: 806_107,
      shareOfAuthorities: '1.07',
      shareOfInhabitants: '4.49',
    });
  });

  it('has every state of the funnel, also those nobody is in, and none of the closed ones', () => {
    expect(coverage([northRhine]).funnel).toEqual([
      { state: 'interest', authorities: 4 },
      { state: 'requested', authorities: 3 },
      { state: 'cleared', authorities: 0 },
      { state: 'preparing', authorities: 0 },
      { state: 'connecting', authorities: 0 },
      { state: 'testing', authorities: 1 },
      { state: 'approval', authorities: 0 },
      { state: 'scheduled', authorities: 0 },
      { state: 'live', authorities: 2 },
    ]);
  });

  it('says so where nobody has settled who is competent, instead of a share', () => {
    expect(coverage([silent])).toMatchObject({ unresolved: 1, shareOfAuthorities: null, shareOfInhabitants: null, live: 0 });
  });

  it('adds up Länder, and takes shares only of what is known', () => {
    const unknown = { competentAuthorities: 0, competentInhabitants: 0, counters: northRhine.counters };
    expect(coverage([northRhine, silent, northRhine, unknown])).toMatchObject({
      competentAuthorities: 372,
      unresolved: 2,
      live: 6,
      shareOfAuthorities: '1.07',
      shareOfInhabitants: '4.49',
    });
  });
});

describe('a share in percent', () => {
  it.each([
    [0, 5, '0.00'],
    [1, 3, '33.33'],
    [2, 3, '66.66'],
    [5, 5, '100.00'],
    [9_999_999, 10_000_000, '99.99'],
    [1, 0, null],
  ])('of %i in %i is %s', (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected);
  });

  it('says 100.00 only for the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000_000 }), fc.integer({ min: 0, max: 90_000_000 }), (whole, part) => {
        fc.pre(part <= whole);
        expect(percent(part, whole) === '100.00').toBe(part === whole);
      }),
    );
  });
});
