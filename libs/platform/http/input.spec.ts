import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Max, ValidateNested } from 'class-validator';
import { DomainError } from '#libs/kernel/domain-error';
import { hasText, LANGUAGES } from '#libs/platform/i18n/i18n';
import { InputPipe, IsDay, IsFlag, IsHttpsUrl, NeededFor, Nullable, Optional, parseInput } from './input.js';

class Step {
  @IsIn(['pause', 'resume']) action: string;
  @NeededFor('pause') @Length(2, 5) reason?: string;
}
class Plan {
  @Length(2, 10) name: string;
  @Optional() @IsInt() @Max(3) count?: number;
  @Optional() @IsBoolean() isFree?: boolean;
  @Optional() @Nullable() @IsDay() on?: string | null;
  @Optional() @IsHttpsUrl() page?: string;
  @Optional() @IsUUID() id?: string;
  @Optional() @IsArray() @ArrayMaxSize(2) @ArrayUnique() @IsString({ each: true }) words?: string[];
  @Optional() @IsArray() @ValidateNested({ each: true }) @Type(() => Step) steps?: Step[];
}
class Query {
  @Optional() @IsString() q?: string;
  @Optional() @IsFlag() all?: boolean;
}

const refusalOf = (parse: () => unknown): DomainError => {
  try {
    parse();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
};
const faultsOf = (plain: unknown): string[] =>
  (refusalOf(() => parseInput(Plan, plain)).details.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

describe('an input', () => {
  it('becomes an instance with just what was given', () => {
    const given = { name: 'UVO', count: 3, isFree: false, on: null, words: ['a', 'b'], steps: [{ action: 'resume' }] };
    const plan = parseInput(Plan, given);
    expect(plan).toBeInstanceOf(Plan);
    expect(plan.steps?.[0]).toBeInstanceOf(Step);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(given);
  });

  it.each([
    ['an unknown field', { role: 'operator.admin' }, '/role unknown_field'],
    ['an unknown field within', { steps: [{ action: 'resume', state: 'x' }] }, '/steps/0/state unknown_field'],
    ['null where it may only be left out', { count: null }, '/count isInt'],
    ['a number as text', { count: '3' }, '/count isInt'],
    ['a number that is too large', { count: 1e308 }, '/count max'],
    ['no number at all', { count: Number.POSITIVE_INFINITY }, '/count isInt'],
    ['text for yes or no', { isFree: 'true' }, '/isFree isBoolean'],
    ['a day that does not exist', { on: '2026-02-30' }, '/on isDay'],
    ['a moment for a day', { on: '2026-11-21T00:00:00Z' }, '/on isDay'],
    ['an address without https', { page: 'http://bremen.example' }, '/page isHttpsUrl'],
    ['an address of another kind', { page: 'javascript:alert(1)' }, '/page isHttpsUrl'],
    ['an id that is none', { id: '1' }, '/id isUuid'],
    ['an object for a list', { words: {} }, '/words isArray'],
    ['too long a list', { words: ['a', 'b', 'c'] }, '/words arrayMaxSize'],
    ['a value twice', { words: ['a', 'a'] }, '/words arrayUnique'],
    ['a list within a list', { words: [['a']] }, '/words isString'],
    ['text for objects', { steps: ['pause'] }, '/steps/0 isObject'],
    ['null for objects', { steps: [null] }, '/steps/0 isObject'],
    ['what only some actions need, for one of them', { steps: [{ action: 'pause' }] }, '/steps/0/reason required'],
    ['what is too short, also where it is not needed', { steps: [{ action: 'resume', reason: 'x' }] }, '/steps/0/reason length'],
    ['an action that is none', { steps: [{ action: { $ne: 1 } }] }, '/steps/0/action isIn'],
  ])('with %s is refused at that field', (_, differing, fault) => {
    expect(faultsOf({ name: 'UVO', ...differing })).toEqual([fault]);
  });

  it.each([[5], [['UVO']], [{ length: 3 }], [true]])('%j is not accepted for a text', (name) => {
    expect(faultsOf({ name })).toEqual(['/name isString']);
  });

  it.each([undefined, '', '   ', '\n\t\u00a0'])('%j counts as missing', (name) => {
    expect(faultsOf({ name })).toEqual(['/name required']);
  });

  it.each([[null], ['text'], [5], [[]], [[{ name: 'UVO' }]]])('%j as a whole is refused', (plain) => {
    expect(faultsOf(plain)).toEqual([' isObject']);
  });

  it('names all fields at once, with the values of the rules they broke', () => {
    const { code, details } = refusalOf(() => parseInput(Plan, { name: 'x', count: 9, steps: [{ action: 'stop' }] }));
    expect({ code, errors: details.errors }).toEqual({
      code: 'invalid-input',
      errors: [
        { pointer: '/name', code: 'length', params: { min: 2, max: 10 } },
        { pointer: '/count', code: 'max', params: { max: 3 } },
        { pointer: '/steps/0/action', code: 'isIn', params: { allowed: 'pause, resume' } },
      ],
    });
  });
});

describe('a query', () => {
  const pipe = new InputPipe();
  const take = (query: object): unknown => pipe.transform(query, { type: 'query', metatype: Query, data: undefined });

  it('says yes or no in words', () => {
    expect(take({ q: 'UVO', all: 'true' })).toEqual({ q: 'UVO', all: true });
    expect(take({ all: 'false' })).toEqual({ all: false });
  });

  it.each([
    [{ page: '2' }, '/page unknown_field'],
    [{ q: ['a', 'b'] }, '/q repeated'],
    [{ all: '1' }, '/all isBoolean'],
  ])('%j cannot be read', (query, fault) => {
    const { code, details } = refusalOf(() => take(query));
    expect([code, ...(details.errors ?? []).map((error) => `${error.pointer} ${error.code}`)]).toEqual(['malformed', fault]);
  });
});

describe('every rule', () => {
  it.each(['required', 'unknown_field', 'repeated', 'foreign_cursor', 'isObject', 'isDay', 'isUuid', 'length', 'max'])(
    '"%s" has a sentence in both languages',
    (code) => {
      for (const language of LANGUAGES) expect(`${language} ${hasText(language, `invalid.${code}`)}`).toBe(`${language} true`);
    },
  );
});
