import { as } from '../act.ts';
import { note } from '../tickets/index.ts';
import { beginForm, goOn } from './form.ts';
import { sayMissing } from './letter-form.ts';
import { openFrom, sayHours, sayOpened } from './register.ts';
import type { Form } from './step.ts';
import { say, type Turn } from './turn.ts';
import { meansAnother, wordCount } from './words.ts';

/**
 * "It is another matter", after they were told that they have a ticket for it: what they said becomes one of its own.
 * A button of last month's message begins a new one from nothing.
 */
export async function anotherMatter(turn: Turn, choice: string | undefined): Promise<boolean> {
  const pressed = choice?.startsWith('another:');
  const { repeated, form: inHand, flow } = turn.step;
  if (repeated && !inHand && !flow && choice === undefined && agrees(turn)) return true;
  if (!pressed && !(repeated && choice === undefined && meansAnother(turn.text))) return false;
  turn.step.repeated = undefined;
  if (!repeated) {
    await beginForm(turn, 'other', 'ticket_new');
    return true;
  }
  const form: Form = { ...repeated.form, apart: true };
  const system = as(turn.act, { kind: 'system', name: 'conversation' });
  await note(system, repeated.ticketId, turn.act.words.say('note_other_matter', 'en'));
  say(turn, 'other_matter_noted');
  turn.intent = form.intent ?? 'ticket_new';
  if (!repeated.letter) {
    turn.step.form = form;
    goOn(turn, form);
    return true;
  }
  const ticket = await openFrom(turn, form, form.category);
  turn.ticket = ticket.number;
  await sayOpened(turn, ticket);
  sayMissing(turn, form);
  await sayHours(turn, ticket);
  return true;
}

/** "Yes", "ok" to being told the number they have: it stays so. */
function agrees(turn: Turn): boolean {
  if (!turn.heard.answer.yes || wordCount(turn.text) > 2) return false;
  turn.step.repeated = undefined;
  turn.intent = 'ticket_add';
  say(turn, 'thanks_reply');
  return true;
}
