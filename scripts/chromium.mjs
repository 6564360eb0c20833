import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium that runs here. Where there is none it is installed, if this is root on a system with apt.
 * @returns {Promise<string>}
 * @throws Error with what to do
 */
export async function findChromium({ signal } = {}) {
  const found = search();
  if (found) return found;
  const advice = 'Install Chromium (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.';
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) throw new Error(`No Chromium was found. ${advice}`);
  const options = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=300'];
  await apt(['update', ...options], signal);
  // Without a font every text would be nothing but boxes, and of no width.
  const complaints = await apt(['install', ...options, '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], signal);
  const installed = search();
  if (!installed) throw new Error(`${complaints}\nChromium could not be installed. ${advice}`);
  return installed;
}

function search() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/Applications/Google Chrome.app/Contents/MacOS'].filter(
    Boolean,
  );
  const paths = folders.flatMap((folder) => [...names, 'Google Chrome'].map((name) => join(folder, name)));
  return [process.env.CHROMIUM_PATH, ...new Set(paths)].find((path) => path && runs(path));
}

/** Some systems have a program of that name which only says where to get the real one. */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

/** Ends with its output rather than an error: whether a Chromium is there afterwards is what counts. */
function apt(words, signal) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn('apt-get', words, { env, signal, stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', reject).on('close', () => resolve(output.trim().split('\n').slice(-10).join('\n')));
  });
}
