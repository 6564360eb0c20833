import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from './run.mjs';

/**
 * Runs an app of dist until `signal`, and starts it again when it ends by itself: after a second, then after two, four, … thirty.
 * @param {{ env: NodeJS.ProcessEnv, signal: AbortSignal, started: (name: string, pid: number) => void, isUp: () => boolean }} options
 * `started` hears of each new process; before `isUp` nothing is started again
 * @throws Error when the app ends before everything is up
 */
export async function keepRunning(name, { env, signal, started, isUp }) {
  for (let pause = 1; !signal.aborted; pause = Math.min(30, pause * 2)) {
    const startedAt = Date.now();
    // Detached: Ctrl-C reaches every process of the terminal's group, and here the order matters.
    const app = spawn(process.execPath, ['--enable-source-maps', `dist/apps/${name}/src/main.js`], {
      cwd: projectFolder,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    started(name, app.pid);
    const end = await new Promise((resolve) => app.on('exit', (code, killedBy) => resolve(killedBy ?? `code ${code}`)));
    if (signal.aborted) return;
    if (!isUp()) throw new Error(`The ${name} ended while starting (${end}); what it said stands above.`);
    if (Date.now() - startedAt > 60_000) pause = 1;
    console.error(`The ${name} ended unexpectedly (${end}); starting it again in ${pause} s.`);
    await sleep(pause * 1000, undefined, { signal }).catch(() => {});
  }
}
