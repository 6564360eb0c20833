import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** What keys are used for; each purpose has a key of its own, so that nothing made for one is good for another. */
export type KeyPurpose = 'access-token' | 'refresh-token' | 'second-factor' | 'csrf';

/** The key for one purpose, derived from the application's secret (HKDF-SHA256). */
export function keyFor(purpose: KeyPurpose, secret: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `kontor ${purpose}`, 32)));
}
