import { type Actor, SYSTEM } from '#libs/kernel/actor';

/** Where a request comes from. */
export interface Client {
  /** Null where somebody who has signed in is asked once more. */
  readonly address: string | null;
  /** What the browser or program calls itself. */
  readonly userAgent: string | null;
  readonly requestId: string | null;
}

/** Kontor itself, acting because of a request by somebody it does not know. */
export function kontorFor(client: Client): Actor {
  return { ...SYSTEM, requestId: client.requestId };
}

/** Somebody who has signed in, where only the request matters. */
export function clientOf(actor: Actor): Client {
  return { address: null, userAgent: null, requestId: actor.requestId };
}
