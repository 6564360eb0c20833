import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a file holds, null when it is missing. */
export function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** What a JSON file holds, null when it is missing or not whole. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Replaces a JSON file. */
export function writeJson(file, content) {
  replace(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** The text a file keeps, made the first time it is asked for: passwords, keys. Only its owner may read it. */
export function keptText(file, make) {
  if (!existsSync(file)) replace(file, `${make()}\n`);
  return readFileSync(file, 'utf8').trim();
}

/** At once, so that nobody ever reads half a file, not even after a crash. */
export function replace(file, text) {
  const next = `${file}.${process.pid}`;
  writeFileSync(next, text, { mode: 0o600, flush: true });
  renameSync(next, file);
}
