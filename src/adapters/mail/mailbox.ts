import type { Log } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import type { Connection } from './connect.ts';
import { markCut } from './cut.ts';
import type { Settings } from './settings.ts';

/** The folder we read, on one connection. UIDs hold only as long as `validity` stays the same. */
export interface Mailbox {
  readonly validity: string;
  list(): Promise<number[]>;
  /** The bytes, cut and marked when too large; undefined when the mail is gone. */
  fetch(uid: number): Promise<Buffer | undefined>;
  /** Marks as read and moves; false when it could not be moved. Nothing is ever deleted. */
  putAway(uid: number, folder: string): Promise<boolean>;
}

export async function openMailbox(connection: Connection, settings: Settings, log: Log): Promise<Mailbox> {
  const box = await connection.run('opening', (c) => c.mailboxOpen(settings.folder));
  const folders = new Map<string, Promise<boolean>>();

  /** Asked for once per connection: a server that refuses is not asked for each mail. */
  function ensured(folder: string): Promise<boolean> {
    const known = folders.get(folder);
    if (known) return known;
    const made = connection
      .run('creating a folder', (c) => c.mailboxCreate(folder))
      .then(
        () => true,
        (error: unknown) =>
          refusedOnly(error, () => log.warn({ folder, error: messageOf(error) }, 'mail: no such folder')),
      );
    folders.set(folder, made);
    return made;
  }

  return {
    validity: String(box.uidValidity),
    async list() {
      const uids = await connection.run('listing', (c) => c.search({ all: true }, { uid: true }));
      if (!uids) throw new Trouble('mail.unreachable', 'The mailbox could not be listed.');
      return [...uids].sort((a, b) => a - b);
    },
    async fetch(uid) {
      const size = await connection.run('sizing', (c) =>
        c.fetchOne(String(uid), { size: true }, { uid: true }),
      );
      if (!size) return undefined;
      const full = size.size ?? 0;
      const cut = full > settings.maxBytes;
      const source = cut ? { start: 0, maxLength: settings.cutBytes } : true;
      const mail = await connection.run('fetching', (c) =>
        c.fetchOne(String(uid), { source }, { uid: true }),
      );
      if (!mail || mail.source === undefined) return undefined;
      return cut ? markCut(mail.source, full) : mail.source;
    },
    async putAway(uid, folder) {
      const range = String(uid);
      await connection.run('marking', (c) => c.messageFlagsAdd(range, ['\\Seen'], { uid: true }));
      // Without MOVE or UIDPLUS moving ends in a bare EXPUNGE, which would delete what others marked.
      const { capabilities } = connection.client;
      if (!capabilities.has('MOVE') && !capabilities.has('UIDPLUS')) return false;
      if (!(await ensured(folder))) return false;
      const moved = await connection
        .run('moving', (c) => c.messageMove(range, folder, { uid: true }))
        .catch((error: unknown) => refusedOnly(error, () => undefined));
      return Boolean(moved);
    },
  };
}

/** A NO from the server is an answer; anything else is a lost connection. */
function refusedOnly(error: unknown, tell: () => void): false {
  if (error instanceof Error && 'responseStatus' in error) {
    tell();
    return false;
  }
  throw error;
}
