import type { Act } from '../act.ts';
import { rows } from '../lib/rows.ts';
import { setClock } from './clock.ts';
import { lockTicket, save } from './guard.ts';
import { record } from './history.ts';

/**
 * A day was declared: every open due time is computed anew, and each that moved gets one line of history.
 * @returns how many moved
 */
export async function recomputeDue(act: Act, why: Record<string, unknown>): Promise<number> {
  const open = await rows<{ id: string }>(
    act.tx,
    `SELECT id FROM ticket WHERE status IN ('open','in_work','waiting_requester','waiting_gem') ORDER BY year, serial`,
  );
  let moved = 0;
  for (const { id } of open) {
    const ticket = await lockTicket(act, id);
    const before = ticket.dueAt;
    await setClock(act, ticket);
    if (ticket.dueAt.getTime() === before.getTime()) continue;
    moved++;
    await record(act, ticket, 'due_moved', {
      ...why,
      from: before.toISOString(),
      to: ticket.dueAt.toISOString(),
    });
    await save(act, ticket);
  }
  return moved;
}
