import { showMoment } from '../lib/time.ts';
import { queueOf, type Ticket } from '../tickets/index.ts';
import type { Worker } from './who.ts';

export interface Queue {
  readonly overdue: readonly Ticket[];
  readonly others: readonly Ticket[];
}

/** What lies with the worker's posts, by due time; what may not be seen is not in it. */
export async function queueAt({ act, charges }: Worker): Promise<Queue> {
  const tickets = await queueOf(
    act,
    charges.map(({ code }) => code),
  );
  const isOverdue = ({ dueAt }: Ticket) => dueAt.getTime() < act.now.getTime();
  return { overdue: tickets.filter(isOverdue), others: tickets.filter((ticket) => !isOverdue(ticket)) };
}

export function lineOf({ act, language }: Worker, ticket: Ticket): string {
  const none = act.words.say('not_said', language);
  return act.words.say('officer_queue_line', language, {
    number: ticket.number,
    category: act.cell.category(ticket.category).title[language],
    department: ticket.department ? act.cell.department(ticket.department).name[language] : none,
    due: showMoment(ticket.dueAt),
    status: act.words.say(`status_${ticket.status}`, language),
  });
}
