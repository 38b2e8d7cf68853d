/**
 * PostgreSQL refuses to run as root. As an ordinary user it simply runs; root has two ways:
 * a user namespace in which root calls itself `nobody` (its files stay root's, so even a folder that only
 * root may enter serves), or, where the kernel or the container refuses namespaces, the account `nobody`
 * with the cluster and a copy of the programs kept where it may go. A number without a name, which it refuses
 * as well, has the first way only.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Trouble } from '../errors.ts';
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts';

export interface Account {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly owner: { readonly uid: number; readonly gid: number };
  /** Put before a program's path. */
  readonly prefix: readonly string[];
  /** Given to spawn where the account is another than ours. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

const NOBODY = process.platform === 'darwin' ? 4294967294 : 65534;
const ELSEWHERE = '/var/lib/embedded-postgres';
const NAMESPACE = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
const INSTEAD = 'Start as an ordinary user, or set DATABASE_URL.';

export function chooseAccount(
  home: string,
  asRoot: 'try' | 'namespace' | 'nobody',
  elsewhere = ELSEWHERE,
): Account {
  const binaries = findBinaries(home);
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const here = join(home, 'cluster');
  const plain = { cluster: here, binaries, owner, prefix: [], identity: {} };
  const broken = fails(plain, home);
  if (broken !== undefined) throw new Trouble('database_platform', notHere(broken));
  if (owner.uid !== 0 && hasName()) return plain;
  if (asRoot === 'nobody' && owner.uid === 0) return asNobody(home, binaries, elsewhere);
  if (existsSync(placeFile(home))) return asNobody(home, binaries, elsewhere);
  const refused = fails({ ...plain, prefix: NAMESPACE }, home);
  if (refused === undefined) return { ...plain, prefix: NAMESPACE };
  // A cluster that root made in a namespace is root's own: nobody could not read it.
  const nobodyServes = owner.uid === 0 && asRoot === 'try' && !existsSync(here);
  if (nobodyServes) return asNobody(home, binaries, elsewhere);
  const why = owner.uid === 0 ? 'as root' : `under the number ${owner.uid}, which has no name on this system`;
  throw new Trouble(
    'database_root',
    `PostgreSQL does not run ${why}, and a user namespace was refused (${refused}). ${INSTEAD}`,
  );
}

/** A container is often given a number that no passwd file knows. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function asNobody(home: string, binaries: Binaries, elsewhere: string): Account {
  // Root's own may be 077, and then nobody could not reach what is made for it here.
  process.umask(0o022);
  const place = existsSync(placeFile(home))
    ? readFileSync(placeFile(home), 'utf8').trim()
    : placeFor(home, elsewhere);
  const owner = { uid: NOBODY, gid: NOBODY };
  mkdirSync(place, { recursive: true, mode: 0o755 });
  const account: Account = {
    cluster: join(place, 'cluster'),
    binaries: copyBinaries(binaries, elsewhere),
    owner,
    prefix: [],
    identity: owner,
  };
  chmodSync(place, 0o700);
  chownSync(place, owner.uid, owner.gid);
  const fault = fails(account, place);
  if (fault !== undefined) {
    throw new Trouble(
      'database_root',
      `PostgreSQL does not run as root, and running it as nobody in ${place} failed (${fault}). ${INSTEAD}`,
    );
  }
  writeFileSync(placeFile(home), `${place}\n`);
  return account;
}

/** The pointer in the data folder to a cluster that lies elsewhere. */
const placeFile = (home: string): string => join(home, 'cluster-is-in');

function placeFor(home: string, elsewhere: string): string {
  return join(elsewhere, createHash('sha256').update(home).digest('hex').slice(0, 16));
}

const notHere = (fault: string): string =>
  `The embedded database's programs do not run on this system (${fault}). Set DATABASE_URL to use a PostgreSQL server.`;

/** Decided by trying: can this account run the program and write into the folder? */
function fails(account: Account, folder: string): string | undefined {
  const script = 'cd "$1" && test -w . && exec "$2" --version';
  const [command, ...rest] = [
    ...account.prefix,
    '/bin/sh',
    '-c',
    script,
    'sh',
    folder,
    account.binaries.postgres,
  ];
  const run = spawnSync(command!, rest, {
    ...account.identity,
    env: environment(account),
    encoding: 'utf8',
    cwd: '/',
  });
  if (run.error) return run.error.message;
  if (run.status === 0) return undefined;
  return run.stderr.trim().split('\n').at(-1) || `no access to ${folder}`;
}

/** PG* settings of the person's shell (PGPORT, PGDATA …) would change where the server listens. */
export function environment(account: Account): NodeJS.ProcessEnv {
  const path = account.binaries.libraryPath;
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path };
}
