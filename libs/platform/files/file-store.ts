import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { Database } from '#libs/platform/database/database';
import { contentType, type MediaType, namesOf } from './media-type.js';

/** Largest file that is kept. */
export const LARGEST_FILE_MEGABYTES = 10;

const LARGEST_FILE = LARGEST_FILE_MEGABYTES * 1024 * 1024;

/** A file that is kept, by the digest of its content. */
export interface StoredFile {
  readonly sha256: string;
  readonly mediaType: MediaType;
  /** In bytes. */
  readonly size: number;
}

/** Keeps files in the database, each content once, under its SHA-256. */
@Injectable()
export class FileStore {
  constructor(private readonly database: Database) {}

  /**
   * Keeps a file in the transaction of the change that it belongs to.
   * @throws DomainError `too-large`, `invalid-input` for an empty file, `unsupported-media-type` when its content is of another type than accepted
   */
  async put(tx: EntityManager, bytes: Buffer, accepts: readonly MediaType[]): Promise<StoredFile> {
    if (bytes.length > LARGEST_FILE) {
      throw new DomainError('too-large', 'file_too_large', { params: { megabytes: LARGEST_FILE_MEGABYTES } });
    }
    if (bytes.length === 0) throw invalidInput({ pointer: '/file', code: 'file_empty' });
    const mediaType = await acceptedType(bytes, accepts);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await tx.query('INSERT INTO files (sha256, media_type, byte_size, content) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING', [
      sha256,
      mediaType,
      bytes.length,
      bytes,
    ]);
    return { sha256, mediaType, size: bytes.length };
  }

  /**
   * The content of a file. Whoever asks has looked before whether the reader may see it.
   * @throws DomainError `not-found`
   */
  async get(sha256: string): Promise<{ readonly bytes: Buffer; readonly mediaType: MediaType }> {
    const file = await this.database.readOne<{ bytes: Buffer; mediaType: MediaType }>(
      'file',
      'SELECT content AS bytes, media_type AS "mediaType" FROM files WHERE sha256 = $1',
      [sha256],
    );
    if (!file) throw notFound();
    return file;
  }
}

/** A text with separators may be handed in as plain text too, where only that is accepted. */
async function acceptedType(bytes: Buffer, accepts: readonly MediaType[]): Promise<MediaType> {
  const found = await contentType(bytes);
  if (found.mediaType !== null && accepts.includes(found.mediaType)) return found.mediaType;
  if (found.mediaType === 'text/csv' && accepts.includes('text/plain')) return 'text/plain';
  const accepted = namesOf(accepts);
  throw found.name === null
    ? new DomainError('unsupported-media-type', 'file_type_unknown', { params: { accepted } })
    : new DomainError('unsupported-media-type', 'file_type_mismatch', { params: { found: found.name, accepted } });
}
