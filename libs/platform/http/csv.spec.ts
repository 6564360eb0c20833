import { csvHead, csvLine } from './csv.js';

describe('a table for spreadsheets', () => {
  it('begins with the mark of UTF-8 and the names of its columns', () => {
    expect(csvHead(['name', 'state'])).toBe('\ufeffname;state\r\n');
  });

  it.each([
    ['plain text', 'Köln', 'Köln'],
    ['nothing', null, ''],
    ['a number', -3, '-3'],
    ['a moment', new Date('2026-11-21T20:00:00Z'), '2026-11-21T20:00:00.000Z'],
    ['a separator', 'a;b', '"a;b"'],
    ['quotes', 'say "hello"', '"say ""hello"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a formula', '=1+1', "'=1+1"],
    ['a formula by plus', '+49 421', "'+49 421"],
    ['a formula by minus', '-1', "'-1"],
    ['a formula by at', '@SUM(A1)', "'@SUM(A1)"],
    ['a formula after a tab', '\t=1', "'\t=1"],
    ['a formula with separator', '=a;b', `"'=a;b"`],
  ])('writes %s', (_, value, expected) => {
    expect(csvLine([value])).toBe(`${expected}\r\n`);
  });
});
