import type { Log } from '../../channel.ts';
import { type Connection, connect } from './connect.ts';
import type { MailServer, Settings } from './settings.ts';
import type { Tokens } from './token.ts';

/** Somebody may be waiting for what is sent after it. */
const DEADLINE_MS = 10_000;

/**
 * Is a mail of ours in the folder where the server keeps what was sent (Gmail and others copy there what they took)?
 * Looked for by its Message-ID, on a connection of its own, changing nothing. False also where there is no such folder.
 */
export async function liesInSent(
  messageId: string,
  server: MailServer,
  settings: Settings,
  log: Log,
  tokens?: Tokens,
): Promise<boolean> {
  const timings = { ...settings.timings, commandMs: Math.min(settings.timings.commandMs, DEADLINE_MS) };
  const connection = await connect(server, { ...settings, timings }, log, tokens);
  try {
    const folder = await sentFolder(connection);
    if (folder === undefined) return false;
    await connection.run(`opening ${folder}`, (c) => c.mailboxOpen(folder, { readOnly: true }));
    const found = await connection.run('searching', (c) =>
      c.search({ header: { 'message-id': messageId } }, { uid: true }),
    );
    return Boolean(found && found.length > 0);
  } finally {
    connection.close();
  }
}

/** By its mark (RFC 6154), else by a name that is usual for it. */
async function sentFolder(connection: Connection): Promise<string | undefined> {
  const folders = await connection.run('listing folders', (c) => c.list());
  return folders.find(({ specialUse }) => specialUse === '\\Sent')?.path;
}
