import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#libs/platform/project-root';

/** An app in a process of its own, as in operation. */
export interface AppProcess {
  readonly pid: number;
  /** Everything it has said so far. */
  output(): string;
  /** Sends the signal and waits for the end. @returns the exit code, null when the signal itself ended it */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const running = new Set<AppProcess>();

/** Starts an app and waits until it has said `words`, or has ended. */
export async function startApp(name: string, settings: Readonly<Record<string, string>>, words: string): Promise<AppProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(PROJECT_ROOT, `dist/apps/${name}/src/main.js`)], {
    env: { PATH: process.env.PATH, KONTOR_SECRET: 'only-for-tests-only-for-tests-only-for-tests', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'close') as Promise<[number | null]>;
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes(words)) resolve();
      });
    }
    void ended.then(() => resolve());
  });
  const app: AppProcess = {
    pid: child.pid ?? 0,
    output: () => output,
    end: async (signal = 'SIGTERM') => {
      running.delete(app);
      child.kill(signal);
      return (await ended)[0];
    },
  };
  running.add(app);
  return app;
}

/** Ends what a suite has left running. */
export async function endApps(): Promise<void> {
  for (const app of running) await app.end('SIGKILL');
}
