import { searchWords } from './catalogue-search.js';

describe('what somebody typed, as words to search for', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['  –  ', null],
    ['UVO', ['uvo']],
    ['Unterhaltsvorschuss Online', ['unterhaltsvorschuss', 'online']],
    ['Eheschließung/Heirat', ['eheschließung', 'heirat']],
    ['99107021017000', ['99107021017000']],
    ['99 107 021 017 000', ['99107021017000']],
    ['99 107 021', ['99107021']],
    ['Leistung 99 107', ['leistung', '99107']],
    ["x' | !y & (z:*)", ['x', 'y', 'z']],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%p → %p', (typed, words) => {
    expect(searchWords(typed)).toEqual(words);
  });
});
