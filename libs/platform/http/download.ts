import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

/** A file to be sent to somebody. */
export interface OutgoingFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Answers with a file to keep: never shown inside our own pages, whatever it holds. */
export function download({ fileName, mediaType, bytes }: OutgoingFile): StreamableFile {
  const plain = fileName.replace(/[^\w.-]/g, '_');
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, percentEncoded)}`,
    length: bytes.length,
  });
}

/** Says in the API's document that a route answers with a file of one of these types. */
export const AnswersFile = (...mediaTypes: readonly string[]): MethodDecorator =>
  applyDecorators(ApiOkResponse({ content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}])) }));

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
