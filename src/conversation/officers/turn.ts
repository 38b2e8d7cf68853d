import { asciiDigits } from '../../lib/digits.ts';
import { findByNumber, type Ticket, ticketById, ticketOfReferences } from '../../tickets/index.ts';
import type { OfficerDeed } from '../step.ts';
import { isOn } from '../threads.ts';
import { say, type Turn } from '../turn.ts';
import { understoodSurely } from '../understood.ts';
import { isCancel, isMenu } from '../words.ts';
import { declareLeave } from './absence.ts';
import { type Command, hasColon, isBare, readCommand } from './commands.ts';
import { end, hearForDeed } from './deed.ts';
import { faultCommand } from './fault.ts';
import { mayActByLetter, unprovenLetter } from './letters.ts';
import { goOnOrMend } from './mend.ts';
import { queue } from './queue.ts';

/**
 * An officer at work: a button, a command, the next piece of what they are doing, or words typed under a ticket's
 * message. Returns false when it is nothing of that kind (an officer may ask the knowledge base like anybody).
 */
export async function officerTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  const text = asciiDigits(turn.text);
  if (turn.act.doer.kind !== 'staff') return unverified(turn, text);
  const { deed } = turn.step;
  if (deed && (choice === 'cancel' || isCancel(text))) {
    end(turn);
    say(turn, 'officer_left');
    return true;
  }
  if (isMenu(text)) {
    end(turn);
    say(turn, 'officer_menu');
    return true;
  }
  if (await faultCommand(turn, choice, text)) return true;
  if (await button(turn, choice)) return true;
  const command = choice === undefined ? readCommand(text) : undefined;
  if (deed && !(command && isBare(command, text))) {
    await hearForDeed(turn, deed, choice);
    await goOnOrMend(turn, deed);
    return true;
  }
  // A command with its number is one also while a matter of the officer's own is being put together.
  if (choice !== undefined || (turn.step.form && !(command && isBare(command, text)))) return false;
  if (command && (await doCommand(turn, command))) return true;
  return (await underTicket(turn)) || byIntentOfOfficers(turn);
}

/** A From line alone moves no file: an official act needs an address that the channel vouches for. */
async function unverified(turn: Turn, text: string): Promise<boolean> {
  if (!turn.unverifiedStaff) return false;
  if (turn.message.manner === 'letter' && (await unprovenLetter(turn))) return true;
  if (!readCommand(text)?.number) return false;
  turn.intent = 'officer_not_verified';
  say(turn, 'officer_not_verified');
  return true;
}

async function button(turn: Turn, choice: string | undefined): Promise<boolean> {
  const [pressed = '', number, other] = (choice ?? '').split(':');
  const verb = BUTTONS.get(pressed);
  if (!number || !verb) return false;
  turn.intent = `officer_${verb}`;
  const ticket = await findByNumber(turn.act, number);
  turn.ticket = ticket.number;
  await begin(turn, { verb, ticketId: ticket.id, other, findings: {} }, '');
  return true;
}

/** What stands before the colon of a button's value, and the verb it begins. */
const BUTTONS = new Map([
  ['take', 'take'],
  ['show', 'show'],
  ['return', 'return'],
  ['same', 'merge'],
  ['apart', 'apart'],
]);

async function doCommand(turn: Turn, command: Command): Promise<boolean> {
  turn.intent = `officer_${command.verb}`;
  if (command.verb === 'queue') await queue(turn);
  else if (command.verb === 'absence' && !(await mayActByLetter(turn, command.verb)))
    say(turn, 'officer_letter_no_token_leave');
  else if (command.verb === 'absence') await declareLeave(turn);
  else {
    const ticket = command.number ? await findByNumber(turn.act, command.number) : await under(turn);
    // A word of command in a sentence without a number, addressed to no ticket: perhaps none at all.
    if (!ticket && command.text && !hasColon(turn.text)) return false;
    if (ticket) turn.ticket = ticket.number;
    const { verb, other, text } = command;
    const deed = { verb, ticketId: ticket?.id, other, text: text || undefined, findings: {} };
    await begin(turn, deed, command.before);
  }
  return true;
}

async function begin(turn: Turn, deed: OfficerDeed, words: string): Promise<void> {
  turn.step.deed = deed;
  await hearForDeed(turn, deed, undefined, words);
  await goOnOrMend(turn, deed);
}

/** The ticket whose message this one answers. */
async function under(turn: Turn): Promise<Ticket | undefined> {
  const { tokens = [], references } = turn.message;
  const of = await ticketOfReferences(turn.act, turn.channel, [...tokens, ...references]);
  return of && ticketById(turn.act, of.ticketId);
}

/** A reply typed under a ticket without a command: never sent to the requester before the officer says so. */
async function underTicket(turn: Turn): Promise<boolean> {
  if (!turn.text.trim()) return false;
  const ticket = await under(turn);
  if (!ticket || (await isOn(turn, ticket.id))) return false;
  turn.intent = 'officer_words';
  await begin(turn, { verb: 'words', ticketId: ticket.id, text: turn.text, findings: {} }, '');
  return true;
}

async function byIntentOfOfficers(turn: Turn): Promise<boolean> {
  if (!understoodSurely(turn)) return false;
  const { id } = turn.heard.intent;
  if (id === 'officer_my_queue') await queue(turn);
  else if (id === 'greeting') say(turn, 'officer_menu');
  else if (id === 'officer_close_ticket') {
    const number = turn.heard.entities.find((entity) => entity.kind.startsWith('ticket'))?.value;
    return doCommand(turn, { verb: 'resolve', text: '', before: '', number });
  } else return false;
  return true;
}
