import { createHash, randomBytes } from 'node:crypto';
import type { Act, Doer } from '../act.ts';
import { type Queries, rows } from '../lib/rows.ts';
import type { Ticket } from './entity.ts';

export interface EventRow {
  ticketId: string;
  seq: number;
  at: Date;
  kind: string;
  doer: Doer;
  data: Record<string, unknown>;
  salt: string;
  textDigest: string;
  previous: string;
  hash: string;
  text: string | null;
}

/**
 * Adds one event to the ticket's chain. The text lies apart under a salted digest, so it can be erased while the
 * chain still proves that nothing was altered, removed or cut off. The ticket row keeps length and last hash.
 */
export async function record(
  act: Act,
  ticket: Ticket,
  kind: string,
  data: Record<string, unknown> = {},
  text?: string,
): Promise<void> {
  const seq = ticket.historyLength + 1;
  const salt = randomBytes(16).toString('hex');
  const textDigest = text === undefined ? '' : sha256(salt + text);
  const doer =
    act.doer.kind === 'staff'
      ? { ...act.doer, officers: act.doer.officers.map((charge) => charge.code) }
      : act.doer;
  const event = { ticketId: ticket.id, seq, at: act.now, kind, doer, data, salt, textDigest };
  const previous = ticket.historyHash;
  const hash = hashOf({ ...event, previous });
  await act.tx.query(
    `INSERT INTO ticket_event (ticket_id, seq, at, kind, doer, data, salt, text_digest, previous, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ticket.id,
      seq,
      act.now,
      kind,
      JSON.stringify(doer),
      JSON.stringify(data),
      salt,
      textDigest,
      previous,
      hash,
    ],
  );
  if (text !== undefined) {
    await act.tx.query('INSERT INTO ticket_event_text (ticket_id, seq, text) VALUES ($1, $2, $3)', [
      ticket.id,
      seq,
      text,
    ]);
  }
  ticket.historyLength = seq;
  ticket.historyHash = hash;
  await showAnew(act, ticket.id);
}

export const CARD_NUDGE = 'card';

/** The row is touched also where it is there already: whoever shows the card then waits for what we have not committed. */
export async function showAnew({ tx }: { tx: Queries }, ticketId: string): Promise<void> {
  await tx.query(
    `WITH due AS (
       INSERT INTO card_due (ticket_id, since) VALUES ($1, clock_timestamp())
       ON CONFLICT (ticket_id) DO UPDATE SET since = card_due.since)
     SELECT pg_notify('${CARD_NUDGE}', '')`,
    [ticketId],
  );
}

/** Of posts whose people change: whoever reads on their account by now gets the cards, whoever did is told where they are. */
export async function showPosts({ tx }: { tx: Queries }, officers: readonly string[]): Promise<void> {
  await tx.query(
    `WITH due AS (
       INSERT INTO card_due (ticket_id, since)
       SELECT id, clock_timestamp() FROM ticket WHERE officer = ANY($1)
         AND status IN ('open', 'in_work', 'waiting_requester', 'waiting_gem')
       ON CONFLICT (ticket_id) DO UPDATE SET since = card_due.since)
     SELECT pg_notify('${CARD_NUDGE}', '')`,
    [officers],
  );
}

export async function eventsOf(db: Queries, ticketId: string): Promise<EventRow[]> {
  return rows<EventRow>(
    db,
    `SELECT e.ticket_id AS "ticketId", e.seq, e.at, e.kind, e.doer, e.data, e.salt, e.text_digest AS "textDigest",
       e.previous, e.hash, x.text
     FROM ticket_event e LEFT JOIN ticket_event_text x ON x.ticket_id = e.ticket_id AND x.seq = e.seq
     WHERE e.ticket_id = $1 ORDER BY e.seq`,
    [ticketId],
  );
}

/** Faults of one ticket's chain, in plain words; empty when it is whole. */
export function faultsOfChain(
  ticket: { number: string; historyLength: number; historyHash: string },
  events: EventRow[],
): string[] {
  const faults: string[] = [];
  let previous = '';
  let next = 1;
  for (const event of events) {
    if (event.seq !== next) faults.push(`${ticket.number}: history row ${next} is missing`);
    else if (event.previous !== previous)
      faults.push(`${ticket.number}: history row ${event.seq} does not follow the one before it`);
    if (event.hash !== hashOf(event)) faults.push(`${ticket.number}: history row ${event.seq} was altered`);
    if (event.text !== null && sha256(event.salt + event.text) !== event.textDigest) {
      faults.push(`${ticket.number}: the text of history row ${event.seq} was altered`);
    }
    previous = event.hash;
    next = event.seq + 1;
  }
  const cut = events.length !== ticket.historyLength || previous !== ticket.historyHash;
  if (cut && faults.length === 0)
    faults.push(`${ticket.number}: the history was cut off after row ${events.length}`);
  return faults;
}

function hashOf(event: Omit<EventRow, 'hash' | 'text' | 'doer'> & { doer: unknown }): string {
  return sha256(
    canonical([
      event.ticketId,
      event.seq,
      event.at.toISOString(),
      event.kind,
      event.doer,
      event.data,
      event.textDigest,
      event.previous,
    ]),
  );
}

/** One spelling whatever order the database gives the keys in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
