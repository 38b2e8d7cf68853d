import { as } from '../../act.ts';
import { chargesOf, staffOf } from '../../directory/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import {
  findByNumber,
  maySee,
  note,
  type Ticket,
  ticketById,
  ticketOfReferences,
} from '../../tickets/index.ts';
import { holdsToken } from '../proof.ts';
import { isOn } from '../threads.ts';
import { say, type Turn } from '../turn.ts';
import { readCommand } from './commands.ts';

/** What a letter may ask for without proof: to be shown something, or to say something to staff. */
const NO_ACT = ['show', 'note', 'words'];

/**
 * An official act by letter needs two things: that the receiving server vouches for the From address (without it nobody
 * is staff in this turn), and that the letter answers our mail about this very ticket to this very officer.
 */
export async function mayActByLetter(turn: Turn, verb: string, ticketId?: string): Promise<boolean> {
  if (turn.message.manner !== 'letter' || NO_ACT.includes(verb)) return true;
  return holdsToken(turn, ticketId);
}

/** The order is not carried out, and not lost: a note, and how it becomes an act. Our answer is a mail that can be answered. */
export async function keepAsNote(turn: Turn, ticket: Ticket): Promise<void> {
  turn.step.deed = undefined;
  turn.step.asking = undefined;
  turn.intent = 'officer_not_proved';
  turn.ticket = ticket.number;
  await note(turn.act, ticket.id, turn.text, turn.files);
  say(turn, 'officer_letter_no_token', { number: ticket.number });
}

/**
 * A letter under an officer's name for which nobody vouches, about a ticket that the officer may see: a note that says
 * so, by nobody of the staff. The answer goes to the officer's own mailbox, whoever wrote.
 * @returns false when it is about no such ticket
 */
export async function unprovenLetter(turn: Turn): Promise<boolean> {
  const { act, text, files, address } = turn;
  const ticket = text.trim() || files.length > 0 ? await ticketMeant(turn) : undefined;
  if (!ticket) return false;
  turn.intent = 'officer_not_verified';
  turn.ticket = ticket.number;
  const system = as(act, { kind: 'system', name: 'unproven letter' });
  await note(system, ticket.id, act.words.say('note_unproven', 'hi', { address, text }), files);
  say(turn, 'officer_letter_not_verified', { number: ticket.number });
  return true;
}

/** Of a ticket whose mail it answers, or whose number stands in a command; seen with the officer's eyes. */
async function ticketMeant(turn: Turn): Promise<Ticket | undefined> {
  const { act, contact, channel, message } = turn;
  const staff = await staffOf(act, contact.id);
  if (!staff) return undefined;
  const officers = await chargesOf(act, staff);
  const eyes = as(act, { kind: 'staff', staff, contactId: contact.id, officers });
  const number = readCommand(turn.text)?.number;
  try {
    const of = await ticketOfReferences(act, channel, [...(message.tokens ?? []), ...message.references]);
    const ticket = of ? await ticketById(eyes, of.ticketId) : number && (await findByNumber(eyes, number));
    // A matter of their own is spoken of as anybody's is.
    return ticket && !(await isOn(turn, ticket.id)) && (await maySee(eyes, ticket)) ? ticket : undefined;
  } catch (error) {
    if (error instanceof UserMistake) return undefined;
    throw error;
  }
}
