import { secretOf } from './secret.ts';
import { readsWords, slotsHeard } from './slots.ts';
import type { Form } from './step.ts';
import { say, type Turn } from './turn.ts';
import { understoodWell } from './understood.ts';

/** Beside what goes apart, it names a detail that was asked for. */
export function answersToo(turn: Turn): boolean {
  const asked = turn.step.asking ?? '';
  return !readsWords(asked) && Object.keys(slotsHeard(turn.act, turn.heard)).length > 0;
}

/** A bribe mentioned on the way is a matter of its own, for other eyes, and no answer to our question. */
export function noteSecret(turn: Turn, form: Form): boolean {
  const { act, heard, message, said } = turn;
  if (message.kind === 'choice' || act.cell.category(form.category).confidential) return false;
  const read = understoodWell(turn) ? heard.intent.id : '';
  const category = secretOf(act, turn.knowledge.intents, read, turn.text);
  if (!category) return false;
  form.said = form.said.filter((each) => each !== said);
  if (form.also) form.also.more = [...(form.also.more ?? []), said];
  else form.also = { category, said };
  say(turn, 'form_secret_too');
  return true;
}
