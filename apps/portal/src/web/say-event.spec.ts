import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '#libs/kernel/actor';
import { LANGUAGES, hasText } from '#libs/platform/i18n/i18n';
import { PROJECT_ROOT } from '#libs/platform/project-root';

const SUBJECTS = 'service|interest|contract|leistung|authority|competence|organisation|person|session|region';

/** Names of events, wherever a library writes one down. */
function eventNames(): string[] {
  const libs = join(PROJECT_ROOT, 'libs');
  const sources = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/\.spec\.ts$/.test(file),
  );
  const found = sources.flatMap((file) => [
    ...readFileSync(join(libs, file), 'utf8').matchAll(new RegExp(`'((?:${SUBJECTS})\\.[a-z_]+)'`, 'g')),
  ]);
  const roles: readonly string[] = ROLES;
  return [...new Set(found.map(([, name]) => name ?? ''))].filter((name) => !roles.includes(name)).sort();
}

describe('the log', () => {
  it.each(eventNames())('has words for %s', (name) => {
    for (const language of LANGUAGES) expect(`${language}: ${hasText(language, `events.${name}`)}`).toBe(`${language}: true`);
  });
});
