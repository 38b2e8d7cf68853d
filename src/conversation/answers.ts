import { oneRow, rows } from '../lib/rows.ts';
import { type Ticket, ticketById } from '../tickets/index.ts';
import { rated } from './buttons.ts';
import { showStatus } from './flows/status.ts';
import { addTo, askWhich } from './flows/which.ts';
import { askAgain } from './form-turn.ts';
import { asksHowItStands, wishInLetter } from './letter-wishes.ts';
import { meantOf, ticketsAnswered } from './threads.ts';
import { say, type Turn } from './turn.ts';
import { understoodSurely, understoodWell } from './understood.ts';

/** Said in reply to a ticket's message, these are wishes about it and not words for its officer. */
const ABOUT_IT = ['ticket_status', 'ticket_reopen', 'escalate', 'thanks_bye'];

/**
 * What goes on with a ticket of the person's belongs to it. Where it may be any of several (a letter told of two
 * matters), the words or the numbers quoted tell which, or the person does.
 */
export async function answersTicket(turn: Turn): Promise<boolean> {
  const { message } = turn;
  if (message.kind === 'choice' || (await answersQuestion(turn))) return false;
  const tickets = await ticketsAnswered(turn);
  if (tickets.length === 0) return false;
  const ticket = meantOf(turn, tickets);
  if (!ticket) {
    turn.intent = 'ticket_add';
    askWhich(turn, 'add', tickets, turn.said);
    return true;
  }
  if (ticket.resolvedAt && turn.heard.intent.id === 'thanks_bye') {
    say(turn, 'thanks_reply');
    return true;
  }
  if (message.manner === 'letter') {
    if (await wishInLetter(turn, ticket)) return true;
  } else if (ABOUT_IT.includes(turn.heard.intent.id) && understoodWell(turn)) return false;
  turn.intent = 'ticket_add';
  const { form } = turn.step;
  await addTo(turn, ticket);
  if (message.manner === 'letter' && asksHowItStands(turn)) await showStatus(turn, ticket);
  if (form) askAgain(turn, form);
  return true;
}

/** What was asked waits for its answer, and this is it, although the thread is a ticket's. */
async function answersQuestion({ act, step, channel, message }: Turn): Promise<boolean> {
  if (!step.flow || !step.asked || message.references.length === 0) return false;
  const row = await oneRow(
    act.tx,
    'SELECT 1 FROM transcript WHERE outbox_id = $1 AND channel = $2 AND external_id = $3',
    [step.asked, channel, message.references[0]],
  );
  return row !== undefined;
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
