import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#libs/platform/project-root';

/** Names of the operating system and of its tools: not ours to explain. */
const NOT_OURS = ['PATH', 'NODE_OPTIONS'];

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));

/** Settings by the ways in which they are read: `settings.NAME`, `env.NAME`, `text('NAME', …)`, `port('NAME', …)`. */
function settingsIn(source: string): string[] {
  const names = [...source.matchAll(/\b(?:settings|environment|env)\.([A-Z][A-Z0-9_]+)\b|\b(?:text|port)\('([A-Z][A-Z0-9_]+)'/g)];
  return names.map(([, property, argument]) => property ?? argument ?? '').filter((name) => !NOT_OURS.includes(name));
}

const explained = [...read('.env.example').matchAll(/^# ([A-Z0-9_]+)=/gm)].map(([, name]) => name);
const used = [...new Set(['libs/platform/config/config.ts', ...filesOf('scripts', '.mjs')].flatMap((path) => settingsIn(read(path))))];

describe('.env.example', () => {
  it('explains every setting that is read, and no other', () => {
    expect([...explained].sort()).toEqual(used.sort());
  });

  it('says the defaults that the configuration has', () => {
    const config = read('libs/platform/config/config.ts');
    for (const [, name, value] of read('.env.example').matchAll(/^# (PORT|HOST|SMTP_URL|MAIL_FROM|OPERATOR_NAME|LOG_LEVEL)=(.+)$/gm)) {
      expect(`${name} ${config.includes(`'${value}'`)}`).toBe(`${name} true`);
    }
  });
});

describe('the environment', () => {
  it('is read by the configuration alone', () => {
    const sources = ['apps', 'libs', 'migrations'].flatMap((folder) => filesOf(folder, '.ts'));
    expect(sources.filter((path) => read(path).includes('process.env'))).toEqual(['libs/platform/config/config.ts']);
  });
});
