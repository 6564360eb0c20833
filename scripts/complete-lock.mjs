import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run lock`, to be run after every `npm install`. Some registries offer only the packages of the platform that asks;
 * npm then leaves the optional packages of all other platforms out of the lock, and `npm ci` refuses that lock wherever the
 * registry does offer them. This adds what is missing, as npm itself would, only without the check sums it cannot know.
 */
const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const added = [];
for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (installedFor(path, name)) continue;
    const version = range.replace(/^[^\d]*/, '');
    const place = packages[`node_modules/${name}`] ? `${path}/node_modules/${name}` : `node_modules/${name}`;
    packages[place] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    added.push(`${name}@${version}`);
  }
}

for (const entry of Object.values(packages)) {
  // An address would tie the lock to one registry. Without it npm asks the registry it is set up for.
  if (/^https?:/.test(entry.resolved ?? '')) delete entry.resolved;
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length ? `added ${added.length} packages of other platforms:\n  ${added.join('\n  ')}` : 'the lock is complete');

/** The entry node would find from `path`: the nearest node_modules on the way up. */
function installedFor(path, name) {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${from ? `${from}/` : ''}node_modules/${name}`];
    if (entry || !from) return entry;
  }
}

/** Platform packages carry their platform in the name and nowhere else in the lock: `…-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[-/.]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.some((word) => /^(gnu|glibc)/.test(word)) ? ['glibc'] : [];
  return { ...(os.length && { os }), ...(cpu.length && { cpu }), ...(os.includes('linux') && libc.length && { libc }) };
}
