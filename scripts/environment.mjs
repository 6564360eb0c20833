import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as util from 'node:util';
import { keptText, readText, replace } from './files.mjs';
import { projectFolder } from './run.mjs';

/**
 * The settings of whoever starts this: the environment, and what `.env` says beyond it. Empty ones count as not set.
 * @returns {Record<string, string>}
 */
export function readSettings() {
  const file = util.parseEnv(readText(join(projectFolder, '.env')) ?? '');
  const given = (settings) => Object.entries(settings).filter(([, value]) => value !== '');
  const settings = Object.fromEntries([...given(file), ...given(process.env)]);
  for (const name of ['PORT', 'MAILBOX_PORT', 'MAILBOX_SMTP_PORT']) {
    const value = settings[name];
    if (value !== undefined && !(/^\d+$/.test(value) && value >= 1 && value <= 65535))
      throw new Error(`${name} must be a number from 1 to 65535, not "${value}".`);
  }
  return settings;
}

/** The folder for everything kept on disk, made if need be. */
export function dataFolder(settings) {
  const folder = resolve(projectFolder, settings.KONTOR_DATA ?? '.kontor');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The environment every app gets: the settings, with a value for each that may be left out. Secrets are made once and kept
 * in the data folder.
 */
export function appEnvironment(settings, { databaseUrl, smtpUrl }) {
  const data = dataFolder(settings);
  const port = settings.PORT ?? '3000';
  // A real server may hold real data, to which invented organisations would be added.
  const demo = settings.KONTOR_DEMO ?? (settings.DATABASE_URL || settings.NODE_ENV === 'production' ? '0' : '1');
  return {
    ...settings,
    NODE_ENV: settings.NODE_ENV ?? 'development',
    DATABASE_URL: databaseUrl,
    PORT: port,
    MAILBOX_PORT: settings.MAILBOX_PORT ?? '3025',
    BASE_URL: settings.BASE_URL ?? `http://127.0.0.1:${port}`,
    ...(smtpUrl && { SMTP_URL: smtpUrl }),
    KONTOR_DATA: data,
    KONTOR_SECRET: settings.KONTOR_SECRET ?? keptText(join(data, 'secret'), () => randomBytes(32).toString('hex')),
    KONTOR_DEMO: demo,
    ...(demo === '1' && { KONTOR_DEMO_PASSWORD: demoPassword(settings, join(data, 'demo-password')) }),
  };
}

/** One that was given is kept too: the demo world's people go on with it until another is given. */
function demoPassword({ KONTOR_DEMO_PASSWORD: given }, file) {
  // The apps refuse it too, but by then it would have been kept.
  if (given && given.length < 12) throw new Error('KONTOR_DEMO_PASSWORD must have at least 12 characters.');
  if (given) replace(file, `${given}\n`);
  return keptText(file, () => `kontor-${inventLetters()}-${inventLetters()}`);
}

/** Easy to type from a screen: no letters that look alike. */
function inventLetters() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
}
