import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keptText, readJson, writeJson } from './files.mjs';
import { freePort } from './ports.mjs';
import { findPostgres } from './postgres-binaries.mjs';
import { commandLineOf, describe, endProcess, isAlive, withLock } from './processes.mjs';

/**
 * Starts the PostgreSQL server of `folder`, or adopts the one that already runs there, and creates the cluster the first time.
 * The server outlives this process unless `stop` is called, even when this process is killed.
 * @param {{ folder: string, durable?: boolean }} options `durable: false` trades safety for speed, for data that may be lost
 * @returns `url` of the database `kontor` for its owner, who may create databases and roles and is no superuser; `pid` of the
 * server; `adopted`; `stop()`, which ends the server unless another living process uses it too
 */
export async function startEmbeddedPostgres({ folder, durable = true }) {
  mkdirSync(folder, { recursive: true });
  const home = realpathSync(folder);
  const cluster = join(home, 'pgdata');
  const users = join(home, 'in-use');
  mkdirSync(users, { recursive: true });
  return withLock(join(home, 'lock'), async () => {
    const postgres = await findPostgres(home, cluster);
    const password = keptText(join(home, 'password'), () => randomBytes(24).toString('hex'));
    if (!existsSync(cluster)) await createCluster({ postgres, home, cluster, password, durable });
    const adopted = await adopt(cluster);
    const { pid, port } = adopted ?? (await launch({ postgres, home, cluster, durable }));
    const use = join(users, randomUUID());
    writeJson(use, describe());
    return {
      url: `postgres://kontor:${password}@127.0.0.1:${port}/kontor`,
      pid,
      adopted: adopted !== null,
      stop: () =>
        withLock(join(home, 'lock'), async () => {
          rmSync(use, { force: true });
          if (!isInUse(home)) await endEmbeddedPostgres(home);
        }),
    };
  });
}

/** Ends the server of `folder`, whoever uses it. */
export async function endEmbeddedPostgres(folder) {
  const server = findServer(join(realpathSync(folder), 'pgdata'));
  // The fast way ends sessions and writes everything down; the immediate one leaves that to the next start.
  if (server?.runs) await endProcess(describe(server.pid), { signal: 'SIGINT', patience: 60_000, last: 'SIGQUIT' });
}

/** Whether a living process uses the server of `folder`; forgets those that have died. */
function isInUse(folder) {
  const users = join(folder, 'in-use');
  const living = readdirSync(users).filter((name) => isAlive(readJson(join(users, name))) || rmSync(join(users, name), { force: true }));
  return living.length > 0;
}

/** The server that runs on the cluster, once it is ready; null when there is none. Waits for one that is just starting or stopping. */
async function adopt(cluster) {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(30)) {
    const server = findServer(cluster);
    if (!server) return null;
    if (!server.runs) {
      // Left by a killed server. PostgreSQL itself would believe it if another process had been given the number since.
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      return null;
    }
    if (server.status === 'ready' && (await answers(server.port))) return server;
  }
  throw new Error(`The PostgreSQL server in ${cluster} (process ${findServer(cluster)?.pid}) neither answers nor ends.`);
}

/** Lines of postmaster.pid: process, folder, start, port, socket folder, address, shared memory, state. */
function findServer(cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return { pid, port: Number(lines[3]), status: lines[7]?.trim(), runs: commandLineOf(pid)?.includes(cluster) ?? false };
  } catch {
    return null;
  }
}

/** initdb works in a folder beside and the rename comes last, so a cluster that exists is whole. */
async function createCluster({ postgres, home, cluster, password, durable }) {
  const next = `${cluster}.new`;
  const superuserPassword = join(home, 'superuser-password');
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { mode: 0o700 });
  // initdb wants a superuser with a password. Nobody signs in as one, so it is forgotten.
  rmSync(superuserPassword, { force: true });
  writeFileSync(superuserPassword, randomBytes(24).toString('hex'), { mode: 0o600 });
  for (const path of [next, superuserPassword]) if (postgres.owner) chownSync(path, postgres.owner.uid, postgres.owner.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=de-DE'];
  const options = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${superuserPassword}`,
    '--data-checksums',
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await run(postgres, postgres.initdb, [`--pgdata=${next}`, ...locale, ...options]);
  } finally {
    rmSync(superuserPassword, { force: true });
  }
  const owner = `CREATE ROLE kontor LOGIN CREATEDB CREATEROLE PASSWORD '${password}' IN ROLE pg_monitor, pg_signal_backend, pg_checkpoint`;
  await run(
    postgres,
    postgres.postgres,
    ['--single', '-D', next, ...(durable ? [] : ['-F']), 'postgres'],
    `${owner}\nCREATE DATABASE kontor OWNER kontor\n`,
  );
  renameSync(next, cluster);
}

async function run(postgres, program, words, input = '') {
  const [command, ...rest] = [...postgres.prefix, program, ...words];
  const child = spawn(command, rest, { ...postgres.as, cwd: '/', env: environment, stdio: ['pipe', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text) => (complaints += text));
  child.stdin.on('error', () => {}).end(input);
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  // In single-user mode a refused statement does not show in the exit code.
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(complaints)) throw new Error(`${program} failed: ${complaints.trim()}`);
}

/** Starts the server on the port of the last time, or on another if that is taken by now. */
async function launch({ postgres, home, cluster, durable }) {
  if (postgres.owner && statSync(cluster).uid !== postgres.owner.uid) giveTo(postgres.owner, cluster);
  const portFile = join(home, 'port');
  let wanted = Number(readJson(portFile) ?? 0);
  for (const until = Date.now() + 120_000; ; ) {
    const port = await freePort(wanted);
    const { pid, complaints } = await tryToLaunch({ postgres, home, cluster, settings: settings({ port, durable }) });
    if (pid) {
      writeJson(portFile, port);
      return { pid, port };
    }
    // Backends of a killed server end by themselves, but not at once.
    const passes = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(complaints);
    const portTaken = /could not bind|could not create any TCP\/IP sockets/.test(complaints);
    if (!(passes || portTaken) || Date.now() > until)
      throw new Error(`PostgreSQL did not start. Its last words in ${join(home, 'server.log')}:\n${complaints}`);
    if (portTaken) wanted = 0;
    await sleep(200);
  }
}

async function tryToLaunch({ postgres, home, cluster, settings }) {
  const logFile = join(home, 'server.log');
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, 'a', 0o600);
  const logged = fstatSync(log).size;
  const [command, ...words] = [...postgres.prefix, postgres.postgres, '-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  // Detached: Ctrl-C reaches every process of the terminal's group, and the database must go last.
  const child = spawn(command, words, { ...postgres.as, cwd: '/', env: environment, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  let ended = false;
  child.on('error', () => (ended = true)).on('exit', () => (ended = true));
  child.unref();
  while (!ended) {
    const found = findServer(cluster);
    if (found?.pid === child.pid && found.status === 'ready') return { pid: child.pid };
    await sleep(20);
  }
  return { complaints: readFileSync(logFile).subarray(logged).toString().trim().slice(-2000) };
}

/** Given on the command line, so that existing clusters follow when these change. */
function settings({ port, durable }) {
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    `shared_buffers=${Math.round(Math.min(durable ? 1024 : 128, Math.max(64, megabytes / 8)))}MB`,
    `effective_cache_size=${Math.round(Math.max(128, megabytes / 2))}MB`,
    'maintenance_work_mem=128MB',
    'random_page_cost=1.1',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0']),
  ];
}

/** Nothing from outside: PGPORT, PGDATA and LC_MESSAGES would be obeyed. */
const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** Whether a PostgreSQL server listens: it answers the question for TLS with one letter, before any sign-in. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('error', () => {}).on('close', () => resolve(false));
    socket.on('data', (letter) => {
      resolve(/^[SN]/.test(letter.toString()));
      socket.destroy();
    });
  });
}

function giveTo({ uid, gid }, path) {
  lchownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo({ uid, gid }, join(path, name));
}
