import { type FastifyRequest } from 'fastify';
import { DomainError, type FieldError, invalidInput } from '#libs/kernel/domain-error';
import { LARGEST_FILE_MEGABYTES } from '#libs/platform/files/file-store';
import { refusalBehind } from './problem.js';

/** What a multipart form may hold; whatever is over a limit is refused, never cut off. */
export const FORM_LIMITS = { fileSize: LARGEST_FILE_MEGABYTES * 1024 * 1024, files: 1, fields: 50, fieldSize: 64 * 1024 } as const;

/** A form that came as multipart, with at most one file. */
export interface MultipartForm {
  /** By field name; a field may stand several times. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly file: FormFile | null;
  /** Why it cannot be used although it was read, so that a page can show again what was typed; null when it can. */
  readonly refusal: DomainError | null;
}

export interface FormFile {
  /** Name of the form's field. */
  readonly field: string;
  /** Without folders and control characters, at most 200 characters, its ending kept. */
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Reads a multipart form to its end, also when it is refused: what is left unread would block the connection.
 * @throws DomainError `unsupported-media-type` when it is no such form, `malformed` when it ends early, `too-large` for too many parts
 */
export async function readMultipart(request: FastifyRequest): Promise<MultipartForm> {
  const values: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const tooLong: FieldError[] = [];
  let file: FormFile | null = null;
  let isFileCut = false;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (part.valueTruncated) tooLong.push({ pointer: `/${part.fieldname}`, code: 'maxLength', params: { max: FORM_LIMITS.fieldSize } });
        (values[part.fieldname] ??= []).push(String(part.value));
        continue;
      }
      const bytes = await part.toBuffer();
      isFileCut ||= part.file.truncated;
      // Browsers send an empty part without a name when nobody has chosen a file.
      if (part.filename || bytes.length > 0) file = { field: part.fieldname, name: plainName(part.filename), bytes };
    }
  } catch (error) {
    throw refusalOf(error);
  }
  if (isFileCut) return { values, file: null, refusal: fileTooLarge() };
  return { values, file, refusal: tooLong.length > 0 ? invalidInput(...tooLong) : null };
}

/** Parsers of forms throw errors of their own; those without a status tell of a form that ends early or is none. */
function refusalOf(error: unknown): DomainError {
  if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') return fileTooLarge();
  const known = refusalBehind(error);
  return known && known.code !== 'malformed' ? known : new DomainError('malformed', 'malformed_form');
}

function fileTooLarge(): DomainError {
  return new DomainError('too-large', 'file_too_large', { params: { megabytes: LARGEST_FILE_MEGABYTES } });
}

function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/\p{Cc}/gu, '').trim() || 'file';
  return plain.length <= 200 ? plain : `${plain.slice(0, 190)}${plain.slice(-10)}`;
}
