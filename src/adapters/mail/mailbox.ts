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
  /** The bytes, cut and marked when too large, and when the server got it; undefined when the mail is gone. */
  fetch(uid: number): Promise<{ bytes: Buffer; came: Date } | undefined>;
  /** Marks as read, if not told otherwise, and moves; false when it could not be moved. Nothing is ever deleted. */
  putAway(uid: number, folder: string, as?: 'unread'): Promise<boolean>;
}

/** A slow line that still moves is no stalled one: bytes a second for which the deadline of a fetch is prolonged. */
const SLOWEST = 100_000;

export async function openMailbox(
  connection: Connection,
  folder: string,
  settings: Settings,
  log: Log,
): Promise<Mailbox> {
  const box = await connection.run(`opening ${folder}`, (c) => c.mailboxOpen(folder));
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
    async fetch(uid) {
      const size = await connection.run('sizing', (c) =>
        c.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true }),
      );
      if (!size) return undefined;
      const full = size.size ?? 0;
      const cut = full > settings.maxBytes;
      const source = cut ? { start: 0, maxLength: settings.cutBytes } : true;
      const mail = await connection.run(
        `fetching mail ${uid} of ${folder}`,
        (c) => c.fetchOne(String(uid), { source }, { uid: true }),
        settings.timings.commandMs + (Math.min(full, settings.maxBytes) / SLOWEST) * 1000,
      );
      if (!mail || mail.source === undefined) return undefined;
      return {
        bytes: cut ? markCut(mail.source, full) : mail.source,
        came: size.internalDate ? new Date(size.internalDate) : new Date(),
      };
    },
    async putAway(uid, target, as) {
      const range = String(uid);
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
  const isAnswer = error instanceof Error && ('responseStatus' in error || isNotFound(error));
  if (isAnswer) {
    tell();
    return false;
  }
  throw error;
}

function isNotFound(error: Error): boolean {
  return 'code' in error && error.code === 'NotFound';
}
