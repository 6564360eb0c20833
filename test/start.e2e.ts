import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '#libs/platform/project-root';

interface Run {
  readonly pid: number;
  readonly children: Record<string, { readonly pid: number }>;
}

describe('npm start', () => {
  const data = mkdtempSync(join(tmpdir(), 'kontor-start-'));
  const started: Start[] = [];
  let ports: { PORT: string; MAILBOX_PORT: string };

  beforeAll(async () => {
    chmodSync(data, 0o711);
    ports = { PORT: await freePort(), MAILBOX_PORT: await freePort() };
  });

  afterAll(async () => {
    for (const start of started) await start.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('brings everything up on an empty folder, and says where it is and how to sign in', async () => {
    const start = await run().ready();
    expect(start.output.match(/^ready .*$/gm)).toEqual([`ready http://127.0.0.1:${ports.PORT}`]);
    expect(start.output).toMatch(/^Password +\S{12,}$/m);
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/health/ready`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${ports.MAILBOX_PORT}/messages`)).status).toBe(200);
    expect(Object.keys(noted().children).sort()).toEqual(['mailbox', 'portal', 'worker']);
  });

  it('refuses a second start on the same folder', async () => {
    const second = run();
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain(`already runs on the data in ${data}`);
    expect(second.output).not.toMatch(/^ready /m);
  });

  it('starts again after a part of it was killed and the rest left behind', async () => {
    const { pid, children } = noted();
    for (const victim of [pid, children.portal?.pid, databasePid()]) process.kill(victim ?? 0, 'SIGKILL');
    const again = await run().ready();
    expect(isAlive(children.worker?.pid)).toBe(false);
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/health/ready`)).status).toBe(200);
    expect(again.output).toMatch(/^ready /m);
  });

  it('ends everything when asked to, and says that all went well', async () => {
    const { children } = noted();
    const everything = [...Object.values(children).map(({ pid }) => pid), databasePid()];
    expect(everything.map(isAlive)).toEqual([true, true, true, true]);
    expect(await started.at(-1)?.stop()).toBe(0);
    expect(everything.map(isAlive)).toEqual([false, false, false, false]);
  });

  function run(): Start {
    // As npm would start it, so that it ends with us if we are cut short.
    const asNpm = { PATH: process.env.PATH, HOME: process.env.HOME, npm_lifecycle_event: 'start' };
    const start = new Start({ ...asNpm, KONTOR_DATA: data, ...ports });
    started.push(start);
    return start;
  }

  function noted(): Run {
    return JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as Run;
  }

  function databasePid(): number {
    return parseInt(readFileSync(join(data, 'postgres/pgdata/postmaster.pid'), 'utf8'), 10);
  }
});

/** One `npm start` and what it has said so far. */
class Start {
  output = '';
  private readonly child: ChildProcess;

  constructor(env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: PROJECT_ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  async ready(): Promise<this> {
    while (!/^ready /m.test(this.output)) {
      if (this.child.exitCode !== null) throw new Error(this.output);
      await sleep(20);
    }
    return this;
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended();
  }
}

/** A process whose parent was killed first may stay as a zombie, so the question is not whether its number is taken. */
function isAlive(pid = 0): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
}
