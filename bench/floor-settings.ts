import { type Actor } from '#libs/kernel/actor';

/** What the floor is told by the bench: its database, and in whose eyes it reads. */
export interface FloorSettings {
  readonly databaseUrl: string;
  readonly actor: Actor;
}
