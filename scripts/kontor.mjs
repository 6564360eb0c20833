import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { appEnvironment, dataFolder, readSettings } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { projectFolder } from './run.mjs';
import { runningOn } from './run-file.mjs';

/** `npm run kontor -- <command>`: runs a command of the CLI on the same database as `npm start`, whether that runs or not. */
let database;
try {
  const settings = readSettings();
  const data = dataFolder(settings);
  await ensureInstalled();
  await ensureBuilt();
  if (!settings.DATABASE_URL) database = await startEmbeddedPostgres({ folder: join(data, 'postgres') });
  const smtpUrl = settings.SMTP_URL ?? runningOn(data)?.smtpUrl;
  process.exitCode = await cli(appEnvironment(settings, { databaseUrl: settings.DATABASE_URL ?? database.url, smtpUrl }));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database?.stop();
}

function cli(env) {
  const words = ['--enable-source-maps', 'dist/apps/cli/src/main.js', ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { cwd: projectFolder, env, stdio: 'inherit' });
  // Passed on, so that the command ends first and the database after it. Ctrl-C reaches the command by itself.
  process.on('SIGINT', () => {}).on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)));
}
