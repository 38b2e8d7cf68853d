import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { INBOX_NUDGE } from './keep.ts';

/** Kept and read, and belonging to no ticket: nobody is answered, and staff can see it and bring it back. */
export async function putAside(tx: Queries, id: string, why: string): Promise<void> {
  await rows(tx, 'UPDATE inbox SET aside = $2 WHERE id = $1', [id, why]);
}

/** Staff said that it is a person's, whatever it looks like. */
export async function wasBroughtBack(tx: Queries, id: string): Promise<boolean> {
  return (
    (await oneRow(tx, 'SELECT 1 FROM inbox WHERE id = $1 AND brought_back_at IS NOT NULL', [id])) !==
    undefined
  );
}

export interface Aside {
  readonly id: string;
  readonly channel: string;
  readonly from: string;
  /** bulk, auto_reply. */
  readonly why: string;
  readonly at: Date;
  readonly subject: string | null;
  /** The first 200 characters. */
  readonly text: string | null;
}

/** The latest first. */
export function listAside(db: Queries, limit = 200): Promise<Aside[]> {
  return rows<Aside>(
    db,
    `SELECT i.id::text, i.channel, i.lane AS "from", i.aside AS why, i.kept_at AS at, t.subject, left(t.text, 200) AS text
     FROM inbox i LEFT JOIN transcript t ON t.inbox_id = i.id AND t.direction = 'in'
     WHERE i.aside IS NOT NULL ORDER BY i.id DESC LIMIT $1`,
    [limit],
  );
}

/** It is taken up again, as a person's. @returns false when nothing of that number lies aside */
export async function bringBack(db: Queries, id: string, now: Date): Promise<boolean> {
  const back = await rows(
    db,
    `WITH back AS (
       UPDATE inbox SET state = 'waiting', aside = NULL, brought_back_at = $2, tries = 0, ready_at = '-infinity',
         holder = NULL, held_until = NULL, done_at = NULL
       WHERE id = $1 AND aside IS NOT NULL AND state = 'done' RETURNING id)
     SELECT id, pg_notify('${INBOX_NUDGE}', '') FROM back`,
    [id, now],
  );
  return back.length > 0;
}
