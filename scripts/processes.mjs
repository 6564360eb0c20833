import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, readText } from './files.mjs';

/**
 * What tells a process from a later one that was given the same number: a text that stays the same while it lives, null when
 * it is gone. A zombie counts as gone, it holds nothing any more.
 */
export function identityOf(pid) {
  if (process.platform === 'linux') {
    const status = readText(`/proc/${pid}/stat`);
    // The command's name stands in brackets and may hold anything, so the fields are counted from the last bracket.
    const fields = status?.slice(status.lastIndexOf(')') + 2).split(' ');
    if (!fields || fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readText('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`;
  }
  const [state, ...startedAt] = askPs(pid, 'stat=,lstart=')?.split(/\s+/) ?? ['Z'];
  return state.startsWith('Z') ? null : startedAt.join(' ');
}

/** The command line of a process as one text, null when it is gone. */
export function commandLineOf(pid) {
  if (process.platform === 'linux') return readText(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? null;
  return askPs(pid, 'command=');
}

/** A process as it is written into files, so that `isAlive` can tell later whether this very one still runs. */
export function describe(pid = process.pid) {
  return { pid, identity: identityOf(pid) };
}

/** Whether the process that `describe` described still runs. */
export function isAlive(described) {
  return Boolean(described?.identity) && identityOf(described.pid) === described.identity;
}

/** Ends a process: asks with `signal`, insists with `last` when it has not gone within `patience` milliseconds. */
export async function endProcess(described, { signal = 'SIGTERM', patience = 20_000, last = 'SIGKILL' } = {}) {
  for (const next of [signal, last]) {
    if (!isAlive(described)) return;
    send(described.pid, next);
    for (const until = Date.now() + patience; isAlive(described) && Date.now() < until; ) await sleep(20);
  }
}

/**
 * Runs `work` while no other process holds the lock file. The lock of a process that has died is taken over.
 * @returns what `work` returns
 */
export async function withLock(file, work) {
  const mine = `${file}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(describe()));
  try {
    while (!tryLink(mine, file)) {
      const holder = readJson(file);
      if (holder && !isAlive(holder)) breakLock(file, holder);
      else await sleep(30);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** A hard link either comes into being whole or fails, which a file being written does not. */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Renaming first lets only one of several waiting processes break the lock, and shows if it broke a fresh one by mistake. */
function breakLock(file, holder) {
  const broken = `${file}.${randomUUID()}`;
  try {
    renameSync(file, broken);
  } catch {
    return;
  }
  if (readJson(broken)?.identity !== holder.identity) tryLink(broken, file);
  rmSync(broken, { force: true });
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function askPs(pid, fields) {
  const { status, stdout } = spawnSync('ps', ['-o', fields, '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
