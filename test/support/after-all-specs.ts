import { worlds } from './worlds.js';

/** Closes what was opened before all specs, in order: the portals first, their databases last. */
export default async function afterAllSpecs(): Promise<void> {
  for (const world of worlds) await world.close();
}
