import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PARTIES } from '#libs/kernel/actor';
import { describeDtosByTheirRules } from '#libs/platform/http/openapi-from-validators';

type Schema = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

const words: Schema = { type: 'string' };
/** `Problem` of libs/platform/http/problem.ts: every operation may be refused, always in this shape. */
const PROBLEM: Schema = {
  title: 'Problem',
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  additionalProperties: false,
  properties: {
    type: words,
    title: words,
    status: { type: 'integer' },
    detail: words,
    instance: words,
    errors: listOf({ pointer: words, code: words, message: words }),
    missing: listOf({ code: words, message: words, ownerParty: { ...words, enum: [...PARTIES] } }),
  },
};

/** The API's document, made from the code: rules from the validators, comments and answers from the classes. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  describeDtosByTheirRules();
  const outline = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('EfA-Kontor')
    .setDescription(
      'Catalogue, contracts and connections of EfA services. Errors are RFC 9457 problem documents; every POST takes an Idempotency-Key; lists are paged by cursor.',
    )
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en')
    .addBearerAuth()
    .addGlobalResponse({ status: 'default', description: 'Refused', content: { 'application/problem+json': { schema: PROBLEM } } })
    .build();
  return SwaggerModule.createDocument(app, outline, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

function listOf(properties: Record<string, Schema>): Schema {
  return { type: 'array', items: { type: 'object', required: Object.keys(properties), additionalProperties: false, properties } };
}
