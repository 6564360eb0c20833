import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { here } from './here.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

/** The API's document as the portal serves it. */
export const document = (await (await fetch(`${here.portalUrl}/api/v1/openapi.json`)).json()) as Document;

/** `GET /api/v1/services/{slug}` for each documented operation. */
export const operations: readonly string[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
/** Absolute, so that references to it mean the same from everywhere. */
const DOCUMENT = 'https://kontor.invalid/openapi.json';
ajv.addSchema({ $id: DOCUMENT, components: document.components });
const validators = new Map<string, ValidateFunction>();

/** The documented operation behind a call; fixed paths win over those with parameters. */
export function operationOf(method: string, path: string): string {
  const candidates = Object.keys(document.paths).filter((template) => {
    const pattern = new RegExp(`^${template.replace(/[.+]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return pattern.test(path) && document.paths[template]?.[method.toLowerCase()];
  });
  candidates.sort((a, b) => a.split('{').length - b.split('{').length);
  if (!candidates[0]) throw new Error(`${method} ${path} is not documented.`);
  return `${method.toUpperCase()} ${candidates[0]}`;
}

/** What an answer has that the document does not say, or the other way round; empty when they agree. */
export function disagreements(operation: string, status: number, mediaType: string, body: unknown): string[] {
  const [method = '', path = ''] = operation.split(' ');
  const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
  const documented = responses[String(status)] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
  if (!documented) return [`${operation} answers ${status}, which is not documented.`];
  const schema = documented.content?.[mediaType]?.schema;
  if (!schema)
    return body === undefined || documented.content?.[mediaType]
      ? []
      : [`${operation} answers ${mediaType} with ${status}, which is not documented.`];
  const key = `${operation} ${status} ${mediaType}`;
  let validate = validators.get(key);
  if (!validate) {
    validate = ajv.compile({ $id: `check:${encodeURIComponent(key)}`, ...pointIntoDocument(schema) });
    validators.set(key, validate);
  }
  return validate(body) ? [] : (validate.errors ?? []).map((error) => `${operation} ${status}: ${error.instancePath} ${error.message}`);
}

/** References inside the document, made to point at it from outside. */
function pointIntoDocument(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', `"${DOCUMENT}#/components`)) as object;
}
