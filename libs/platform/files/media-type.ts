import { fileTypeFromBuffer } from 'file-type';

/** Kinds of file that people may hand in; each upload accepts some of them. */
export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'text/csv'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Short names of file types, the same in every language. */
const NAMES: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'text/plain': 'TXT',
  'text/csv': 'CSV',
};

/** The names of accepted types, for people: "PDF, PNG". */
export function namesOf(types: readonly MediaType[]): string {
  return types.map((type) => NAMES[type]).join(', ');
}

/** What a file is by its content; `mediaType` is null for types that nobody may hand in, `name` is null when it cannot be told. */
export interface ContentType {
  readonly mediaType: MediaType | null;
  readonly name: string | null;
}

/**
 * Tells the type of a file from its bytes; its name and what the browser claims do not count.
 * Text has no mark of its own: it is CSV when its first line is split by a separator, else plain text.
 */
export async function contentType(bytes: Uint8Array): Promise<ContentType> {
  const marked = await fileTypeFromBuffer(bytes);
  if (marked) return { mediaType: MEDIA_TYPES.find((type) => type === marked.mime) ?? null, name: marked.ext.toUpperCase() };
  const text = textOf(bytes);
  if (text === null) return { mediaType: null, name: null };
  const firstLine = text.split(/\r?\n/, 1)[0] ?? '';
  const mediaType = /[;,\t]/.test(firstLine) ? 'text/csv' : 'text/plain';
  return { mediaType, name: NAMES[mediaType] };
}

/** The bytes as text, or null when they are not UTF-8 or hold control characters. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
