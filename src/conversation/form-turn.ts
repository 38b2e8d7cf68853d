import { byIntent } from './dispatch.ts';
import { answerSlot, goOn, hear, register, summary } from './form.ts';
import { askSlot, notReadable } from './questions.ts';
import { answerSide, isSideQuestion } from './side.ts';
import { showSlot, slotsHeard } from './slots.ts';
import type { Form } from './step.ts';
import { ask, say, type Turn } from './turn.ts';
import { corrects, isCancel } from './words.ts';

/** So often may one question be missed before it is left and the matter goes on without it. */
const MISSES = 2;

/** One message while a matter is being put together. Nothing said before is lost, whatever comes. */
export async function formTurn(turn: Turn, form: Form, choice: string | undefined): Promise<void> {
  turn.intent = form.intent ?? turn.intent;
  if (choice === 'cancel' || isCancel(turn.text)) return leave(turn);
  if (keepWords(turn, form) === 'files only') {
    say(turn, 'form_file_kept');
    return askAgain(turn, form);
  }
  noteSecret(turn, form);
  const [kind, value] = (choice ?? '').split(':');
  if ((kind === 'department' || kind === 'district') && value) {
    form.slots[kind] = { value };
    form.misses = 0;
    return goOn(turn, form);
  }
  if (isNewMatter(turn, form)) {
    say(turn, 'form_new_matter');
    turn.step.form = undefined;
    return byIntent(turn, turn.knowledge.intents.get(turn.heard.intent.id)!);
  }
  if (isGreeting(turn)) {
    say(turn, 'form_still_here', { category: turn.act.cell.category(form.category).title[turn.language] });
    return askAgain(turn, form);
  }
  if (isSideQuestion(turn, form)) {
    await answerSide(turn);
    say(turn, 'form_side_back');
    return askAgain(turn, form);
  }
  if (turn.step.asking === 'confirm') return confirmTurn(turn, form, choice);
  return slotTurn(turn, form, choice);
}

function leave(turn: Turn): void {
  turn.step.form = undefined;
  turn.step.asking = undefined;
  say(turn, 'form_cancelled');
}

function keepWords(turn: Turn, form: Form): 'words' | 'files only' {
  if (turn.message.kind !== 'choice' && (turn.text.trim() || turn.files.length > 0))
    form.said.push(turn.said);
  return turn.files.length > 0 && !turn.text.trim() ? 'files only' : 'words';
}

/** A bribe mentioned on the way is a matter of its own, for other eyes. */
function noteSecret(turn: Turn, form: Form): void {
  const { id, confidence } = turn.heard.intent;
  const category = turn.knowledge.intents.get(id)?.category;
  if (id !== 'corruption_collusion' || confidence < 0.5 || !category || form.also) return;
  if (turn.act.cell.category(form.category).confidential) return;
  form.also = category;
  say(turn, 'form_secret_too');
}

/** A whole new complaint about another department, told in the middle of this one, is not an answer to our question. */
function isNewMatter(turn: Turn, form: Form): boolean {
  const { heard, text, step } = turn;
  const department = slotsHeard(turn.act, heard).department?.value;
  if (!department || !form.slots.department || department === form.slots.department.value) return false;
  const does = turn.knowledge.intents.get(heard.intent.id)?.does;
  const whole = text.trim().split(/\s+/).length >= 6 && heard.intent.confidence >= 0.6;
  return (
    whole &&
    does === 'ticket' &&
    step.asking !== 'correction' &&
    !corrects(text.split(/\s+/).slice(0, 2).join(' '))
  );
}

function isGreeting(turn: Turn): boolean {
  return (
    turn.message.kind !== 'choice' &&
    turn.heard.intent.id === 'greeting' &&
    turn.heard.entities.length === 0 &&
    turn.text.trim().split(/\s+/).length <= 3
  );
}

async function confirmTurn(turn: Turn, form: Form, choice: string | undefined): Promise<void> {
  const { answer } = turn.heard;
  const names = slotsHeard(turn.act, turn.heard);
  if (Object.keys(names).length > 0) return correct(turn, form);
  if (choice === 'yes' || (choice === undefined && answer.yes)) return register(turn, form);
  if (choice === 'correct' || choice === 'no' || answer.no) {
    form.correcting = true;
    return ask(turn, 'correction', 'form_what_to_correct');
  }
  return summary(turn, form);
}

/** One slot is set right, the others stay. */
async function correct(turn: Turn, form: Form): Promise<void> {
  form.correcting = false;
  for (const slot of hear(turn, form, true)) {
    const { act, language } = turn;
    say(turn, 'form_corrected', {
      name: act.words.say(`slot_${slot}`, language),
      value: showSlot(act, slot, form.slots[slot]!, language),
    });
  }
  await goOn(turn, form);
}

async function slotTurn(turn: Turn, form: Form, choice: string | undefined): Promise<void> {
  const asked = turn.step.asking ?? 'confirm';
  if (asked === 'correction') return correctionTurn(turn, form);
  const given = byButton(choice);
  if (given === 'unknown') form.skipped.push(asked);
  else if (given) form.slots[asked] ??= { value: given };
  const edits =
    turn.message.kind === 'edit' ||
    (corrects(turn.text) && !turn.heard.answer.no && !turn.heard.answer.dontKnow);
  const before = form.unsure[asked as 'department'];
  hear(turn, form, edits);
  const newDoubt = form.unsure[asked as 'department'] !== before;
  if (newDoubt || answerSlot(turn, form, asked) || form.skipped.includes(asked)) {
    form.misses = 0;
    return goOn(turn, form);
  }
  form.misses += 1;
  if (form.misses >= MISSES) {
    form.skipped.push(asked);
    form.misses = 0;
    return goOn(turn, form);
  }
  if (asked === 'department' || asked === 'district') form.unsure[asked] = undefined;
  notReadable(turn, asked);
  askSlot(turn, form, asked);
}

async function correctionTurn(turn: Turn, form: Form): Promise<void> {
  if (Object.keys(slotsHeard(turn.act, turn.heard)).length > 0) return correct(turn, form);
  if (turn.text.trim().split(/\s+/).length >= 2)
    form.slots.problem = { value: turn.text.trim().slice(0, 1000) };
  form.correcting = false;
  summary(turn, form);
}

function byButton(choice: string | undefined): string | undefined {
  if (choice === 'yes' || choice === 'no') return choice;
  return choice === 'skip' ? 'unknown' : undefined;
}

/** The same question once more, where the conversation stood. */
export function askAgain(turn: Turn, form: Form): void {
  const asked = turn.step.asking;
  if (asked === 'confirm' || asked === undefined) return summary(turn, form);
  if (asked === 'correction') return ask(turn, 'correction', 'form_what_to_correct');
  askSlot(turn, form, asked);
}
