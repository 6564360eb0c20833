import { de } from '#libs/texts/de';
import { en } from '#libs/texts/en';

/** Every key of a catalogue with the values that its sentence wants. */
function keysOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value !== 'string') return keysOf(value as object, here);
    const wanted = [...value.matchAll(/{{\s*(\w+)\s*(?:,[^}]*)?}}/g)].map(([, name]) => name).sort();
    return [`${here}(${wanted.join(',')})`];
  });
}

describe('the text catalogues', () => {
  it('say the same things, with the same values, in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(de).sort());
  });

  it('leave nothing blank', () => {
    for (const catalogue of [de, en]) expect(JSON.stringify(catalogue)).not.toMatch(/":""/);
  });

  it('say "Mitnutzung" to people', () => {
    expect(JSON.stringify(de)).not.toMatch(/Nachnutzung(?!svertrag)/);
  });
});
