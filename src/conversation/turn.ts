import type { Act } from '../act.ts';
import type { Choice, IncomingMessage } from '../channel.ts';
import type { Contact, Handle } from '../contacts/index.ts';
import type { Intents } from '../faq/index.ts';
import type { StoredFile } from '../files/index.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import type { Engine, Understanding } from '../nlu/index.ts';
import { put, replySubject } from '../outbox/index.ts';
import type { Params } from '../text/index.ts';
import type { Button } from '../tickets/index.ts';
import type { AsRead } from './as-read.ts';
import type { Said, Step } from './step.ts';

/** What was said, what it was read as (null: as nothing), and what it was: intents by id. */
export interface Correction {
  readonly text: string;
  readonly language: Language;
  readonly read: string | null;
  readonly meant: string;
  readonly source: 'person' | 'officer' | 'menu' | 'cli';
  readonly messageId?: string | null;
  readonly model?: string | null;
}

/** What the house knows in every turn; built once at start. */
export interface Knowledge {
  readonly engine: Engine;
  readonly intents: Intents;
  /** Fingerprint of the model that reads. */
  readonly model?: string;
  /** Told of every reading that a person or an officer sets right. */
  readonly corrected?: (act: Act, correction: Correction) => Promise<void>;
}

export interface Reply {
  readonly text: string;
  readonly choices: Choice[];
}

/** One message being answered: everything a flow needs, and nothing that outlives the turn but `step`. */
export interface Turn {
  readonly act: Act;
  readonly knowledge: Knowledge;
  readonly channel: string;
  readonly account?: string;
  readonly address: string;
  readonly contact: Contact;
  readonly handle: Handle;
  message: IncomingMessage;
  /** What was said, secrets blanked; for a button its value. */
  text: string;
  said: Said;
  files: readonly StoredFile[];
  heard: Understanding;
  /** Where it was written in a legacy font, or has lost letters. */
  readonly asRead?: AsRead;
  /** The person is of the staff, but this address is not vouched for. */
  readonly unverifiedStaff: boolean;
  /** A further picture of an album that was answered already. */
  readonly albumGoesOn: boolean;
  language: Language;
  readonly step: Step;
  readonly replies: Reply[];
  /** "Which ticket does it belong to?" was not answered by this message: still to be placed, on one of these. */
  unplaced?: { said: Said[]; numbers: readonly string[] };
  /** Result for those who look at the turn from outside. */
  ticket?: string;
  intent: string;
}

export interface Options {
  buttons?: readonly Button[];
  choices?: readonly Choice[];
}

/** Adds a sentence to the answer. Sentences of one turn go out as one message; the last menu is remembered. */
export function say(turn: Turn, key: string, params: Params = {}, options: Options = {}): void {
  sayText(turn, turn.act.words.say(key, turn.language, params), options);
}

export function sayText(turn: Turn, text: string, options: Options = {}): void {
  const choices = [
    ...(options.choices ?? []),
    ...(options.buttons ?? []).map(([label, value]) => ({
      label: turn.act.words.say(label, turn.language),
      value,
    })),
  ];
  turn.replies.push({ text, choices });
}

/** Puts buttons under what was said last. */
export function offer(turn: Turn, buttons: readonly Button[]): void {
  const last = turn.replies.pop();
  if (last) sayText(turn, last.text, { choices: last.choices, buttons });
}

/** Asks one thing: the question, its buttons, and where the answer belongs. */
export function ask(
  turn: Turn,
  asking: string,
  key: string,
  params: Params = {},
  options: Options = {},
): void {
  say(turn, key, params, options);
  turn.step.asking = asking;
}

/** Puts the turn's sentences into the outbox as one message, with the last menu. */
export async function flush(turn: Turn): Promise<Reply[]> {
  if (turn.replies.length === 0) return [];
  if (turn.message.manner === 'letter') say(turn, 'letter_closing');
  const choices = turn.replies.findLast((reply) => reply.choices.length > 0)?.choices ?? [];
  const text = turn.replies.map((reply) => reply.text).join('\n\n');
  turn.step.menu = choices.length > 0 ? choices : undefined;
  const id = await put(turn.act, {
    channel: turn.channel,
    account: turn.account,
    address: turn.message.replyTo ?? turn.address,
    name: turn.contact.name ?? undefined,
    contactId: turn.contact.id,
    ticketId: await ticketIdOf(turn),
    language: turn.language,
    subject: turn.message.subject?.trim() ? replySubject(turn.message.subject) : undefined,
    text,
    choices,
    automatic: true,
    answers: threadOf(turn.message),
  });
  turn.step.asked = turn.step.flow ? id : undefined;
  return [{ text, choices }];
}

/** So that an answer to this message, or its bounce, finds the ticket it spoke of. */
async function ticketIdOf({ act, ticket }: Turn): Promise<string | undefined> {
  if (!ticket) return undefined;
  return (await oneRow<{ id: string }>(act.tx, 'SELECT id FROM ticket WHERE number = $1', [ticket]))?.id;
}

/** Oldest first, the message itself last. */
function threadOf({ references, ownId }: IncomingMessage): string[] {
  return [...[...references].reverse(), ...(ownId ? [ownId] : [])];
}
