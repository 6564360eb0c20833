import fc from 'fast-check';
import { slugOf } from './slug.js';

describe('a name in an address', () => {
  it.each([
    ['Unterhaltsvorschuss Online', 'unterhaltsvorschuss-online'],
    ['Eheschließung (Anmeldung) & Ähnliches', 'eheschliessung-anmeldung-aehnliches'],
    ['Café  Łódź', 'cafe-odz'],
    ['---', ''],
  ])('%s → %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('always has the form that addresses want, and stays as it is when taken again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugOf(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slugOf(slugOf(name))).toBe(slugOf(name));
      }),
    );
  });
});
