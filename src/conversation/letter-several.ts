import { answerOf, type Intent } from '../faq/index.ts';
import { heardOf } from '../nlu/index.ts';
import { byIntent } from './dispatch.ts';
import { knownFault } from './known-fault.ts';
import { formOf, sayMissing } from './letter-form.ts';
import { openFrom, sayHours, sayOpened } from './register.ts';
import { toldAlready } from './repeated.ts';
import { say, sayText, type Turn } from './turn.ts';
import { tellsBribe } from './words.ts';

/** One matter of a letter: the turn as if nothing else had been written, and what it wants. */
export interface Part {
  turn: Turn;
  words: string;
  intent: Intent;
}

const OPENS_TICKET = ['ticket', 'answer_then_ticket'];

/** The matters of a letter, each clear; none where it is one. */
export function partsOf(turn: Turn): Part[] {
  const { heard, knowledge } = turn;
  if (heard.matters.length < 2) return [];
  return heard.matters.flatMap((matter) => {
    const intent = knowledge.intents.get(matter.intent.id);
    if (!intent) return [];
    // Its own words are each ticket's subject; the letter's subject speaks of all.
    const message = { ...turn.message, subject: matter.text.replaceAll(/\s+/g, ' ') };
    return [{ turn: { ...turn, message, heard: heardOf(heard, matter) }, words: matter.text, intent }];
  });
}

/**
 * What is told in confidence, or a bribe named anywhere, takes the whole letter with it: the payment that it is asked
 * for must not go to the officer who asks.
 */
export function secretIn({ act, heard, knowledge, text, message }: Turn): Intent | undefined {
  const intents = heard.matters.flatMap(({ intent }) => knowledge.intents.get(intent.id) ?? []);
  const secret = intents.find(({ category }) => category && act.cell.category(category).confidential);
  const named = tellsBribe(`${message.subject ?? ''}\n${text}`);
  return secret ?? (named ? intents.find(({ does }) => OPENS_TICKET.includes(does)) : undefined);
}

/** A ticket for each matter that is one; questions among them answered; all in one letter back. */
export async function severalTurn(turn: Turn, parts: readonly Part[]): Promise<void> {
  turn.intent = parts[0]!.intent.id;
  const opening = parts.filter(({ intent }) => OPENS_TICKET.includes(intent.does));
  if (opening.length > 0) say(turn, 'letter_greeting');
  await openAll(turn, opening);
  for (const part of parts) if (!opening.includes(part)) await byIntent(part.turn, part.intent);
}

async function openAll(turn: Turn, parts: readonly Part[]): Promise<void> {
  for (const part of parts) {
    if (await knownFault(part.turn, part.intent.id)) continue;
    // The part is quoted as the problem; the letter is kept as it was said.
    const form = formOf(part.turn, part.intent, turn.said, part.words);
    const told = await toldAlready(part.turn, form);
    turn.ticket ??= told?.number;
    if (told) continue;
    const ticket = await openFrom(part.turn, form, form.category);
    turn.ticket ??= ticket.number;
    await sayOpened(part.turn, ticket);
    if (part.intent.does === 'answer_then_ticket')
      sayText(turn, answerOf(turn.act, part.intent, turn.language).text);
    sayMissing(part.turn, form);
    if (part === parts.at(-1)) await sayHours(turn, ticket);
  }
}
