import type { Act } from '../act.ts';
import type { IncomingMessage } from '../channel.ts';
import { DESK, handlesOf, unblock } from '../contacts/index.ts';
import { faultPressed } from '../faults/index.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import { blankSecrets } from '../lib/secrets.ts';
import { put } from '../outbox/index.ts';
import { findByNumber, ticketById, ticketOfReferences } from '../tickets/index.ts';
import { absenceFrom, absencePressed } from './absence.ts';
import { sayAlike } from './alike.ts';
import { atDesk } from './buttons.ts';
import { commandAnswer, isCommandSaid } from './command.ts';
import { DO } from './deeds.ts';
import { announceFromForm, FAULT_FORM } from './fault.ts';
import { undo } from './held.ts';
import { noted } from './note.ts';
import { type Person, personAt } from './person.ts';
import { isDeed } from './rights.ts';
import { openFromForm } from './shortcut.ts';
import type { Told, Where } from './told.ts';

/** Also whatever a stranger says at the desk's door, in words to the bot: it is for staff, and requesters have theirs. */
export async function comesToDesk(system: Act, { channel, message }: DeskInput): Promise<boolean> {
  if (isForDesk(message)) return true;
  if (channel !== DESK) return false;
  const person = await personAt(system, channel, message.from.address);
  return !person || isCommand(person, message);
}

/** Words to the bot itself that are a command of the desk. A file is no part of one. */
function isCommand(person: Person, { kind, text, files }: IncomingMessage): boolean {
  return kind === 'text' && files.length === 0 && isCommandSaid(person, text);
}

export interface DeskInput {
  readonly channel: string;
  readonly account?: string;
  /** The inbox row in which it was kept. */
  readonly inboxId?: string;
  readonly message: IncomingMessage;
}

export interface DeskResult {
  readonly intent: string;
  readonly replies: readonly Told[];
}

const SILENT: DeskResult = { intent: 'none', replies: [] };

/** True for what is done at a desk, and is no talk with the bot (whose own `deed:note` names no ticket). */
export function isForDesk({ kind, manner, choice = '' }: IncomingMessage): boolean {
  return (
    kind === 'form' || manner === 'desk' || /^(?:deed:[^:]+|undo|absence|card|alike|fault):/.test(choice)
  );
}

/**
 * What staff do at their desk: a button, a filled form, words under a card. Words are a note, whatever they say; only
 * the form of a reply goes out. A stranger hears one sentence and does nothing.
 */
export async function deskTurn(system: Act, input: DeskInput): Promise<DeskResult> {
  const { message, channel, account } = input;
  if (message.robot || message.kind === 'nothing') return SILENT;
  const words = message.kind === 'text' || message.kind === 'edit';
  const among = words && message.manner === 'desk';
  const under = among ? await ticketOfReferences(system, channel, message.references) : undefined;
  // Among themselves people talk of other things as well; alone with the bot it is told that nothing was noted.
  if (among && !under && (message.replyTo || message.kind === 'edit')) return SILENT;
  const where: Where = { channel, account, address: message.replyTo ?? message.from.address };
  const person = message.from.verified ? await personAt(system, channel, message.from.address) : undefined;
  if (person) await hearsAgain(person, channel, message.from.address);
  const told = person
    ? await doneBy(person, input, where, under?.ticketId)
    : { text: system.words.say('desk_stranger', 'hi') };
  if (!told) return SILENT;
  await put(system, {
    ...where,
    contactId: person?.contact.id,
    language: person?.language ?? 'hi',
    text: told.text,
    choices: told.choices,
    automatic: true,
    answers: message.replyTo ? [] : [...message.references].reverse(),
  });
  return { intent: message.kind, replies: [told] };
}

/** Whoever acts at a door can be reached there, whatever came back from it before. */
async function hearsAgain({ act, contact }: Person, channel: string, address: string): Promise<void> {
  const handles = await handlesOf(act, contact.id);
  const handle = handles.find((each) => each.channel === channel && each.address === address);
  if (handle) await unblock(act, handle);
}

/** A mistake of theirs is an answer; what was typed comes back with it. */
async function doneBy(
  person: Person,
  { message, inboxId }: DeskInput,
  where: Where,
  ticketId: string | undefined,
): Promise<Told | undefined> {
  try {
    if (message.kind === 'form') return await filled(person, message, where);
    if (message.kind === 'choice') return await pressed(person, message.choice ?? '', where);
    if (!ticketId) return await answered(person, message);
    return await noted(person, message, await ticketById(person.act, ticketId), inboxId);
  } catch (error) {
    if (!(error instanceof UserMistake || error instanceof NotAllowed)) throw error;
    const { act, language } = person;
    const why = act.words.say(error.key, language, error.params);
    const typed = message.form?.values.text;
    return { text: typed ? act.words.say('desk_failed', language, { why, text: typed }) : why };
  }
}

/** Words to the bot itself, below no card. A form is opened by a button: a line of words can open none. */
async function answered(person: Person, message: IncomingMessage): Promise<Told | undefined> {
  const { act, language } = person;
  if (!isCommand(person, message)) return { text: act.words.say('desk_no_ticket_here', language) };
  const reply = await commandAnswer(person, message.text);
  if (reply.kind === 'form') {
    const { title, lines } = reply.form;
    return { text: lines.join('\n'), choices: [{ label: title, value: 'absence:form' }] };
  }
  return reply.kind === 'text' ? reply : undefined;
}

async function filled(person: Person, { form }: IncomingMessage, where: Where): Promise<Told | undefined> {
  const { name, values } = form!;
  if (name === 'shortcut:ticket') return openFromForm(person, values);
  if (name === FAULT_FORM) return announceFromForm(person, values);
  if (name === 'absence') return absenceFrom(person, values);
  const [kind, deed, number = ''] = name.split(':');
  if (kind !== 'deed' || !isDeed(deed)) return undefined;
  return DO[deed](person, await findByNumber(person.act, number), clean(values), where);
}

/** As everywhere: a password or an Aadhaar number is kept nowhere. */
function clean(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name === 'text' ? blankSecrets(value).text : value]),
  );
}

async function pressed(person: Person, choice: string, where: Where): Promise<Told | undefined> {
  const [kind, what = '', rest = ''] = atDesk(choice).split(/:([^:]*):?(.*)/s);
  if (kind === 'undo') return undo(person, what);
  if (kind === 'absence') return absencePressed(person, what, rest);
  if (kind === 'fault') return faultPressed(person.act, person.language, what, Number(rest));
  if (kind === 'alike') return sayAlike(person, what, rest);
  if (kind === 'card') {
    const shown = await commandAnswer(person, `show ${what}`);
    return shown.kind === 'text' ? shown : undefined;
  }
  // Deeds with a form are done by their form.
  if (what !== 'take') return undefined;
  return DO.take(person, await findByNumber(person.act, rest), {}, where);
}
