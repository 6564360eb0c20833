import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, in which every command runs. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a command to its end in the project's folder, its output going to ours.
 * @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal, failure: string }} options `failure`: what to say when it fails
 */
export function run(command, words, { env, signal, failure }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: projectFolder, env, signal, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => reject(error.code === 'ENOENT' ? new Error(`${failure} The command ${command} was not found.`) : error));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(failure))));
  });
}
