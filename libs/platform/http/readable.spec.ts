import fc from 'fast-check';
import { DomainError } from '#libs/kernel/domain-error';
import { refuseUnreadable } from './readable.js';

/** `depth` objects within each other around a value. */
const nested = (depth: number, value: unknown = 1): unknown => {
  let input = value;
  for (let level = 0; level < depth; level++) input = { a: input };
  return input;
};
const refusalOf = (input: unknown): { reason: string; pointers: string[] } | null => {
  try {
    refuseUnreadable(input);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { reason: error.reason, pointers: (error.details.errors ?? []).map(({ pointer }) => pointer) };
  }
};

describe('what comes in', () => {
  it('may be anything that JSON can say and the database can keep', () => {
    const inputs = fc
      .jsonValue({ stringUnit: 'grapheme', maxDepth: 10 })
      .filter((value) => !/\\u0000|__proto__|constructor/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(inputs, (input) => {
        const names = JSON.stringify(input).match(/"(\w+)":/g) ?? [];
        fc.pre(names.every((name) => !(name.slice(1, -2) in Object.prototype)));
        refuseUnreadable(input);
      }),
    );
    expect(refusalOf(undefined)).toBeNull();
  });

  it.each(['👩🏽‍🚀 שלום مرحبا \u202e\u0301', 'line\nbreak\ttab', '\u{10ffff}\ufffd'])('may hold %j', (text) => {
    expect(refusalOf({ note: [text] })).toBeNull();
  });

  it.each(['a\0b', '\ud800', 'x\udc00', '\udc00\ud800'])('holds no %j, which the database cannot keep', (text) => {
    expect(refusalOf({ note: [text] })?.reason).toBe('unstorable_text');
  });

  it('nests no deeper than twenty levels, however deep it would be', () => {
    expect(refusalOf(nested(20))).toBeNull();
    for (const depth of [21, 100_000]) expect(refusalOf(nested(depth))?.reason).toBe('nested_too_deep');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('has no field "%s"', (name) => {
    const input = JSON.parse(`{"a":[{"${name}":{"isAdmin":true}}]}`) as unknown;
    expect(refusalOf(input)).toEqual({ reason: 'reserved_name', pointers: [`/a/0/${name}`] });
  });
});
