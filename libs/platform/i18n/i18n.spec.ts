import { preferredLanguage, sayMissing, translator } from './i18n.js';

describe('the reader’s language', () => {
  it.each([
    [undefined, 'de'],
    ['', 'de'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en;q=0.4, de;q=0.5', 'de'],
    ['fr, en;q=0.7, de;q=0.3', 'en'],
    ['fr-FR, it', 'de'],
    ['*', 'de'],
    ['fr, *;q=0.5, en;q=0.1', 'de'],
    ['de;q=0, en', 'en'],
    ['en;q=0', 'de'],
    ['en;q=nonsense', 'de'],
    [';;;,,,=', 'de'],
  ])('is for "%s" %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('a text', () => {
  it('is said with its values, each language in its own way', () => {
    expect(translator('de')('invalid.length', { min: 2, max: 20 })).toBe('Bitte 2 bis 20 Zeichen angeben.');
    expect(translator('en')('invalid.length', { min: 2, max: 20 })).toContain('2');
  });

  it('that nobody has written is an error, and so is a value that is missing', () => {
    expect(() => translator('de')('refusal.nobody_wrote_this')).toThrow('There is no de text "refusal.nobody_wrote_this".');
    expect(() => translator('en')('invalid.length', { min: 2 })).toThrow('{{max}}');
  });

  it('is left as it stands where a value looks like markup or like a text of its own', () => {
    const file = '<b>{{max}}</b> $t(invalid.required)';
    expect(translator('de')('invalid.isIn', { allowed: file })).toContain(file);
  });

  it('of what is missing tells whose turn it is', () => {
    expect(sayMissing([{ code: 'service_contact', ownerParty: 'operator' }], translator('de'))).toMatchObject([
      { code: 'service_contact', ownerParty: 'operator' },
    ]);
  });
});
