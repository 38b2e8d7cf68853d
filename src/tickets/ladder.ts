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
 * read afresh under its lock: answered, resting or resolved meanwhile, nothing happens.
 */
export async function treadRung(act: Act, due: DueRung): Promise<boolean> {
  const ticket = await lockTicket(act, due.ticketId);
  const row = await oneRow<{ at: Date }>(
    act.tx,
    `UPDATE ticket_rung SET done_at = $4 WHERE ticket_id = $1 AND round = $2 AND rung = $3
       AND done_at IS NULL AND at <= $4 RETURNING at`,
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
