import { argon2id, hash, needsRehash, verify } from 'argon2';
import { normalisePassword } from './password-rule.js';
import { newToken } from './token.js';

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const STRENGTH = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

/** Hashes a password for keeping (argon2id). */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), STRENGTH);
}

/** Whether the password is the kept one. Takes as long when there is none to compare with. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const isRight = await verify(kept ?? (await (decoy ??= hashPassword(newToken()))), normalisePassword(password));
  return isRight && kept !== null;
}

/** True when a hash was made with other parameters than today's. */
export function isOutdated(kept: string): boolean {
  return needsRehash(kept, STRENGTH);
}
