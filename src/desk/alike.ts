import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import type { Language } from '../lib/language.ts';
import { findByNumber, merge, type Ticket, tellApart } from '../tickets/index.ts';
import type { Person } from './person.ts';
import type { Told } from './told.ts';

/** Under a card that seems to be the same as another: merge, or not the same. */
export function alikeButtons(act: Act, { number }: Ticket, other: string, language: Language): Choice[] {
  return [
    { label: act.words.say('button_same_matter', language), value: `alike:same:${number}:${other}` },
    { label: act.words.say('button_not_same', language), value: `alike:apart:${number}:${other}` },
  ];
}

/** One of them was pressed; who may is the table's to say. */
export async function sayAlike({ act, language }: Person, what: string, numbers: string): Promise<Told> {
  const [number = '', theOther = ''] = numbers.split(':');
  const ticket = await findByNumber(act, number);
  const other = await findByNumber(act, theOther);
  if (what === 'same') {
    await merge(act, ticket.id, other.id);
    const params = { number: ticket.number, into: other.number };
    return { text: act.words.say('officer_done_merge', language, params) };
  }
  await tellApart(act, ticket.id, other.id);
  const params = { number: ticket.number, other: other.number };
  return { text: act.words.say('officer_done_apart', language, params) };
}
