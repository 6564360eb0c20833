import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeDtosByTheirRules } from '#libs/platform/http/openapi-from-validators';

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
    .build();
  return SwaggerModule.createDocument(app, outline, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}
