import { LANGUAGES } from '../lib/language.ts';
import { showSlot } from '../tickets/index.ts';
import { goOn, hear } from './form.ts';
import { deliveryHeard, slotsHeard } from './slots.ts';
import type { Form } from './step.ts';
import { summary } from './summary.ts';
import { say, type Turn } from './turn.ts';
import { registers, wordCount } from './words.ts';

const PROBLEM_LENGTH = 1000;

/** One detail is set right, the others stay. False when the message changes nothing. */
export function correct(turn: Turn, form: Form): boolean {
  const changed = correctHeard(turn, form);
  const doubtful = changed ? undefined : (ambiguous(turn) ?? named(turn, form));
  if (doubtful) delete form.slots[doubtful];
  if (!changed && !doubtful) return false;
  turn.step.asking = undefined;
  goOn(turn, form);
  return true;
}

/** The values the message names take the place of those heard before, and each is said. True when any did. */
export function correctHeard(turn: Turn, form: Form): boolean {
  const { act, language } = turn;
  const changed = hear(turn, form, true);
  for (const slot of changed) {
    const value = showSlot(act, slot, form.slots[slot]!, language);
    say(turn, 'form_corrected', { name: act.words.say(`slot_${slot}`, language), value });
  }
  const delivered = deliveryHeard(turn.text, turn.heard);
  if (delivered && form.slots.delivered?.value !== delivered.value) {
    form.slots.delivered = delivered;
    say(turn, 'form_corrected', {
      name: act.words.say('slot_delivered', language),
      value: showSlot(act, 'delivered', delivered, language),
    });
    return true;
  }
  return changed.length > 0;
}

/** "No, shiksha": which one is asked. */
function ambiguous(turn: Turn): string | undefined {
  return ['department', 'district'].find((slot) =>
    turn.heard.entities.some((entity) => entity.kind === `${slot}_ambiguous`),
  );
}

/** "The amount is wrong": named without the right value, it is asked anew. */
function named(turn: Turn, form: Form): string | undefined {
  const { act, text } = turn;
  if (turn.heard.answer.yes) return undefined;
  const told = slotsHeard(act, turn.heard);
  const said = text.toLowerCase();
  return act.cell
    .category(form.category)
    .needs.find(
      (slot) =>
        !(slot in told) &&
        LANGUAGES.some((language) => said.includes(act.words.say(`slot_${slot}`, language).toLowerCase())),
    );
}

/** The answer to "what should be corrected?": a detail, or the problem told anew. */
export function correctionTurn(turn: Turn, form: Form): void {
  if (correct(turn, form)) return;
  const { needs } = turn.act.cell.category(form.category);
  if (needs.includes('problem') && wordCount(turn.text) >= 2 && !registers(turn.text))
    form.slots.problem = { value: turn.text.trim().slice(0, PROBLEM_LENGTH) };
  summary(turn, form);
}
