import { createHash } from 'node:crypto';
import type { Act } from '../act.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { dayOf } from '../lib/time.ts';
import { eventsOf, faultsOfChain } from './history.ts';

/** What is younger when a night is anchored belongs to the next: its transaction might not be committed yet. */
const SETTLED_MS = 10 * 60_000;

/** The nightly row over all tickets: how many, how many events, and one digest of every chain's last hash. */
export async function anchorHistory(act: Act): Promise<void> {
  const until = new Date(act.now.getTime() - SETTLED_MS);
  const { tickets, events, hash } = await summary(act.tx, until);
  await act.tx.query(
    `INSERT INTO history_anchor (day, tickets, events, hash, anchored_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (day) DO NOTHING`,
    [dayOf(act.now), tickets, events, hash, until],
  );
}

/** Every chain, and the anchors: what `doctor` tells. Empty when nothing was tampered with. */
export async function checkHistory(db: Queries): Promise<string[]> {
  const faults: string[] = [];
  const tickets = await rows<Kept>(db, `SELECT ${KEPT} FROM ticket ORDER BY year, serial`);
  for (const ticket of tickets) faults.push(...(await faultsOfTicket(db, ticket)));
  const anchor = await oneRow<{
    day: string;
    tickets: number;
    events: string;
    hash: string;
    anchored_at: Date;
  }>(
    db,
    'SELECT day::text, tickets, events, hash, anchored_at FROM history_anchor ORDER BY day DESC LIMIT 1',
  );
  if (anchor) {
    const now = await summary(db, anchor.anchored_at);
    if (
      now.tickets !== anchor.tickets ||
      String(now.events) !== String(anchor.events) ||
      now.hash !== anchor.hash
    ) {
      faults.push(`the histories up to ${anchor.day} are not what they were when that night was anchored`);
    }
  }
  return faults;
}

interface Kept {
  id: string;
  number: string;
  historyLength: number;
  historyHash: string;
}

const KEPT = 'id, number, history_length AS "historyLength", history_hash AS "historyHash"';

/** One that somebody worked on between the look at the ticket and that at its history is looked at again. */
async function faultsOfTicket(db: Queries, ticket: Kept): Promise<string[]> {
  const faults = faultsOfChain(ticket, await eventsOf(db, ticket.id));
  if (faults.length === 0) return [];
  const now = await oneRow<Kept>(db, `SELECT ${KEPT} FROM ticket WHERE id = $1`, [ticket.id]);
  return now && now.historyHash !== ticket.historyHash ? faultsOfTicket(db, now) : faults;
}

async function summary(db: Queries, until: Date): Promise<{ tickets: number; events: number; hash: string }> {
  const last = await rows<{ ticket_id: string; events: string; hash: string }>(
    db,
    `SELECT DISTINCT ON (ticket_id) ticket_id, seq AS events, hash FROM ticket_event
     WHERE at <= $1 ORDER BY ticket_id, seq DESC`,
    [until],
  );
  const digest = createHash('sha256');
  for (const row of last) digest.update(`${row.ticket_id} ${row.hash}\n`);
  return {
    tickets: last.length,
    events: last.reduce((sum, row) => sum + Number(row.events), 0),
    hash: digest.digest('hex'),
  };
}
