import type { Act } from '../../act.ts';
import { type CalendarDay, declareDay } from '../../directory/index.ts';
import { rows } from '../../lib/rows.ts';
import { setClock } from '../clock.ts';
import type { Ticket } from '../entity.ts';
import { lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';

/**
 * A day is declared: every open due time is computed anew, and each that moved by it gets one line of history.
 * @returns how many moved
 */
export async function declare(act: Act, day: CalendarDay, source: string): Promise<number> {
  const open = await rows<{ id: string }>(
    act.tx,
    `SELECT id FROM ticket WHERE status IN ('open','in_work','waiting_requester','waiting_gem') ORDER BY year, serial`,
  );
  const tickets: Ticket[] = [];
  for (const { id } of open) {
    const ticket = await lockTicket(act, id);
    // While the clock rests the due time moves by itself: only what the day adds is to be told.
    if (ticket.status.startsWith('waiting')) await setClock(act, ticket);
    tickets.push(ticket);
  }
  await declareDay(act, day, source);
  let moved = 0;
  for (const ticket of tickets) {
    const from = ticket.dueAt.toISOString();
    await setClock(act, ticket);
    const to = ticket.dueAt.toISOString();
    if (to === from) continue;
    moved++;
    await record(act, ticket, 'due_moved', { day: day.date, kind: day.kind, name: day.name.en, from, to });
    await save(act, ticket);
  }
  return moved;
}
