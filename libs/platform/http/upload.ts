import { applyDecorators, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type FieldError, invalidInput } from '#libs/kernel/domain-error';
import { readMultipart } from './multipart.js';

/** A form that brought a file along. */
export interface Upload {
  /** The form's other fields, for `parseInput`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly fileName: string;
  readonly bytes: Buffer;
}

const uploads = new WeakMap<FastifyRequest, Promise<Upload>>();

/**
 * Reads a multipart form with one file in the field `file`, once for each request.
 * @throws DomainError `invalid-input` without a file, `too-large`, and those of `readMultipart`
 */
export function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload = uploads.get(request) ?? read(request);
  uploads.set(request, upload);
  return upload;
}

async function read(request: FastifyRequest): Promise<Upload> {
  const { values, file, refusal } = await readMultipart(request);
  if (refusal) throw refusal;
  const errors: FieldError[] = [];
  if (file && file.field !== 'file') errors.push({ pointer: `/${file.field}`, code: 'unknown_field' });
  if (file?.field !== 'file') errors.push({ pointer: '/file', code: 'required' });
  if (!file || errors.length > 0) throw invalidInput(...errors);
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, [first, ...others]]) => [name, others.length ? values[name] : first]),
  );
  return { fields, fileName: file.name, bytes: file.bytes };
}

/** For a route that takes a form with a file and the fields of this class. */
export const TakesUpload = (fields: Type): MethodDecorator => {
  const file = {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  };
  return applyDecorators(
    RouteConfig({ takesUpload: true }),
    ApiConsumes('multipart/form-data'),
    ApiExtraModels(fields),
    ApiBody({ schema: { allOf: [{ $ref: getSchemaPath(fields) }, file] } }),
  );
};
