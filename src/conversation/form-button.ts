import { menuChoice } from './buttons.ts';
import type { Form } from './step.ts';
import { say, type Turn } from './turn.ts';

/** Buttons that stand under the questions of a form. */
const OF_THE_FORM = /^(?:yes|no|skip|correct|cancel)$|^(?:department|district):/;
/** Buttons of a menu that ask for something which can be told beside the matter in hand. */
const BESIDE = /^menu:(?:status|officer|contact)$/;
const OF_LANGUAGE = /^(?:menu:language|lang:.*)$/s;

/**
 * A button of an earlier menu, pressed while a matter is being put together: what it asks for is told and the matter
 * goes on where it was. It answers none of our questions, and its value is nobody's words.
 * @returns whether the form's question is to be asked again, or undefined: the button is the form's own
 */
export async function buttonBeside(turn: Turn, form: Form, choice: string): Promise<boolean | undefined> {
  if (OF_THE_FORM.test(choice)) return undefined;
  if (OF_LANGUAGE.test(choice)) {
    await pressed(turn, form, choice);
    // The languages stand there to be pressed: the question comes after the choice, in that language.
    return choice !== 'menu:language';
  }
  if (BESIDE.test(choice)) {
    await pressed(turn, form, choice);
    say(turn, 'form_side_back');
  } else
    say(turn, 'form_still_here', { category: turn.act.cell.category(form.category).title[turn.language] });
  return true;
}

/** Whatever it left behind, the matter stands where it stood. */
async function pressed(turn: Turn, form: Form, choice: string): Promise<void> {
  const { asking } = turn.step;
  await menuChoice(turn, choice);
  Object.assign(turn.step, { form, asking, flow: undefined });
}
