import { worlds } from './worlds.js';

/**
 * Closes what was opened before all specs, in order: the portals first, their databases last.
 * @throws Error with all that failed in the background
 */
export default async function afterAllSpecs(): Promise<void> {
  const faults: string[] = [];
  for (const world of worlds) {
    faults.push(...(await world.faults()));
    await world.close();
  }
  if (faults.length > 0) throw new Error(`While the specs ran, these jobs failed:\n- ${faults.join('\n- ')}`);
}
