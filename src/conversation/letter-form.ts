import type { Intent } from '../faq/index.ts';
import { hear, missingSlots } from './form.ts';
import { safeCategory } from './secret.ts';
import { deliveryHeard } from './slots.ts';
import type { Form, Said } from './step.ts';
import { say, type Turn } from './turn.ts';

const PROBLEM_LENGTH = 1000;

/** What a letter, or one matter of it, tells for a ticket. `said` is kept on the ticket, `part` quoted as the problem. */
export function formOf(turn: Turn, intent: Intent | undefined, said: Said, part = said.text): Form {
  const words = part === said.text ? [turn.message.subject ?? '', part] : [part];
  const form: Form = {
    category: safeCategory(turn, intent?.category ?? 'other', words),
    intent: intent?.id ?? null,
    slots: {},
    skipped: [],
    said: [said],
    unsure: {},
    misses: 0,
  };
  hear(turn, form);
  form.slots.problem = { value: part.slice(0, PROBLEM_LENGTH) };
  const delivered = deliveryHeard(part, turn.heard);
  if (delivered) form.slots.delivered = delivered;
  if (form.category === 'payment' && form.slots.crac?.value === 'no') form.category = 'crac';
  return form;
}

/** What would help, all at once: a letter's writer waits for no question. */
export function sayMissing(turn: Turn, form: Form): void {
  const { act, language } = turn;
  const missing = missingSlots(turn, form).filter((slot) => slot !== 'problem' && slot !== 'question');
  if (missing.length === 0) return;
  const names = missing.map((slot) => act.words.say(`slot_${slot}`, language));
  say(turn, 'ticket_opened_missing', { missing: names.join(', ') });
}
