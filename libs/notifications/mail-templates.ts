import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Party } from '#libs/kernel/actor';
import { type Missing } from '#libs/kernel/domain-error';
import { LANGUAGES, type Language, sayMissing, translator } from '#libs/platform/i18n/i18n';
import { sayDay, sayMoment } from '#libs/platform/i18n/say';
import { PROJECT_ROOT } from '#libs/platform/project-root';
import { strictHandlebars } from '#libs/platform/templates/strict-handlebars';

/** A mail in words. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Puts a mail into words. A template is a text of paragraphs with a blank line between them: the first is the subject (after `Betreff: `
 * or `Subject: `), lines that begin with `- ` are a list, and `→ Words` leads to the page `link`. Greeting and closing come from the layout.
 * Besides Handlebars' blocks there are `{{day …}}`, `{{moment …}}`, `{{say "onboarding.stage" stage}}` (a text of the catalogues, its parts
 * joined by dots), `{{turn waitingOn}}`, `{{because reason}}` (both nothing for null) and `{{#each (sentences missing)}}`.
 * @throws Error when there is no such template, or when it names what `data` does not hold
 */
export function writeMail(template: string, language: Language, data: Readonly<Record<string, unknown>>): WrittenMail {
  const values = { language, about: null, ...onOneLine(data) };
  const source = readTemplate(template, language);
  const [heading = '', ...plain] = paragraphsOf(fill(source, values, { noEscape: true }));
  const [, ...marked] = paragraphsOf(fill(source, values));
  const subject = heading.replace(/^(Betreff|Subject): /, '');
  return {
    subject,
    text: fill(readTemplate('layout.text'), { ...values, subject, paragraphs: plain.map(asText(data.link)) }, { noEscape: true }),
    html: fill(readTemplate('layout.html'), { ...values, subject, paragraphs: marked.map(asHtml(data.link)) }),
  };
}

/** Names of all templates. */
export function mailTemplates(): string[] {
  const ending = `.${LANGUAGES[0]}.hbs`;
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

const FOLDER = join(PROJECT_ROOT, 'libs/notifications/templates');
const handlebars = strictHandlebars();
handlebars.registerHelper('day', (value, options) => sayDay(value as string, languageOf(options)));
handlebars.registerHelper('moment', (value, options) => sayMoment(value as string, languageOf(options)));
handlebars.registerHelper('say', (...given) => translator(languageOf(given.at(-1)))(given.slice(0, -1).join('.')));
handlebars.registerHelper('turn', (party, options) =>
  party === null ? '' : translator(languageOf(options))('mail.turn', { party: nameOf(party as Party, rootOf(options)) }),
);
handlebars.registerHelper('because', (reason, options) =>
  reason === null ? '' : translator(languageOf(options))('mail.because', { reason: reason as string }),
);
handlebars.registerHelper('sentences', (missing, options) =>
  sayMissing(missing as Missing[], translator(languageOf(options))).map(({ message }) => message),
);

const compiled = new Map<string, (values: object) => string>();

function fill(source: string, values: object, options: { noEscape?: boolean } = {}): string {
  const key = `${options.noEscape}${source}`;
  const render = compiled.get(key) ?? handlebars.compile(source, options);
  compiled.set(key, render);
  return render(values);
}

const sources = new Map<string, string>();

function readTemplate(...name: string[]): string {
  const file = join(FOLDER, `${name.join('.')}.hbs`);
  const source = sources.get(file) ?? readFileSync(file, 'utf8');
  sources.set(file, source);
  return source;
}

/** What people typed cannot begin a paragraph of its own, nor a header line. */
function onOneLine<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? part.replace(/\s+/g, ' ').trim() : part)) as T;
}

function paragraphsOf(text: string): string[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

const WAY = /^→ /;
const LIST = /^- /;

function asText(link: unknown): (paragraph: string) => string {
  return (paragraph) => (WAY.test(paragraph) ? `${paragraph.replace(WAY, '')}:\n${String(link)}` : paragraph);
}

function asHtml(link: unknown): (paragraph: string) => { words: string; href: string | null; items: string[] } {
  return (paragraph) => ({
    words: paragraph.replace(WAY, ''),
    href: WAY.test(paragraph) ? String(link) : null,
    items: LIST.test(paragraph) ? paragraph.split('\n').map((line) => line.replace(LIST, '')) : [],
  });
}

/** A party by its name, where the mail is about a certain one. */
function nameOf(party: Party, { language, authorityName, stateName }: Root): string {
  const name = { authority: authorityName, state: stateName }[party as string];
  return name ?? translator(language)(`common.party.${party}`);
}

/** What the template was given. */
interface Root {
  readonly language: Language;
  readonly authorityName?: string;
  readonly stateName?: string;
}

function rootOf(options: unknown): Root {
  return (options as { data: { root: Root } }).data.root;
}

function languageOf(options: unknown): Language {
  return rootOf(options).language;
}
