import { oneRow, rows } from '../lib/rows.ts';
import { type Ticket, ticketById, ticketOfReferences } from '../tickets/index.ts';
import { rated } from './buttons.ts';
import { addTo, askWhich } from './flows/which.ts';
import { askAgain } from './form-turn.ts';
import { say, type Turn } from './turn.ts';
import { understoodSurely, understoodWell } from './understood.ts';

/** Said in reply to a ticket's message, these are wishes about it and not words for its officer. */
const ABOUT_IT = ['ticket_status', 'ticket_reopen', 'escalate', 'thanks_bye'];

/** A reply to a message of a ticket belongs to that ticket, unless the subject was changed: that is a new matter. */
export async function answersTicket(turn: Turn): Promise<boolean> {
  const { message } = turn;
  if (message.kind === 'choice') return false;
  const references = message.references.filter((id) => !id.startsWith('album:'));
  const of = await ticketOfReferences(turn.act, turn.channel, references);
  if (!of || (message.subject && of.subject && bare(message.subject) !== bare(of.subject))) return false;
  const ticket = await ticketById(turn.act, of.ticketId);
  if (!(await isOn(turn, ticket))) return false;
  if (ticket.resolvedAt && turn.heard.intent.id === 'thanks_bye') {
    say(turn, 'thanks_reply');
    return true;
  }
  if (message.manner !== 'letter' && ABOUT_IT.includes(turn.heard.intent.id) && understoodWell(turn))
    return false;
  turn.intent = 'ticket_add';
  const { form } = turn.step;
  await addTo(turn, ticket);
  if (form) askAgain(turn, form);
  return true;
}

export async function isOn(turn: Turn, ticket: Ticket): Promise<boolean> {
  const row = await oneRow(
    turn.act.tx,
    'SELECT 1 FROM ticket_person WHERE ticket_id = $1 AND contact_id = $2',
    [ticket.id, turn.contact.id],
  );
  return row !== undefined;
}

/** A subject without its prefixes and our number. */
function bare(subject: string): string {
  return subject
    .replaceAll(/^\s*((re|fwd?|aw|उत्तर)\s*:\s*)+/giu, '')
    .replaceAll(/\[?[A-Z]+-\d{4}-\d{6}-[A-Z]\]?/g, '')
    .trim()
    .toLowerCase();
}

/** A ticket asked this person something, or waits for a rating: what they write now is the answer. */
export async function awaited(turn: Turn): Promise<boolean> {
  const waiting = await waitingFor(turn);
  const rating = waiting.find((each) => each.kind === 'rating');
  const stars = turn.heard.answer.choice;
  if (rating && stars !== undefined && stars <= 5 && turn.text.trim().length <= 12) {
    await rated(turn, rating.number, String(stars));
    return true;
  }
  const answers = waiting.filter((each) => each.kind === 'answer');
  if (answers.length === 0 || asksForSomething(turn)) return false;
  turn.intent = 'ticket_add';
  const tickets: Ticket[] = [];
  for (const each of answers) tickets.push(await ticketById(turn.act, each.ticketId));
  if (tickets.length === 1) await addTo(turn, tickets[0]!);
  else askWhich(turn, 'add', tickets, turn.said);
  return true;
}

interface Awaiting {
  ticketId: string;
  kind: 'answer' | 'rating';
  number: string;
}

function waitingFor(turn: Turn): Promise<Awaiting[]> {
  return rows<Awaiting>(
    turn.act.tx,
    `SELECT a.ticket_id AS "ticketId", a.kind, t.number FROM awaiting a JOIN ticket t ON t.id = a.ticket_id
     WHERE a.contact_id = $1 ORDER BY a.since DESC`,
    [turn.contact.id],
  );
}

/** A question to the desk, or a wish, is no answer to an officer. */
function asksForSomething(turn: Turn): boolean {
  const intent = turn.knowledge.intents.get(turn.heard.intent.id);
  return understoodSurely(turn) && (intent?.flow !== undefined || intent?.does === 'answer');
}
