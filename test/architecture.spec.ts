import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '#libs/platform/project-root';

/** From the ground up: a folder may import those before it, and itself. */
const LAYERS = [
  'texts',
  'kernel',
  'platform',
  'accounts',
  'directory',
  'catalogue',
  'contracts',
  'onboarding',
  'reporting',
  'engagement',
  'notifications',
];
/** These two stand side by side on purpose: neither may know the other's domains beyond what is listed. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  texts: [],
  kernel: [],
  platform: ['texts', 'kernel'],
  notifications: ['texts', 'kernel', 'platform'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const sources = readdirSync(PROJECT_ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(apps|libs|migrations)\/.*\.ts$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => ({ file, text: readFileSync(join(PROJECT_ROOT, file), 'utf8') }));
const code = sources.filter(({ file }) => !/\.(spec|e2e)\.ts$/.test(file));
const imports: Import[] = code.flatMap(({ file, text }) =>
  ts.preProcessFile(text, true).importedFiles.map(({ fileName }) => ({ file, target: fileName })),
);

describe('the architecture', () => {
  it('lets libraries import only what lies below them', () => {
    const against = imports.filter(({ file, target }) => {
      const [, from] = /^libs\/([^/]+)\//.exec(file) ?? [];
      const [, to] = /^#libs\/([^/]+)/.exec(target) ?? [];
      if (!from || !to || from === to) return false;
      return ONLY[from] ? !ONLY[from].includes(to) : LAYERS.indexOf(to) >= LAYERS.indexOf(from);
    });
    expect(against).toEqual([]);
  });

  it('knows every library', () => {
    const libraries = new Set(sources.flatMap(({ file }) => /^libs\/([^/]+)\//.exec(file)?.[1] ?? []));
    expect([...libraries].filter((library) => !LAYERS.includes(library))).toEqual([]);
  });

  it('keeps apps apart from each other and libraries free of apps', () => {
    const against = imports.filter(({ file, target }) => {
      const [, to] = /^#apps\/([^/]+)/.exec(target) ?? [];
      return to !== undefined && !file.startsWith(`apps/${to}/`);
    });
    expect(against).toEqual([]);
  });

  it('imports no application code in migrations', () => {
    expect(imports.filter(({ file, target }) => file.startsWith('migrations/') && /^#(libs|apps)/.test(target))).toEqual([]);
  });

  it('reaches neighbours relatively and other folders by name', () => {
    expect(imports.filter(({ target }) => target.startsWith('../../')).map(({ file, target }) => `${file}: ${target}`)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(
      code.filter(({ file, text }) => text.includes('process.env') && file !== 'libs/platform/config/config.ts').map(({ file }) => file),
    ).toEqual([]);
  });

  it('lets no null slip through a validator', () => {
    expect(code.filter(({ text }) => /@IsOptional\(/.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('has no file that only passes on others', () => {
    expect(sources.filter(({ file }) => file.endsWith('/index.ts')).map(({ file }) => file)).toEqual([]);
  });

  it('names files by what they hold', () => {
    const vague = /(manager|helper|util|common|info|misc)s?\.ts$/;
    expect(code.filter(({ file }) => vague.test(file) && !file.startsWith('libs/texts/')).map(({ file }) => file)).toEqual([]);
    expect(
      code.filter(({ file }) => !/\/[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/.test(file)).map(({ file }) => file),
    ).toEqual([]);
  });
});
