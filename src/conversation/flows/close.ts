import { type Button, close, findByNumber, type Ticket } from '../../tickets/index.ts';
import { isProven } from '../proof.ts';
import { offer, say, type Turn } from '../turn.ts';
import { askForProof } from './ask-proof.ts';

/** "It is solved": the requester closes what was resolved, and may say how it was. */
export async function closeFlow(turn: Turn, number: string): Promise<void> {
  turn.intent = 'ticket_close';
  const ticket = await findByNumber(turn.act, number);
  turn.ticket = ticket.number;
  if (ticket.status === 'closed') return say(turn, 'closed_already', { number: ticket.number });
  if (!(await isProven(turn, ticket.id))) return askForProof(turn, ticket, 'close');
  const closed = await close(turn.act, ticket.id);
  say(turn, 'closed_by_requester', { number: closed.number });
  offer(turn, starsFor(closed.number));
}

/** How it was solved, from five to one. */
export function starsFor(number: string): Button[] {
  return [5, 4, 3, 2, 1].map((stars) => [`rate_${stars}`, `rate:${number}:${stars}`]);
}

/** Under a resolved ticket: whether it is solved or not. */
export function offerClosing(turn: Turn, ticket: Ticket): void {
  if (ticket.status !== 'resolved') return;
  if (turn.act.doer.kind !== 'contact' || ticket.contactId !== turn.contact.id) return;
  offer(turn, [
    ['button_close_ticket', `close:${ticket.number}`],
    ['button_reopen', `reopen:${ticket.number}`],
  ]);
}
