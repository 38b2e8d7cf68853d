/** From an errno or a server's complaint to one plain sentence. */
import { messageOf, Trouble } from '../errors.ts';

const ADVICE = 'Set DATABASE_URL to use a PostgreSQL server (15 or later) instead.';

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function troubleOf(error: unknown, path: string): Trouble {
  if (error instanceof Trouble) return error;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return new Trouble('database_folder', `The folder ${path} may not be written by this user.`, {
        cause: error,
      });
    case 'ENOTDIR':
    case 'EEXIST':
      return new Trouble('database_folder', `${path} is not a folder.`, { cause: error });
    default:
      return new Trouble('database_start', `The embedded database did not start: ${messageOf(error)}`, {
        cause: error,
      });
  }
}

export function noPlatform(reason: string): Trouble {
  return new Trouble('database_platform', `No embedded database for this system: ${reason}. ${ADVICE}`);
}

/** @param output what initdb or postgres wrote before it gave up */
export function troubleFrom(output: string, path: string): Trouble {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(path);
  const lines = output.split('\n').filter((line) => /(FATAL|PANIC|DETAIL|error|could not)/.test(line));
  const said =
    lines
      .slice(-2)
      .join(' ')
      .replace(/^.*?(FATAL|PANIC): */, '') || output.trim().slice(-300);
  return new Trouble(
    'database_start',
    `The embedded database in ${path} did not start: ${said || 'it said nothing'}`,
  );
}

function diskFull(path: string, cause?: unknown): Trouble {
  return new Trouble('disk_full', `The disk that holds ${path} is full: make room and start again.`, {
    cause,
  });
}
