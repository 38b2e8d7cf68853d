import type { OutgoingFile, OutgoingMessage } from '../channel.ts';
import { oneRow, type Queries } from '../lib/rows.ts';
import type { OutboxRow } from './claim.ts';

/** A row as its channel takes it; the same at every try. */
export function outgoing(
  row: OutboxRow,
  files: OutgoingFile[],
  { replaces, under }: Earlier,
): OutgoingMessage {
  return {
    id: row.id,
    account: row.account ?? undefined,
    to: row.address,
    toName: row.body.name,
    language: row.language,
    subject: row.body.subject,
    text: row.body.text,
    choices: row.body.choices,
    files,
    thread: under ? [under, ...row.body.thread] : row.body.thread,
    automatic: row.body.automatic,
    card: row.body.card,
    replaces,
  };
}

interface Earlier {
  readonly replaces?: string;
  readonly under?: string;
}

/** Where earlier messages lie; the oldest of an address goes first, so they have been there. */
export async function earlierOf(db: Queries, { body }: OutboxRow): Promise<Earlier> {
  return { replaces: await placeOf(db, body.replaces), under: await placeOf(db, body.under) };
}

async function placeOf(db: Queries, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined;
  const row = await oneRow<{ external_id: string | null }>(
    db,
    'SELECT external_id FROM outbox WHERE id = $1',
    [id],
  );
  return row?.external_id ?? undefined;
}

export async function filesOf(db: Queries, row: OutboxRow): Promise<OutgoingFile[]> {
  const files: OutgoingFile[] = [];
  for (const file of row.body.files) {
    const found = await oneRow<{ bytes: Buffer }>(
      db,
      'SELECT bytes FROM file WHERE sha256 = $1 AND held IS NULL',
      [file.sha256],
    );
    if (found) files.push({ name: file.name, mediaType: file.mediaType, bytes: found.bytes });
  }
  return files;
}
