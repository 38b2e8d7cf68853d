import { answerOf, type Intent } from '../faq/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { findByNumber, type Ticket } from '../tickets/index.ts';
import { byIntent } from './dispatch.ts';
import { addTo } from './flows/which.ts';
import { withdrawFlow } from './flows/withdraw.ts';
import { knownFault } from './known-fault.ts';
import { formOf, sayMissing } from './letter-form.ts';
import { partsOf, secretIn, severalTurn } from './letter-several.ts';
import { wishInLetter, withdrawsInLetter } from './letter-wishes.ts';
import { namedTicket } from './named.ts';
import { openFrom, sayHours, sayOpened } from './register.ts';
import { toldAlready } from './repeated.ts';
import { isOn } from './threads.ts';
import { say, sayText, type Turn } from './turn.ts';
import { understoodWell } from './understood.ts';

const ANSWERED_BY_FLOW = [
  'registration_status',
  'ticket_status',
  'ticket_reopen',
  'escalate',
  'officer_contact',
  'cell_contact',
  'gem_helpline',
  'language',
  'thanks',
];

/**
 * Somebody who writes a letter does not wait for questions: a clear question is answered, what names a ticket of
 * theirs goes into it, everything else becomes a ticket at once, and the acknowledgement lists what would help.
 */
export async function letterTurn(turn: Turn): Promise<void> {
  const number = namedTicket(turn);
  const parts = number ? [] : partsOf(turn);
  const secret = parts.length > 1 ? secretIn(turn) : undefined;
  if (parts.length > 1 && !secret) return severalTurn(turn, parts);
  if (!secret && withdrawsInLetter(turn)) return withdrawFlow(turn);
  const intent = secret ?? intentOf(turn);
  if (intent?.flow && ANSWERED_BY_FLOW.includes(intent.flow)) return byIntent(turn, intent);
  const ticket = number && (await ticketOf(turn, number));
  if (ticket) {
    if (await wishInLetter(turn, ticket)) return;
    turn.intent = 'ticket_add';
    return addTo(turn, ticket);
  }
  if (intent?.does === 'answer' && !number) return byIntent(turn, intent);
  await openAtOnce(turn, intent);
}

/** The letter becomes a ticket, whatever else it may be. */
export function openLetter(turn: Turn): Promise<void> {
  return openAtOnce(turn, intentOf(turn));
}

function intentOf(turn: Turn): Intent | undefined {
  const { intents } = turn.knowledge;
  const intent = understoodWell(turn) ? intents.get(turn.heard.intent.id) : undefined;
  // "What is the status of GC-2026-000123-C?" asks after the ticket.
  return intent?.flow === 'registration_status' && namedTicket(turn) ? intents.get('ticket_status') : intent;
}

/** A number of somebody else's opens nothing: the letter is then a matter of its own. */
async function ticketOf(turn: Turn, number: string): Promise<Ticket | undefined> {
  try {
    const ticket = await findByNumber(turn.act, number);
    return (await isOn(turn, ticket.id)) ? ticket : undefined;
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    if (error.key === 'ticket_number_wrong') say(turn, error.key, error.params);
    return undefined;
  }
}

export async function openAtOnce(turn: Turn, intent = intentOf(turn)): Promise<void> {
  if (await knownFault(turn, intent?.id)) return;
  turn.intent = intent?.id ?? 'not_understood';
  // Many write the whole matter into the subject and nothing below it.
  const said = { ...turn.said, text: turn.said.text || (turn.message.subject ?? '') };
  const form = formOf(turn, intent, said);
  if (await toldAlready(turn, form)) return;
  const ticket = await openFrom(turn, form, form.category);
  turn.ticket = ticket.number;
  say(turn, 'letter_greeting');
  await sayOpened(turn, ticket);
  if (intent?.does === 'answer_then_ticket') sayText(turn, answerOf(turn.act, intent, turn.language).text);
  sayMissing(turn, form);
  await sayHours(turn, ticket);
}
