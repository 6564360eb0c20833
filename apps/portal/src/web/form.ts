import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import { DomainError } from '#libs/kernel/domain-error';
import { readMultipart } from '#libs/platform/http/multipart';
import { type Problem } from '#libs/platform/http/problem';

/** A refused form: what was typed and why it was not accepted, for showing the page again with nothing lost. */
export interface FailedForm {
  /** Which of the page's forms. */
  readonly id: string;
  readonly problem: Problem;
  /** What was typed, by field name; a field that may stand several times has several values. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A form as it came in. Field names are JSON pointers without the first slash, so that a refusal finds its field: `contact/name`. */
export interface SentForm {
  readonly id: string;
  /** Made when the form was written; the same for a second click, another for a second form. */
  readonly onceKey: string | null;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly file: UploadedFile | null;
  /** Why it cannot be used whatever it says, such as a file that is too large. */
  readonly refusal: DomainError | null;
}

/** Goes before the name of a box in the hidden field that stands beside it. */
const ASKED = '_asked/';

type DtoClass = new () => object;
type Node = string[] | { [name: string]: Node };

/** Reads a form of either encoding. Names that begin with an underscore are the engine's own. */
export async function readForm(request: FastifyRequest): Promise<SentForm> {
  const sent = request.isMultipart() ? await readMultipart(request) : { values: bodyOf(request), file: null, refusal: null };
  const values = { ...sent.values };
  // Browsers do not send boxes that nobody ticked; these fields say that they were there.
  for (const name of Object.keys(values)) if (name.startsWith(ASKED)) values[name.slice(ASKED.length)] ??= [''];
  const own = (name: string): string | null => values[name]?.[0] ?? null;
  return {
    id: own('_form') ?? '',
    onceKey: own('_once'),
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('_'))),
    file: sent.file,
    refusal: sent.refusal,
  };
}

function bodyOf(request: FastifyRequest): SentForm['values'] {
  const fields = Object.entries((request.body ?? {}) as Record<string, string | string[]>);
  return Object.fromEntries(fields.map(([name, value]) => [name, [value].flat()]));
}

/**
 * The form's texts as the plain input that the DTO expects: numbers, yes or no, days as people write them, lists. What was left empty is
 * absent, or null where the DTO has it so. What cannot be read as the kind wanted stays text, for the DTO's rules to refuse by name.
 */
export function plainInput(dto: DtoClass, values: SentForm['values']): Record<string, unknown> {
  const tree: { [name: string]: Node } = {};
  for (const [name, texts] of Object.entries(values)) {
    const steps = name.split('/');
    if (steps.some((step) => step in Object.prototype)) throw malformed();
    const leaf = steps.pop() as string;
    let node = tree;
    for (const step of steps) {
      const inner = (node[step] ??= {});
      if (Array.isArray(inner)) throw malformed();
      node = inner;
    }
    node[leaf] = texts.map((text) => text.replace(/\r\n/g, '\n'));
  }
  return shaped(dto, tree);
}

function malformed(): DomainError {
  return new DomainError('malformed', 'malformed_form');
}

function shaped(dto: DtoClass, tree: { [name: string]: Node }): Record<string, unknown> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const plain: Record<string, unknown> = {};
  for (const [name, node] of Object.entries(tree)) {
    const ofField = rules.filter((rule) => rule.propertyName === name);
    const value = Array.isArray(node)
      ? typed(node, {
          names: ofField.map((rule) => rule.name ?? rule.type),
          isList: ofField.some((rule) => rule.each || rule.name === 'isArray'),
          isNullable: ofField.some((rule) => (rule.context as { presence?: string } | undefined)?.presence === 'nullable'),
        })
      : nested(dto, name, node);
    if (value !== undefined) plain[name] = value;
  }
  return plain;
}

function nested(dto: DtoClass, name: string, node: { [name: string]: Node }): unknown {
  const type = defaultMetadataStorage.findTypeMetadata(dto, name)?.typeFunction() as DtoClass | undefined;
  const entries = Object.entries(node);
  const inner = (child: Node): unknown => (type && !Array.isArray(child) ? shaped(type, child) : child);
  if (entries.every(([key]) => /^\d+$/.test(key))) return entries.map(([, child]) => inner(child));
  return inner(node);
}

interface Expectation {
  readonly names: readonly string[];
  readonly isList: boolean;
  readonly isNullable: boolean;
}

function typed(texts: readonly string[], { names, isList, isNullable }: Expectation): unknown {
  const filled = texts.filter((text) => text !== '');
  if (isList) return filled;
  if (names.includes('isBoolean'))
    return texts.includes('true') ? true : texts.some((text) => ['', 'false'].includes(text)) ? false : texts;
  const [text] = filled;
  if (text === undefined) return isNullable ? null : undefined;
  if (filled.length > 1) return filled;
  if (names.includes('isInt') || names.includes('isNumber')) return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
  if (names.includes('isDay'))
    return text.replace(
      /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
      (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
    );
  return text;
}
