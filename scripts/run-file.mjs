import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { describe, endProcess, isAlive, withLock } from './processes.mjs';

/**
 * Marks a data folder as in use by this `npm start`, and ends the apps which a killed one left behind.
 * @returns `note({ smtpUrl, children })` writes down what now runs; `release()`
 * @throws Error when another `npm start` uses the folder
 */
export async function claim(data, address) {
  const file = join(data, 'run.json');
  const run = { ...describe(), address, children: {} };
  await withLock(join(data, 'run.lock'), async () => {
    const last = readJson(file);
    if (last && isAlive(last)) {
      throw new Error(
        `EfA-Kontor already runs on the data in ${data}: ${last.address}, process ${last.pid}.\nStop that one first, or give this one a folder of its own with KONTOR_DATA.`,
      );
    }
    // The identity holds the time of their start, so no stranger that was given the number since is meant.
    await Promise.all(Object.values(last?.children ?? {}).map((child) => endProcess(child)));
    writeJson(file, run);
  });
  return {
    note: (news) => writeJson(file, Object.assign(run, news)),
    noteChild: (name, pid) => writeJson(file, Object.assign(run, { children: { ...run.children, [name]: describe(pid) } })),
    release: () => rmSync(file, { force: true }),
  };
}

/** What the living `npm start` of a data folder wrote down, null when none runs. */
export function runningOn(data) {
  const run = readJson(join(data, 'run.json'));
  return isAlive(run) ? run : null;
}
