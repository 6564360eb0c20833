import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText, replace } from './files.mjs';
import { projectFolder, run } from './run.mjs';

/**
 * Installs the packages of the lock file unless exactly these are installed.
 * @param {{ signal?: AbortSignal }} options
 */
export async function ensureInstalled({ signal } = {}) {
  checkNode();
  const modules = join(projectFolder, 'node_modules');
  // A link leads to another work tree's packages, which are that one's business.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const stamp = join(modules, '.installed');
  const wanted = `${process.platform} ${process.arch} ${createHash('sha256')
    .update(readFileSync(join(projectFolder, 'package-lock.json')))
    .digest('hex')}\n`;
  if (readText(stamp) === wanted) return;
  console.log('Installing packages …');
  // NODE_ENV=production would leave out the compiler.
  const { NODE_ENV, NODE_OPTIONS, ...env } = process.env;
  const words = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress'];
  await run('npm', words, { env, signal, failure: 'The packages could not be installed (npm ci).' });
  replace(stamp, wanted);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`EfA-Kontor needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}
