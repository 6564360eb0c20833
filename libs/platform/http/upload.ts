import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { DomainError, invalidInput } from '#libs/kernel/domain-error';
import { LARGEST_FILE_MEGABYTES } from '#libs/platform/files/file-store';

/** A form that brought a file along. */
export interface Upload {
  /** The form's other fields, for `parseInput`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/**
 * Reads a multipart form with one file in the field `file`.
 * @throws DomainError `unsupported-media-type` when it is no such form, `invalid-input` without a file, `too-large`
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const part = await request.file();
  if (!part) throw invalidInput({ pointer: '/file', code: 'required' });
  const bytes = await part.toBuffer().catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    throw new DomainError('too-large', 'file_too_large', { params: { megabytes: LARGEST_FILE_MEGABYTES } });
  });
  // Browsers send an empty part without a name when nobody has chosen a file.
  if (part.filename === '' && bytes.length === 0) throw invalidInput({ pointer: '/file', code: 'required' });
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, String(field.value)]] : [],
    ),
  );
  return { fields, fileName: plainName(part.filename), bytes };
}

/** Says in the API's document that a route takes a form with these fields and a file. */
export const TakesUpload = (fields: Type): MethodDecorator => {
  const file = {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  };
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiExtraModels(fields),
    ApiBody({ schema: { allOf: [{ $ref: getSchemaPath(fields) }, file] } }),
  );
};

/** The name without folders and control characters, at most 200 characters, its ending kept. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/\p{Cc}/gu, '').trim() || 'file';
  return plain.length <= 200 ? plain : `${plain.slice(0, 190)}${plain.slice(-10)}`;
}
