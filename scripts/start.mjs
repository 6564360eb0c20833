import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepRunning } from './apps.mjs';
import { ensureBuilt } from './build.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { appEnvironment, dataFolder, readSettings } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { freePort } from './ports.mjs';
import { describe, endProcess, isAlive } from './processes.mjs';
import { run } from './run.mjs';
import { claim } from './run-file.mjs';
import { welcome } from './welcome.mjs';

/**
 * `npm start`: brings everything up (packages, build, database, migrations, demo world, mailbox, portal, worker), says `ready`
 * and keeps it running until Ctrl-C or SIGTERM, which end all of it in order.
 */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
const { signal } = stop;
const parent = process.ppid;

let claimed;
let database;
const running = {};
try {
  const settings = readSettings();
  const data = dataFolder(settings);
  claimed = await claim(data, `http://127.0.0.1:${settings.PORT ?? 3000}`);
  await ensureInstalled({ signal });
  await ensureBuilt({ signal });
  await bringUp(settings, data);
} catch (error) {
  if (!signal.aborted) {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
} finally {
  stop.abort();
  await takeDown();
}

async function bringUp(settings, data) {
  if (!settings.DATABASE_URL) database = await startEmbeddedPostgres({ folder: join(data, 'postgres') });
  const catchesMail = !settings.SMTP_URL && settings.NODE_ENV !== 'production';
  const smtpUrl = catchesMail ? `smtp://127.0.0.1:${await freePort(Number(settings.MAILBOX_SMTP_PORT ?? 3026))}` : settings.SMTP_URL;
  const env = appEnvironment(settings, { databaseUrl: settings.DATABASE_URL ?? database.url, smtpUrl });
  // The wish has been heard above; the mailbox listens where SMTP_URL sends.
  delete env.MAILBOX_SMTP_PORT;
  await refuseTakenPort('PORT', env.PORT);
  if (catchesMail) await refuseTakenPort('MAILBOX_PORT', env.MAILBOX_PORT);
  claimed.note({ smtpUrl });

  const cli = (command) =>
    run(process.execPath, ['--enable-source-maps', 'dist/apps/cli/src/main.js', command], {
      env,
      signal,
      failure: `"${command}" failed (see above).`,
    });
  await cli('migrate');
  if (env.KONTOR_DEMO === '1') await cli('demo');

  let isUp = false;
  const started = (name, pid) => {
    running[name] = describe(pid);
    claimed.noteChild(name, pid);
  };
  const names = [...(catchesMail ? ['mailbox'] : []), 'worker', 'portal'];
  const apps = names.map((name) => keepRunning(name, { env, signal, started, isUp: () => isUp }));
  await Promise.race([answersReady(env.PORT), ...apps]);
  isUp = true;
  console.log(welcome(env, { catchesMail, embedded: Boolean(database), data }));
  await watch(env, data);
}

/** Apps first, for they write to the others; the mailbox takes the last mails; the database goes last. */
async function takeDown() {
  const { mailbox, ...others } = running;
  await Promise.all(Object.values(others).map((app) => endProcess(app, { patience: 30_000 })));
  if (mailbox) await endProcess(mailbox);
  await database?.stop();
  claimed?.release();
}

/** Waits until portal and database answer. */
async function answersReady(port) {
  for (const until = Date.now() + 120_000; Date.now() < until && !signal.aborted; await sleep(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.status === 200) return;
  }
  throw new Error(`The portal does not get ready: http://127.0.0.1:${port}/health/ready did not answer with 200 for two minutes.`);
}

/**
 * Until it is time to stop: starts the built-in server again should it die. The apps find it by themselves, unless its port has
 * been taken meanwhile.
 */
async function watch(env, data) {
  let server = database && describe(database.pid);
  while (await pause(500)) {
    // A killed npm passes nothing on.
    if (process.env.npm_lifecycle_event && process.ppid !== parent) return;
    if (!server || isAlive(server)) continue;
    console.error('The database ended unexpectedly; starting it again.');
    try {
      await database.stop();
      database = await startEmbeddedPostgres({ folder: join(data, 'postgres') });
      server = describe(database.pid);
    } catch (error) {
      console.error(error.message);
      await pause(5000);
      continue;
    }
    if (env.DATABASE_URL === database.url) continue;
    env.DATABASE_URL = database.url;
    await Promise.all(['worker', 'portal'].map((name) => endProcess(running[name])));
  }
}

/** False when it is time to stop. */
function pause(milliseconds) {
  return sleep(milliseconds, true, { signal }).catch(() => false);
}

async function refuseTakenPort(setting, port) {
  if ((await freePort(Number(port))) !== Number(port))
    throw new Error(`Port ${port} is taken by another program. End that one, or choose another port with ${setting}.`);
}
