import { v7 } from 'uuid';

/** A new UUID of version 7: made by the application, ordered by time, so that indexes grow at their end. */
export function newId(): string {
  return v7();
}
