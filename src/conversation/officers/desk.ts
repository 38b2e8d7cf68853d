import { note, ticketById, ticketOfReferences } from '../../tickets/index.ts';
import { say, type Turn } from '../turn.ts';

/**
 * What is typed at a staff desk is said among staff. Under a ticket's message it is a note and never goes out; a word
 * elsewhere at the desk, or a stranger's, is kept and answered to nobody. Buttons go their usual way.
 */
export async function deskTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  if (turn.message.manner !== 'desk' || choice !== undefined) return false;
  turn.intent = 'desk';
  const of = await ticketOfReferences(turn.act, turn.channel, turn.message.references);
  if (turn.act.doer.kind !== 'staff' || !of || !turn.text.trim()) return true;
  const ticket = await ticketById(turn.act, of.ticketId);
  await note(turn.act, ticket.id, turn.text);
  turn.intent = 'officer_note';
  turn.ticket = ticket.number;
  say(turn, 'officer_done_note', { number: ticket.number });
  return true;
}
