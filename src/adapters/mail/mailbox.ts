import type { Log } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import type { Connection } from './connect.ts';
import { markCut } from './cut.ts';
import type { Settings } from './settings.ts';

/** A folder we read, on one connection. UIDs hold only as long as `validity` stays the same. */
export interface Mailbox {
  readonly folder: string;
  readonly validity: string;
  /** UIDs, ascending; with `since` those that came on that day (of the server's calendar) or later. */
  list(since?: Date): Promise<number[]>;
  /** What can be known of these without fetching them; those that are gone are missing. */
  look(uids: readonly number[]): Promise<Listed[]>;
  /** The bytes by UID, cut and marked where a mail is too large; those that are gone are missing. */
  fetch(listed: readonly Listed[]): Promise<Map<number, Buffer>>;
  /** Marks as read, if not told otherwise, and moves; false when they could not be moved. Nothing is ever deleted. */
  putAway(uids: readonly number[], folder: string, as?: 'unread'): Promise<boolean>;
}

export interface Listed {
  readonly uid: number;
  /** In bytes. */
  readonly size: number;
  /** When the server got it. */
  readonly came: Date;
}

/** A slow line that still moves is no stalled one: bytes a second for which the deadline of a fetch is prolonged. */
const SLOWEST = 100_000;

export async function openMailbox(
  connection: Connection,
  folder: string,
  settings: Settings,
  log: Log,
): Promise<Mailbox> {
  const box = await opened(connection, folder);
  const folders = new Map<string, Promise<boolean>>();

  /** Made when it lacks. Some servers refuse to make one that is there and do not say that this is why: so it is looked at. */
  async function isThere(target: string): Promise<boolean> {
    let why = '';
    for (const [what, command] of [
      ['looking for a folder', () => connection.client.status(target, { uidNext: true })],
      ['creating a folder', () => connection.client.mailboxCreate(target)],
    ] as const) {
      try {
        if (await connection.run<unknown>(what, command)) return true;
      } catch (error) {
        refusedOnly(error, () => {
          why = messageOf(error);
        });
      }
    }
    log.warn({ folder: target, error: why }, 'mail: no such folder');
    return false;
  }

  /** Asked for once per connection: a server that refuses is not asked for each mail. */
  function ensured(target: string): Promise<boolean> {
    const known = folders.get(target);
    if (known) return known;
    const made = isThere(target);
    folders.set(target, made);
    return made;
  }

  return {
    folder,
    validity: String(box.uidValidity),
    async list(since) {
      const query = since ? { since } : { all: true };
      const uids = await connection.run('listing', (c) => c.search(query, { uid: true }));
      if (!uids) throw new Trouble('mail.unreachable', 'The mailbox could not be listed.');
      return [...uids].sort((a, b) => a - b);
    },
    async look(uids) {
      const found = await connection.run('sizing', (c) =>
        c.fetchAll(uids.join(','), { size: true, internalDate: true }, { uid: true }),
      );
      // What the server tells unasked (a flag was set) comes the same way.
      const sized = found.flatMap(({ uid, size, internalDate }) =>
        size === undefined ? [] : [{ uid, size, came: internalDate ? new Date(internalDate) : new Date() }],
      );
      return sized.sort((a, b) => a.uid - b.uid);
    },
    async fetch(listed) {
      // What is cut is fetched by itself: see groupsOf.
      const cut = listed.some(({ size }) => size > settings.maxBytes);
      const source = cut ? { start: 0, maxLength: settings.cutBytes } : true;
      const bytes = listed.reduce((sum, { size }) => sum + Math.min(size, settings.maxBytes), 0);
      const uids = listed.map(({ uid }) => uid).join(',');
      const mails = await connection.run(
        `fetching mail ${uids} of ${folder}`,
        (c) => c.fetchAll(uids, { source }, { uid: true }),
        settings.timings.commandMs + (bytes / SLOWEST) * 1000,
      );
      const sizes = new Map(listed.map(({ uid, size }) => [uid, size]));
      return new Map(
        mails.flatMap(({ uid, source: got }) =>
          got === undefined ? [] : [[uid, cut ? markCut(got, sizes.get(uid)!) : got]],
        ),
      );
    },
    async putAway(uids, target, as) {
      const range = uids.join(',');
      if (as !== 'unread')
        await connection.run('marking', (c) => c.messageFlagsAdd(range, ['\\Seen'], { uid: true }));
      // Without MOVE or UIDPLUS moving ends in a bare EXPUNGE, which would delete what others marked.
      const { capabilities } = connection.client;
      if (!capabilities.has('MOVE') && !capabilities.has('UIDPLUS')) return false;
      if (!(await ensured(target))) return false;
      const moved = await connection
        .run('moving', (c) => c.messageMove(range, target, { uid: true }))
        .catch((error: unknown) => refusedOnly(error, () => undefined));
      return Boolean(moved);
    },
  };
}

/** A NO from the server is an answer, in the library's words too that there is no such folder; anything else is a lost connection. */
function refusedOnly(error: unknown, tell: () => void): false {
  if (!isAnswer(error)) throw error;
  tell();
  return false;
}

function isAnswer(error: unknown): error is Error {
  return error instanceof Error && ('responseStatus' in error || isNotFound(error));
}

function isNotFound(error: Error): boolean {
  return 'code' in error && error.code === 'NotFound';
}

async function opened(connection: Connection, folder: string) {
  try {
    return await connection.run(`opening ${folder}`, (c) => c.mailboxOpen(folder));
  } catch (error) {
    if (!isAnswer(error)) throw error;
    throw new Trouble(
      'mail.folder',
      `The folder ${folder} can not be opened: ${wordsOf(error)}. Was it renamed or deleted? See IMAP_FOLDERS.`,
      { cause: error },
    );
  }
}

/** The server's words; the library's own are "Command failed". */
function wordsOf(error: Error): string {
  return 'responseText' in error && error.responseText ? String(error.responseText) : messageOf(error);
}
