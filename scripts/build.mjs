import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readText, replace } from './files.mjs';
import { projectFolder, run } from './run.mjs';

const inProject = (path) => join(projectFolder, path);

/**
 * Compiles the sources into dist unless dist was made from exactly these.
 * @param {{ signal?: AbortSignal, clean?: boolean, run?: typeof run }} options `clean` starts from an empty dist
 */
export async function ensureBuilt({ signal, clean = false, compile = run } = {}) {
  const stamp = inProject('dist/.built');
  const sources = ['apps', 'libs', 'migrations', 'test', 'bench'].flatMap((folder) => filesIn(inProject(folder)));
  const wanted = `${hash([...sources, ...['package-lock.json', 'tsconfig.json', 'nest-cli.json'].map(inProject)])}\n`;
  if (clean) rmSync(inProject('dist'), { recursive: true, force: true });
  if (readText(stamp) === wanted) return;
  rmSync(stamp, { force: true });
  removeOrphans();
  const { NODE_ENV, NODE_OPTIONS, ...env } = process.env;
  await compile(inProject('node_modules/.bin/nest'), ['build', 'portal'], {
    env,
    signal,
    failure: 'The sources do not compile (see above).',
  });
  replace(stamp, wanted);
}

/** Compiled files whose source has gone would still be loaded: an old migration would still run. */
function removeOrphans() {
  for (const file of filesIn(inProject('dist')).filter((file) => file.endsWith('.js'))) {
    const source = file.replace(inProject('dist'), projectFolder).replace(/\.js$/, '.ts');
    if (!existsSync(source)) for (const orphan of [file, `${file}.map`]) rmSync(orphan, { force: true });
  }
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Of names and contents; times would change with every checkout. */
function hash(files) {
  const sum = createHash('sha256');
  for (const file of files)
    sum
      .update(`${file.slice(projectFolder.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return sum.digest('hex');
}
