/**
 * One keeper per home. The lock is the kernel's (flock): it goes with the process, so nothing stale can
 * remain after kill -9. Node has no flock, but the lock belongs to the open file, not to the program that
 * asked for it: flock(1) locks a descriptor that we hold, ends, and we keep the lock.
 */
import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from '../errors.ts';
import { codeOf } from './faults.ts';

/** macOS has no flock(1); there open(2) itself locks with O_EXLOCK | O_NONBLOCK (sys/fcntl.h). */
const DARWIN_LOCK = 0x0020 | 0x0004;
const CREATE_READ_WRITE = 0x0002 | 0x0200;

/** @returns false when another process holds it. Held until this process ends. */
export function takeLock(home: string): boolean {
  const path = join(home, 'lock');
  return process.platform === 'darwin' ? openLocked(path) : flock(path);
}

function openLocked(path: string): boolean {
  try {
    openSync(path, DARWIN_LOCK | CREATE_READ_WRITE, 0o600);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EAGAIN' || codeOf(error) === 'EWOULDBLOCK') return false;
    throw error;
  }
}

function flock(path: string): boolean {
  const file = openSync(path, 'a', 0o600);
  const run = spawnSync('flock', ['--nonblock', '--exclusive', '3'], {
    stdio: ['ignore', 'ignore', 'pipe', file],
  });
  if (run.status === 0) return true;
  if (run.status === 1) return false;
  const reason =
    run.error && codeOf(run.error) === 'ENOENT' ? 'it is not installed' : String(run.stderr).trim();
  throw new Trouble(
    'database_lock',
    `The embedded database needs the command flock (util-linux): ${reason}. Install it or set DATABASE_URL.`,
  );
}
