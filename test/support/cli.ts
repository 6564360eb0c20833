import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#libs/platform/project-root';
import { TEST_SECRET } from './secret.js';

/** How a command ended, and what it said. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command of the CLI in a process of its own, as in operation. */
export function kontor(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
  const env = { PATH: process.env.PATH, KONTOR_SECRET: TEST_SECRET, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(PROJECT_ROOT, 'dist/apps/cli/src/main.js'), ...words], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr });
    });
  });
}
