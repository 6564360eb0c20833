import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type PageRequest, Pages } from './pages.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

interface OperationView {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly text: string;
  readonly inputs: readonly { readonly name: string; readonly isRequired: boolean; readonly text: string }[];
  readonly answers: readonly string[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The API's document for people to read, without any script. */
@ApiExcludeController()
@Public()
@Controller('api')
export class ApiPages {
  private resources: readonly { readonly name: string; readonly operations: readonly OperationView[] }[] = [];

  constructor(private readonly pages: Pages) {}

  /** Takes the document that the API itself answers. */
  describe(document: OpenAPIObject): void {
    const byResource = new Map<string, OperationView[]>();
    for (const [path, item] of Object.entries(document.paths)) {
      const name = path.split('/')[3] ?? path;
      const operations = METHODS.flatMap((method) => (item[method] ? [operationView(document, path, method, item[method])] : []));
      byResource.set(name, [...(byResource.get(name) ?? []), ...operations]);
    }
    this.resources = [...byResource].map(([name, operations]) => ({ name, operations }));
  }

  @Get('docs')
  async docs(@Req() request: PageRequest, @Res() reply: FastifyReply, @InLanguage() t: Translate): Promise<void> {
    await this.pages.render(request, reply, 'public/api', { title: t('information.api.title'), resources: this.resources });
  }
}

function operationView(document: OpenAPIObject, path: string, method: string, operation: Operation): OperationView {
  const parameters = (operation.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  return {
    id: `${method}${path.replace(/[^a-zA-Z0-9]+/g, '-').replace(/-$/, '')}`,
    method: method.toUpperCase(),
    path,
    text: [operation.summary, operation.description].filter(Boolean).join('\n\n'),
    inputs: [
      ...parameters.map(({ name, required, description }) => ({ name, isRequired: required === true, text: description ?? '' })),
      ...bodyFields(document, operation),
    ],
    answers: Object.keys(operation.responses ?? {}),
  };
}

function bodyFields(document: OpenAPIObject, { requestBody }: Operation): OperationView['inputs'] {
  if (!requestBody || !('content' in requestBody)) return [];
  const schema = resolve(document, requestBody.content['application/json']?.schema);
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    isRequired: schema?.required?.includes(name) ?? false,
    text: ('description' in property && property.description) || '',
  }));
}

function resolve(document: OpenAPIObject, schema: Schema | undefined): Exclude<Schema, { $ref: string }> | undefined {
  if (schema && '$ref' in schema) return resolve(document, document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? '']);
  return schema;
}
