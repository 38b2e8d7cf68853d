import type { Act } from '../act.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { cardParams } from './card.ts';
import type { Rung } from './clock.ts';
import { lockTicket, save } from './guard.ts';
import { record } from './history.ts';
import { tellPost } from './notify.ts';
import { isAlive } from './statuses.ts';
import { escalate } from './verbs/escalate.ts';

export interface DueRung {
  readonly ticketId: string;
  readonly round: number;
  readonly rung: Rung;
  readonly at: Date;
}

/** What has fallen due and was not trodden yet, the oldest first. */
export function dueRungs(db: Queries, now: Date, limit: number): Promise<DueRung[]> {
  return rows<DueRung>(
    db,
    `SELECT ticket_id AS "ticketId", round, rung, at FROM ticket_rung
     WHERE done_at IS NULL AND at <= $1 ORDER BY at, ticket_id LIMIT $2`,
    [now, limit],
  );
}

/** The next moment at which something will fall due. */
export async function nextRungAt(db: Queries): Promise<Date | undefined> {
  const row = await oneRow<{ at: Date | null }>(
    db,
    `SELECT min(at) AS at FROM ticket_rung WHERE done_at IS NULL AND at < 'infinity'`,
  );
  return row?.at ?? undefined;
}

/**
 * Treads one rung, in the act's transaction: two schedulers, or one that died half-way, tread it once. The ticket is
 * read afresh under its lock: answered, resting or resolved meanwhile, nothing happens. One that somebody works on at
 * this moment is left for the next look, so that two schedulers share the work and do not wait for each other.
 * @returns whether it was trodden now
 */
export async function treadRung(act: Act, due: DueRung): Promise<boolean> {
  const free = await oneRow(act.tx, 'SELECT 1 FROM ticket WHERE id = $1 FOR UPDATE SKIP LOCKED', [
    due.ticketId,
  ]);
  if (!free) return false;
  const ticket = await lockTicket(act, due.ticketId);
  const row = await oneRow<{ at: Date }>(
    act.tx,
    `UPDATE ticket_rung SET done_at = $4 WHERE ticket_id = $1 AND round = $2 AND rung = $3
       AND done_at IS NULL AND at <= $4 AND NOT EXISTS (
         SELECT 1 FROM ticket_rung lower WHERE lower.ticket_id = $1 AND lower.round = $2
           AND lower.done_at IS NULL AND lower.at < ticket_rung.at)
     RETURNING at`,
    [due.ticketId, due.round, due.rung, act.now],
  );
  if (!row || !isAlive(ticket.status) || ticket.round !== due.round) return false;
  if (due.rung !== 'warn') {
    await escalate(act, ticket.id, 'overdue', undefined, due.rung);
    return true;
  }
  await record(act, ticket, 'warned', { officer: ticket.officer });
  await tellPost(
    act,
    ticket,
    ticket.officer,
    'officer_warning',
    (language) => cardParams(act, ticket, language),
    [['button_show', `show:${ticket.number}`]],
  );
  await save(act, ticket);
  return true;
}

/** Resolved tickets whose days for reopening are over. */
export function toClose(db: Queries, before: Date, limit: number): Promise<{ id: string }[]> {
  return rows<{ id: string }>(
    db,
    `SELECT id FROM ticket WHERE status = 'resolved' AND resolved_at < $1 ORDER BY resolved_at LIMIT $2`,
    [before, limit],
  );
}
