import { showSlot } from '../tickets/index.ts';
import type { Form } from './step.ts';
import { ask, type Turn } from './turn.ts';

/** Reads back what will be registered, and asks for the word to do so. */
export function summary(turn: Turn, form: Form): void {
  const { act, language } = turn;
  const category = act.cell.category(form.category);
  // All that goes into the ticket, also what was said without being asked.
  const heard = Object.keys(form.slots);
  const shown = [...new Set([...category.needs, ...category.keeps, ...heard])].filter(
    (slot) => form.slots[slot],
  );
  const lines = shown.map((slot) =>
    act.words.say('form_line', language, {
      name: act.words.say(`slot_${slot}`, language),
      value: showSlot(act, slot, form.slots[slot]!, language),
    }),
  );
  form.misses = 0;
  ask(
    turn,
    'confirm',
    'form_summary',
    { category: category.title[language], lines: lines.join('\n') },
    {
      buttons: [
        ['button_register', 'yes'],
        ['button_correct', 'correct'],
        ['button_cancel', 'cancel'],
      ],
    },
  );
}
