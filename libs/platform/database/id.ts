import { v5, v7 } from 'uuid';

/** A new UUID of version 7: made by the application, ordered by time, so that indexes grow at their end. */
export function newId(): string {
  return v7();
}

const NAMESPACE = '5f0b6c0e-6f6d-4b58-8d8f-0d4a7a1f2c11';

/** Always the same UUID for the same name: for what has a key of another kind, and for a demo world that is not doubled when loaded again. */
export function idOf(name: string): string {
  return v5(name, NAMESPACE);
}
