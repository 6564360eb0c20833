import { type Problem } from '#libs/platform/http/problem';
import { textBlocks } from '#libs/platform/pdf/structured-text';
import { type CoverageView } from '#libs/reporting/status.view';
import { shareOf } from './coverage-share.js';
import { type Frame } from './frame.js';

/** What Handlebars carries into blocks: the page's frame and the form that a field stands in. */
export interface BlockData {
  readonly root: { readonly frame: Frame };
  formId?: string;
}

type Values = Record<string, unknown>;
type FieldValue = string | number | boolean | null | readonly (string | number)[];

/** A piece of a page with named arguments; its markup stands in `views/components/<name>.hbs`. */
export interface Component {
  /** Names with their defaults; `undefined` where there is none and the template has to say it. */
  readonly parameters: Readonly<Values>;
  /** What the markup needs besides its arguments. */
  readonly prepare?: (values: Values, data: BlockData) => Values;
}

const NEEDED = undefined;
const SEARCH = 'search';
const FIELD = { name: NEEDED, label: NEEDED, hint: null, value: null, optional: false };

/** All components. Those marked "block" take a body: `{{#card title="…"}}…{{/card}}`. */
export const COMPONENTS: Readonly<Record<string, Component>> = {
  /** Ways to the pages of one thing: a list of `{ label, href, current }`, `current` "page" where the reader is, "true" where the page belongs, else null. */
  'section-navigation': { parameters: { label: NEEDED, places: NEEDED } },
  /** What stands above every page of a connection: see `connectionHead`. */
  'connection-head': { parameters: { of: NEEDED, title: NEEDED } },
  /** What was entered of an authority's technical data, and a certificate: `CertificateView`. */
  'parameters-sheet': { parameters: { of: NEEDED } },
  certificate: { parameters: { of: NEEDED } },
  /** Block: the page's one h1, with a line above it (`over`) and an introduction as body. */
  'page-header': { parameters: { title: NEEDED, over: null } },
  /** The way here from above: a list of `{ label, href }`; the page itself is not in it. */
  breadcrumb: { parameters: { trail: NEEDED } },
  /** Block: a message of tone info, success, warning or danger. */
  alert: { parameters: { title: NEEDED, tone: 'info' } },
  /** A state or property in a word or two; tones as alert, and neutral for what is merely so. */
  badge: { parameters: { label: NEEDED, tone: 'neutral' } },
  /** Whether somebody can come in, and how: a `PersonView`. */
  'access-badge': { parameters: { person: NEEDED } },
  /** A state, since when, and whose turn it is (a party or null). */
  'state-line': { parameters: { label: NEEDED, tone: 'neutral', since: NEEDED, waitingOn: null, waitingSince: null } },
  /** Block: a titled box; with `href` its title is a link. */
  card: { parameters: { title: NEEDED, href: null, level: 2 } },
  /** Block of `entry`: names and values. */
  details: { parameters: {} },
  /** Block: one name with its value. */
  entry: { parameters: { label: NEEDED } },
  /**
   * Block of plain thead and tbody: rows begin with `<th scope="row">`, numbers carry class="number". Scrolls within itself. `quiet` where
   * the heading above says what the caption says.
   */
  table: { parameters: { caption: NEEDED, id: NEEDED, quiet: false } },
  /** A column's head by which the list can be sorted: `query` is the list's present query. */
  'sort-header': { parameters: { label: NEEDED, path: NEEDED, query: NEEDED, by: NEEDED }, prepare: sortHeader },
  /** Ways on in a list paged by cursor: addresses or null. */
  pagination: { parameters: { first: null, next: null } },
  /** Active filters as links that take each away: a list of `{ label, href }`. */
  'active-filters': { parameters: { filters: NEEDED } },
  /** Planned and actual days of an implementation project: a list of `FactView`. */
  'fact-table': { parameters: { facts: NEEDED } },
  /** Block: nothing here, and what to do about it. */
  empty: { parameters: { title: NEEDED } },
  /** What was refused about a form, each with a link to its field; the layout puts it above the page. */
  'error-summary': { parameters: { problem: NEEDED }, prepare: errorSummary },
  /** Block: a form that changes something (POST). `id` tells several forms of a page apart; `files` where it sends a file. */
  form: { parameters: { action: NEEDED, id: 'form', files: false }, prepare: form },
  /** Block: a form that only asks (GET), for search and filters; `inRow` puts its fields side by side where there is room. */
  'search-form': { parameters: { action: NEEDED, label: NEEDED, inRow: false }, prepare: searchForm },
  /** Block: fields that belong together. */
  fieldset: { parameters: { legend: NEEDED, hint: null } },
  input: { parameters: { ...FIELD, type: 'text', autocomplete: null, inputmode: null, language: null }, prepare: field },
  textarea: { parameters: { ...FIELD, rows: 5 }, prepare: field },
  /** `options`: a list of `{ value, label }`; `blank` is the text of the empty choice, null for none. */
  select: { parameters: { ...FIELD, options: NEEDED, blank: null }, prepare: choice },
  /** `options`: a list of `{ value, label, hint? }`. */
  radios: { parameters: { ...FIELD, options: NEEDED }, prepare: choice },
  checkboxes: { parameters: { ...FIELD, options: NEEDED }, prepare: choice },
  /** One statement to agree to: answers true or false. */
  checkbox: { parameters: { ...FIELD }, prepare: choice },
  file: { parameters: { ...FIELD, accept: null }, prepare: field },
  /** A value that goes along unseen. */
  hidden: { parameters: { name: NEEDED, value: NEEDED } },
  /** Block of `submit` and `button-link`. */
  'button-row': { parameters: {} },
  /** Tones primary, secondary and tertiary. `name` and `value` where a form has several buttons. */
  submit: { parameters: { label: NEEDED, tone: 'primary', name: null, value: null } },
  'button-link': { parameters: { label: NEEDED, href: NEEDED, tone: 'secondary' } },
  /**
   * Tasks with who has the ball: a list of `{ title, href, state, tone, isDone, detail }`; `href` null where the task is not yet possible,
   * then `detail` says why. `id` tells several lists of a page apart.
   */
  'task-list': { parameters: { tasks: NEEDED, heading: NEEDED, done: NEEDED, total: NEEDED, id: 'task' } },
  /**
   * The steps of `availableActions`, each as a button, or as a sentence with what is missing and whose turn it is. `labels` is the prefix of
   * their texts, `action` where the form goes; steps in `asking` need more than a press and lead to `<action>/<step>`, where
   * `give_notice` is written `give-notice`. With `folds` what is missing opens at a press, for pages that list it anyway; with `quiet` those steps stand
   * back, as they end something or hold it up.
   */
  actions: {
    parameters: { of: NEEDED, labels: NEEDED, action: NEEDED, asking: [], title: null, folds: false, quiet: null },
    prepare: actions,
  },
  /** What is missing: a list of `{ message, ownerParty }`. */
  missing: { parameters: { of: NEEDED } },
  /** Block: something long that opens at a press. */
  accordion: { parameters: { title: NEEDED } },
  /** A text in the signs of contracts; its title gets the heading `level`, headings the next. */
  'structured-text': { parameters: { of: NEEDED, level: 3 }, prepare: structuredText },
  /** A SHA-256 in groups of four, so that people can compare it; copied it is whole. */
  digest: { parameters: { of: NEEDED }, prepare: digest },
  /** Where the operator is reached: `{ address, email, phone }`, null for what is not known. */
  contact: { parameters: { of: NEEDED } },
  /** What a catalogue entry says: entries of a `SheetTopic`, each with the reviewers' remarks. */
  sheet: { parameters: { entries: NEEDED } },
  /** Services in a table that leads to where they are kept. */
  'service-table': { parameters: { services: NEEDED, id: NEEDED, caption: NEEDED } },
  /** What happened, latest first: a list of `{ at, title, by, detail }`, `detail` null for none. */
  timeline: { parameters: { entries: NEEDED } },
  /** One share of 1 as a bar; the number stands beside it as text. */
  bar: { parameters: { share: NEEDED, label: NEEDED }, prepare: bar },
  /** How far the roll-out is: live of competent authorities as bar and words. A `CoverageView`. */
  coverage: { parameters: { of: NEEDED }, prepare: coverage },
  /** The same as a bar alone, for tables. */
  'coverage-bar': { parameters: { of: NEEDED }, prepare: coverage },
  /** The four numbers that people ask for first. */
  'status-numbers': { parameters: { of: NEEDED }, prepare: coverage },
  /** Who keeps how many connections waiting: a list of `{ party, connections, oldestSince }`. */
  'waiting-table': { parameters: { waiting: NEEDED } },
  /** Dated facts of the roll-out without persons: a list of `HistoryEntry`. */
  'public-history': { parameters: { entries: NEEDED } },
  /** The Länder as a schematic map: tiles of `tileMap`. Always put a table with the same numbers beside it. */
  'tile-map': { parameters: { tiles: NEEDED, caption: NEEDED } },
  /** Parts of a whole in one bar with the same numbers as a table: a list of `{ label, value }`, the last with `isRest` for what is left. */
  'stacked-bar': { parameters: { id: NEEDED, caption: NEEDED, parts: NEEDED, unit: NEEDED }, prepare: stackedBar },
};

function form({ id }: Values, data: BlockData): Values {
  data.formId = id as string;
  return { failed: data.root.frame.failedForm?.id === id };
}

/** Asking needs no field in particular, so none is marked. */
function searchForm(_: Values, data: BlockData): Values {
  data.formId = SEARCH;
  return {};
}

/** The field's id, its error and what was typed into it before, where its form was refused. */
function field({ name, label, hint, value, optional }: Values, data: BlockData): Values {
  const { frame } = data.root;
  const formId = data.formId ?? SEARCH;
  const id = `${formId === 'form' ? '' : `${formId}-`}${(name as string).replaceAll('/', '-')}`;
  const failed = frame.failedForm?.id === formId ? frame.failedForm : null;
  const pointer = `/${name as string}`;
  const error = failed?.problem.errors?.find((candidate) => `${candidate.pointer}/`.startsWith(`${pointer}/`))?.message ?? null;
  if (failed) frame.labels.set(pointer, { id, label: label as string });
  const typed = failed
    ? (failed.values[name as string] ?? [])
    : [value as FieldValue].flat().map((one) => (one === null ? '' : String(one)));
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const isAsked = formId !== SEARCH;
  return {
    id,
    error,
    describedBy,
    isRequired: isAsked && !optional,
    isMarkedOptional: isAsked && optional,
    typed: typed[0] ?? '',
    chosen: typed,
  };
}

function errorSummary({ problem }: Values, { root }: BlockData): Values {
  const { errors, missing } = problem as Problem;
  const fields = [...root.frame.labels];
  return {
    errors: (errors ?? []).map(({ pointer, message }) => {
      const [, found] = fields.find(([field]) => `${pointer}/`.startsWith(`${field}/`)) ?? [];
      return { message, id: found?.id ?? null, label: found?.label ?? null };
    }),
    lacking: missing ?? [],
  };
}

function choice(values: Values, data: BlockData): Values {
  const common = field(values, data);
  const options = ((values.options ?? []) as { value: unknown; label: string; hint?: string }[]).map(({ value, label, hint }, index) => ({
    value: String(value),
    label,
    hint: hint ?? null,
    // The first choice carries the field's own id: the error summary leads there.
    id: index === 0 ? common.id : `${common.id as string}-${index + 1}`,
    isChosen: (common.chosen as string[]).includes(String(value)),
  }));
  return { ...common, options, isTicked: (common.chosen as string[]).includes('true') };
}

function sortHeader({ path, query, by }: Values): Values {
  const present = (query as { sort?: string }).sort ?? '';
  const direction = present === by ? 'ascending' : present === `-${by as string}` ? 'descending' : 'none';
  return { direction, path, query: { ...(query as object), cursor: null, sort: direction === 'ascending' ? `-${by as string}` : by } };
}

function actions({ of, asking, quiet }: Values): Values {
  const steps = of as { action: string; possible: boolean; missing: unknown[] }[];
  const possible = steps
    .filter((step) => step.possible)
    .map((step) => {
      const asks = (asking as string[]).includes(step.action);
      const standsBack = quiet === null ? asks : (quiet as string[]).includes(step.action);
      return { ...step, asks, place: step.action.replaceAll('_', '-'), tone: standsBack ? 'secondary' : 'primary' };
    });
  return { possible, notYet: steps.filter((step) => !step.possible).map((step) => ({ ...step, count: step.missing.length })) };
}

function structuredText({ of, level }: Values): Values {
  return { blocks: textBlocks(of as string), below: (level as number) + 1 };
}

function digest({ of }: Values): Values {
  return { groups: (of as string).match(/.{1,4}/g) ?? [] };
}

function bar({ share }: Values): Values {
  return { width: Math.round(Math.min(1, Math.max(0, Number(share))) * 1000) / 10 };
}

function coverage({ of }: Values): Values {
  const { shareOfAuthorities, shareOfInhabitants } = of as CoverageView;
  return {
    share: shareOf(shareOfAuthorities),
    isKnown: shareOfAuthorities !== null,
    inhabitants: shareOf(shareOfInhabitants),
    hasInhabitants: shareOfInhabitants !== null,
  };
}

function stackedBar({ parts }: Values): Values {
  const all = parts as { label: string; value: number; isRest?: boolean }[];
  const total = all.reduce((sum, part) => sum + part.value, 0);
  let x = 0;
  const segments = all.map((part, index) => {
    const width = total > 0 ? (part.value / total) * 100 : 0;
    const segment = {
      ...part,
      share: total > 0 ? part.value / total : 0,
      x: round(x),
      width: round(width),
      key: part.isRest ? 'rest' : String(index + 1),
    };
    x += width;
    return segment;
  });
  return { segments, total };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
