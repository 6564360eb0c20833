import { type Candidate, type CompetenceFacts, decideCompetence } from './competence-gap.js';

const rule = { ruleId: 'r', source: 'Landesgesetz' };
const kreis: Candidate = { id: 'k', name: 'Jugendamt Kreis Mettmann', type: 'jugendamt', kind: 'district', ...rule };
const town: Candidate = { id: 't', name: 'Jugendamt Stadt Ratingen', type: 'jugendamt', kind: 'municipality', ...rule };
const facts: CompetenceFacts = { hasRule: true, candidates: [kreis], hasAuthoritiesInside: false };

describe('who is competent for a place', () => {
  it('is the one authority that serves it', () => {
    expect(decideCompetence(facts)).toEqual({ authority: kreis });
  });

  it('is the authority of the town where the town has one of its own', () => {
    expect(decideCompetence({ ...facts, candidates: [kreis, town] })).toEqual({ authority: town });
  });

  it.each([
    ['the Land has not said', { hasRule: false, candidates: [] }, 'no_rule'],
    ['nobody is entered for the place', { candidates: [] }, 'no_authority'],
    ['the place is cut into parts', { candidates: [], hasAuthoritiesInside: true }, 'region_too_large'],
    ['two serve the same region', { candidates: [kreis, { ...kreis, id: 'other' }] }, 'several_authorities'],
  ] as const)('stays open when %s', (_, differing, gap) => {
    expect(decideCompetence({ ...facts, ...differing })).toEqual({ gap });
  });
});
