import { oneRow, type Queries, rows } from '../lib/rows.ts';

/** Nothing reaches this address any more; shown, and lifted by the next message from it. */
export async function blockForGood(
  db: Queries,
  channel: string,
  address: string,
  why: string,
): Promise<void> {
  await rows(
    db,
    `UPDATE handle SET blocked_at = clock_timestamp(), blocked_why = $3 WHERE channel = $1 AND address = $2`,
    [channel, address, why],
  );
}

/**
 * The channel told us the chat's new address: its tickets, its dialogues (its own, and those of people in it, who stand
 * behind a slash) and what waits for it go there.
 */
export async function moveAddress(db: Queries, channel: string, from: string, to: string): Promise<void> {
  await rows(
    db,
    `WITH known AS (
       UPDATE handle SET address = $3 WHERE channel = $1 AND address = $2
         AND NOT EXISTS (SELECT 1 FROM handle h WHERE h.channel = $1 AND h.address = $3) RETURNING 1),
     said AS (UPDATE transcript SET address = $3 WHERE channel = $1 AND address = $2 RETURNING 1),
     stood AS (UPDATE conversation v SET address = $3 || substr(v.address, length($2) + 1)
         WHERE v.channel = $1 AND (v.address = $2 OR starts_with(v.address, $2 || '/'))
         AND NOT EXISTS (SELECT 1 FROM conversation c
                         WHERE c.channel = $1 AND c.address = $3 || substr(v.address, length($2) + 1)) RETURNING 1),
     held AS (UPDATE held_reply SET address = $3 WHERE door = $1 AND address = $2 AND state = 'held' RETURNING 1),
     tickets AS (UPDATE ticket SET address = $3 WHERE channel = $1 AND address = $2 RETURNING 1)
     UPDATE outbox SET address = $3 WHERE channel = $1 AND address = $2 AND state IN ('waiting', 'handed_over')`,
    [channel, from, to],
  );
}

/**
 * One of ours came back. Finds it by its external id, else by the address it was sent to last, and marks it failed.
 * What was not sent yet cannot have come back: it goes out as it would.
 * @returns the ticket it belonged to and whom it was for; undefined when there is none, or it was reported before
 */
export async function reportFailure(
  db: Queries,
  report: { channel: string; externalId?: string; address?: string; reason: string },
): Promise<{ ticketId: string | null; contactId: string | null } | undefined> {
  const row = await oneRow<{
    id: string;
    ticket_id: string | null;
    contact_id: string | null;
    state: string;
  }>(
    db,
    `SELECT id, ticket_id, contact_id, state FROM outbox
     WHERE channel = $1 AND state NOT IN ('waiting', 'handed_over') AND (external_id = $2 OR ($2::text IS NULL AND lower(address) = lower($3)))
     ORDER BY id DESC LIMIT 1`,
    [report.channel, report.externalId ?? null, report.address ?? null],
  );
  if (!row || row.state === 'failed') return undefined;
  await rows(db, `UPDATE outbox SET state = 'failed', error = $2 WHERE id = $1`, [row.id, report.reason]);
  return { ticketId: row.ticket_id, contactId: row.contact_id };
}

/** The ticket of which this address was told last, and whom it was for: whoever holds it should know that it is closed. */
export function spokenOfLast(
  db: Queries,
  channel: string,
  address: string,
): Promise<{ ticketId: string; contactId: string | null } | undefined> {
  return oneRow(
    db,
    `SELECT o.ticket_id AS "ticketId", o.contact_id AS "contactId" FROM outbox o JOIN ticket t ON t.id = o.ticket_id
     WHERE o.channel = $1 AND o.address = $2 AND t.status NOT IN ('closed', 'withdrawn', 'merged')
     ORDER BY o.id DESC LIMIT 1`,
    [channel, address],
  );
}
