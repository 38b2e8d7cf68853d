/** Where things lie: the server's home under the data folder, and the short folder of its sockets. */
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Trouble } from '../errors.ts';

/** sun_path holds 108 bytes with its closing NUL on Linux and 104 on macOS; PostgreSQL makes the longest. */
const LONGEST_SOCKET_PATH = 103;
const POSTGRES_SOCKET = '.s.PGSQL.5432';

/**
 * `home` guards against a copied data folder: a pointer that came along with a copy names the socket of
 * the ORIGINAL's server, and following it would read and write the wrong database.
 */
const pointerShape = z.object({
  folder: z.string(),
  home: z.object({ device: z.number(), inode: z.number() }),
});

export const homeOf = (dataDir: string): string => join(dataDir, 'postgres');
export const keeperSocket = (folder: string): string => join(folder, 'keeper');
const pointerOf = (home: string): string => join(home, 'sockets.json');

export function socketUrl(folder: string): string {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
}

/** The folder of sockets that this home's server uses or used last; undefined before the first start. */
export function readPointer(home: string): string | undefined {
  try {
    const pointer = pointerShape.parse(JSON.parse(readFileSync(pointerOf(home), 'utf8')));
    const { dev, ino } = statSync(home);
    return pointer.home.device === dev && pointer.home.inode === ino ? pointer.folder : undefined;
  } catch {
    // Absent, cut off by a crash or from an older version: a new one is written at the next start.
    return undefined;
  }
}

/** Kept from start to start, so that an address once given stays good after a crash and a restart. */
export function prepareSocketFolder(home: string, owner: { uid: number; gid: number }): string {
  const last = readPointer(home);
  const folder = last !== undefined && isOurs(last, owner.uid) ? last : freshFolder();
  if (process.getuid?.() === 0 && owner.uid !== 0) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const { dev, ino } = statSync(home);
  const draft = `${pointerOf(home)}.new`;
  writeFileSync(draft, JSON.stringify({ folder, home: { device: dev, inode: ino } }), { mode: 0o600 });
  renameSync(draft, pointerOf(home));
  return folder;
}

/** Anybody may write to the system's temp: a folder there is trusted only when it is ours and closed. */
function isOurs(folder: string, uid: number): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o077) === 0;
  }
}

function freshFolder(): string {
  for (const parent of new Set([tmpdir(), '/tmp'])) {
    const longest = join(parent, 'pg-XXXXXX', POSTGRES_SOCKET);
    if (Buffer.byteLength(longest) <= LONGEST_SOCKET_PATH) return mkdtempSync(join(parent, 'pg-'));
  }
  throw new Trouble(
    'database_socket',
    `The system's temporary folder ${tmpdir()} has too long a path for a socket.`,
  );
}
