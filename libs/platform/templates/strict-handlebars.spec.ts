import { strictHandlebars } from './strict-handlebars.js';

const handlebars = strictHandlebars();
handlebars.registerHelper('euro', (cents) => `${Number(cents) / 100} €`);
const render = (template: string, context: object): string => handlebars.compile(template)(context);

describe('a template', () => {
  it.each([
    '{{name}}',
    '{{person.name}}',
    '{{#if name}}x{{/if}}',
    '{{#unless name}}x{{/unless}}',
    '{{#each list}}x{{/each}}',
    '{{#with person}}x{{/with}}',
    '{{euro cents}}',
    '{{#if (eq state "live")}}x{{/if}}',
    '{{unknownHelper 1}}',
    '{{> unknownPartial}}',
  ])('refuses a name that is missing: %s', (template) => {
    expect(() => render(template, { other: 1 })).toThrow();
  });

  it('takes null, false and empty lists as values', () => {
    expect(
      render('{{#if a}}x{{else}}y{{/if}}{{#each b}}x{{else}}none{{/each}}{{#unless c}}z{{/unless}}', { a: null, b: [], c: false }),
    ).toBe('ynonez');
  });

  it('gives blocks their values, index and outer names', () => {
    expect(
      render('{{#each list}}{{@index}}{{this}}{{../sep}}{{/each}}{{#with person}}{{name}}{{/with}}', {
        list: ['a', 'b'],
        sep: ';',
        person: { name: 'N' },
      }),
    ).toBe('0a;1b;N');
    expect(render('{{#if (and a (not b))}}{{euro 250}}{{/if}}', { a: 1, b: [] })).toBe('2.5 €');
  });

  it('escapes what it prints', () => {
    expect(render('{{name}}', { name: '<b>"x"</b>' })).toBe('&lt;b&gt;&quot;x&quot;&lt;/b&gt;');
  });
});
