import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance, fit for addresses and headers. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hexadecimal: what is kept of a token, since chance of that length needs no slow hash. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
