import 'reflect-metadata';
import fc from 'fast-check';
import { DomainError } from '#libs/kernel/domain-error';
import { parseInput } from '#libs/platform/http/input';
import { CompetenceQuery } from './directory.dto.js';
import { agsOf, isAgs, isArs, isLeikaKey, paddedArs, STATE_SHORTS, stateCodeOf } from './keys.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const stateCode = fc.constantFrom(...Object.keys(STATE_SHORTS));

describe('regional keys', () => {
  it.each([
    ['05', true],
    ['051', true],
    ['05124', true],
    ['051240000', true],
    ['051240000000', true],
    ['0512', false],
    ['05124000', false],
    ['17', false],
    ['00', false],
    ['O5', false],
    ['05124 ', false],
    [5, false],
    [null, false],
  ])('are those of a Land, Regierungsbezirk, Kreis, Gemeindeverband or Gemeinde: %p → %p', (text, expected) => {
    expect(isArs(text)).toBe(expected);
  });

  it('are kept with twelve digits, and the municipal key follows from them', () => {
    fc.assert(
      fc.property(stateCode, digits(3), digits(4), digits(3), (state, district, association, municipality) => {
        const ars = state + district + association + municipality;
        expect(isArs(ars)).toBe(true);
        expect(paddedArs(ars)).toBe(ars);
        expect(agsOf(ars)).toBe(state + district + municipality);
        expect(isAgs(agsOf(ars))).toBe(true);
        expect(agsOf(state + district)).toBe(`${state}${district}000`);
      }),
    );
  });

  it('give the key of Rhede as the register does', () => {
    expect(agsOf('055540048048')).toBe('05554048');
  });
});

describe('a Land', () => {
  it('is known by code and by short name', () => {
    fc.assert(
      fc.property(stateCode, (code) => {
        expect(stateCodeOf(code)).toBe(code);
        expect(stateCodeOf(STATE_SHORTS[code])).toBe(code);
        expect(stateCodeOf(STATE_SHORTS[code]?.toLowerCase())).toBe(code);
      }),
    );
    expect([stateCodeOf('17'), stateCodeOf('XX'), stateCodeOf(5), stateCodeOf('')]).toEqual([null, null, null, null]);
  });
});

describe('LeiKa keys', () => {
  it('are fourteen digits that begin with 99', () => {
    fc.assert(fc.property(digits(12), (rest) => expect(isLeikaKey(`99${rest}`)).toBe(true)));
    expect(['98107021017000', '9910702101700', '991070210170000', 99107021017000, null].filter(isLeikaKey)).toEqual([]);
  });
});

describe('keys in an input', () => {
  it('are brought into the one form we store', () => {
    expect(parseInput(CompetenceQuery, { leistung: '99 107 021 017 000', ars: '05124' })).toMatchObject({
      leistung: '99107021017000',
      ars: '051240000000',
    });
  });

  it('are refused with a sentence of their own', () => {
    expect(errorsOf(() => parseInput(CompetenceQuery, { leistung: '12345', ars: '0512' }))).toEqual([
      { pointer: '/leistung', code: 'isLeikaKey' },
      { pointer: '/ars', code: 'isArs' },
    ]);
  });
});

function errorsOf(parse: () => unknown): DomainError['details']['errors'] {
  try {
    parse();
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors;
    throw error;
  }
  throw new Error('the input was accepted');
}
