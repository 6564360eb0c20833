import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server under measurement, in a process of its own. */
export interface MeasuredServer {
  readonly url: string;
  /** Resident memory now, in megabytes. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a program that prints `ready <url>` once it listens. */
export async function startPrinting(program: string, env: Record<string, string>): Promise<MeasuredServer> {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^ready (.+)$/.exec(line) ?? [];
    if (url) return measured(child, url);
  }
  throw new Error(`${program} ended before it was ready.`);
}

/** Starts a program and waits until its readiness address answers. */
export async function startAnswering(program: string, env: Record<string, string>, url: string): Promise<MeasuredServer> {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt++) {
    if (
      await fetch(`${url}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return measured(child, url);
    await sleep(100);
  }
  throw new Error(`${program} did not get ready.`);
}

function measured(child: ChildProcess, url: string): MeasuredServer {
  return {
    url,
    memory: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
