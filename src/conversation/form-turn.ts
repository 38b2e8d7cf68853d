import { amongDepartments } from './among.ts';
import { correct, correctHeard, correctionTurn } from './correct.ts';
import { byIntent } from './dispatch.ts';
import { answerSlot, findCategory, goOn, hear } from './form.ts';
import { buttonBeside } from './form-button.ts';
import { answersToo, noteSecret } from './form-secret.ts';
import { alsoWaiting, leaveForm } from './leave.ts';
import { askNext } from './matters.ts';
import { namedTicket } from './named.ts';
import { askSlot, notReadable } from './questions.ts';
import { register } from './register.ts';
import { answerSide, isSideQuestion } from './side.ts';
import { deliveryHeard, isYesNo, readsWords, slotsHeard } from './slots.ts';
import type { Form } from './step.ts';
import { summary } from './summary.ts';
import { ask, say, type Turn } from './turn.ts';
import { wroteUnasked } from './unasked.ts';
import { understoodSurely } from './understood.ts';
import { corrects, isCancel, isGreeting, isMenu, isSlashCommand, wantsWithdraw, wordCount } from './words.ts';

/** So often may one question be missed before it is left and the matter goes on without it. */
const MISSES = 2;
const WORDS_OF_A_MATTER = 6;

/** One message while a matter is being put together. Nothing said before is lost, whatever comes. */
export async function formTurn(turn: Turn, form: Form, choice: string | undefined): Promise<void> {
  turn.intent = form.intent ?? turn.intent;
  const again = choice === undefined ? undefined : await buttonBeside(turn, form, choice);
  if (again !== undefined) return again ? askAgain(turn, form) : undefined;
  if (choice === 'cancel' || isCancel(turn.text) || takesBack(turn)) return leave(turn);
  keepWords(turn, form);
  if (turn.files.length > 0 && !turn.text.trim()) return filesAlone(turn, form);
  if (noteSecret(turn, form) && !answersToo(turn)) return askAgain(turn, form);
  const offered = turn.step.asking === 'department' ? form.unsure.department?.codes : undefined;
  const meant = offered && choice === undefined && amongDepartments(turn, offered);
  const [kind, value] = meant ? ['department', meant] : (choice ?? '').split(':');
  if ((kind === 'department' || kind === 'district') && value && isKnown(turn, kind, value)) {
    form.slots[kind] = { value };
    form.misses = 0;
    return goOn(turn, form);
  }
  if (isNewMatter(turn, form)) return startAnew(turn);
  if (choice === undefined && isNoAnswer(turn, form)) {
    say(turn, 'form_still_here', { category: turn.act.cell.category(form.category).title[turn.language] });
    return askAgain(turn, form);
  }
  if (isSideQuestion(turn, form)) {
    await answerSide(turn);
    form.misses = 0;
    say(turn, 'form_side_back');
    return askAgain(turn, form);
  }
  if (turn.message.kind === 'edit') return edited(turn, form);
  if (turn.step.asking === 'confirm') return confirmTurn(turn, form, choice);
  if (turn.step.asking === 'correction') return correctionTurn(turn, form);
  return slotTurn(turn, form, turn.step.asking ?? '', choice);
}

/** A greeting or a command of the menu; one that asks for something beside the matter is a side question. */
function isNoAnswer(turn: Turn, form: Form): boolean {
  if (isGreeting(turn.text) || isMenu(turn.text)) return true;
  return isSlashCommand(turn.text) && !isSideQuestion(turn, form);
}

/** A button's value comes over the wire. */
function isKnown({ act }: Turn, kind: 'department' | 'district', code: string): boolean {
  return (kind === 'department' ? act.cell.departments : act.cell.districts).has(code);
}

function leave(turn: Turn): void {
  const left = leaveForm(turn);
  // A confidential matter was promised to be registered: it is not cancelled with another.
  if (left?.also) turn.step.waiting = [alsoWaiting(turn, left.also), ...(turn.step.waiting ?? [])];
  say(turn, 'form_cancelled');
  askNext(turn);
}

function keepWords(turn: Turn, form: Form): void {
  if (isSlashCommand(turn.text) || isMenu(turn.text)) return;
  if (turn.message.kind !== 'choice' && (turn.text.trim() || turn.files.length > 0))
    form.said.push(turn.said);
}

/** "Withdraw it", said of what is being put together: nothing is registered yet, and no ticket is named. */
function takesBack(turn: Turn): boolean {
  return turn.step.asking === 'confirm' && wantsWithdraw(turn.text) && !namedTicket(turn);
}

/** However many pictures an album has, they are acknowledged once. */
function filesAlone(turn: Turn, form: Form): void {
  if (turn.albumGoesOn) return;
  say(turn, 'form_file_kept');
  askAgain(turn, form);
}

/** A whole new complaint about another department, told in the middle of this one, is not an answer to our question. */
function isNewMatter(turn: Turn, form: Form): boolean {
  const { heard, text, step } = turn;
  const department = slotsHeard(turn.act, heard).department?.value;
  if (!department || !form.slots.department || department === form.slots.department.value) return false;
  if (step.asking === 'correction' || corrects(text.split(/\s+/).slice(0, 2).join(' '))) return false;
  const does = turn.knowledge.intents.get(heard.intent.id)?.does;
  return does === 'ticket' && wordCount(text) >= WORDS_OF_A_MATTER && understoodSurely(turn);
}

async function startAnew(turn: Turn): Promise<void> {
  say(turn, 'form_new_matter');
  const left = leaveForm(turn);
  await byIntent(turn, turn.knowledge.intents.get(turn.heard.intent.id)!);
  if (turn.step.form && left?.also) turn.step.form.also = left.also;
}

/** What was written before is corrected: the details it names now are the right ones. */
function edited(turn: Turn, form: Form): void {
  say(turn, 'edit_noted');
  hear(turn, form, true);
  const asked = turn.step.asking;
  if (asked && asked !== 'confirm' && asked !== 'correction') answerSlot(turn, form, asked);
  goOn(turn, form);
}

async function confirmTurn(turn: Turn, form: Form, choice: string | undefined): Promise<void> {
  const { answer } = turn.heard;
  if (choice === undefined && correct(turn, form)) return;
  if (choice === 'yes' || (choice === undefined && answer.yes)) return register(turn, form);
  if (choice === 'correct' || choice === 'no' || answer.no)
    return ask(turn, 'correction', 'form_what_to_correct');
  // Of several short messages the last may be the one that names the matter.
  if (choice === undefined && findCategory(turn, form)) return goOn(turn, form);
  if (choice === undefined) say(turn, 'form_words_kept');
  summary(turn, form);
}

async function slotTurn(turn: Turn, form: Form, asked: string, choice: string | undefined): Promise<void> {
  if (choice === 'skip') form.skipped.push(asked);
  else if (choice === 'yes' || choice === 'no') {
    // An old button under another question answers nothing: the question is asked again.
    if (!isYesNo(asked)) return askAgain(turn, form);
    form.slots[asked] ??= { value: choice };
  }
  const { answer } = turn.heard;
  const before = form.unsure[asked as 'department'];
  const heard = hear(turn, form, corrects(turn.text) && !answer.no && !answer.dontKnow);
  const newDoubt = form.unsure[asked as 'department'] !== before;
  // Any words answer some questions, but not before they were asked.
  const unasked = readsWords(asked) && choice === undefined && (await wroteUnasked(turn));
  if (newDoubt || form.skipped.includes(asked) || (!unasked && answerSlot(turn, form, asked))) {
    form.misses = 0;
    alsoDelivered(turn, form);
    if (asked === 'problem') findCategory(turn, form);
    return goOn(turn, form);
  }
  // Another detail than the one asked for is no miss: it is kept, and the question stands.
  if (alsoDelivered(turn, form) || heard.length > 0) return goOn(turn, form);
  if (findCategory(turn, form)) return goOn(turn, form);
  // "Wait, the district is Unnao": no answer, but a detail set right.
  if (correctHeard(turn, form)) return goOn(turn, form);
  // The same complaint in other words is no answer, but no mistake either.
  if (form.intent === turn.heard.intent.id && understoodSurely(turn)) return askAgain(turn, form);
  await missed(turn, form, asked);
}

/** "No, they took the goods on 5 October": what the next question would ask was told already. */
function alsoDelivered(turn: Turn, form: Form): boolean {
  const delivered = deliveryHeard(turn.text, turn.heard);
  if (delivered) form.slots.delivered ??= delivered;
  return delivered !== undefined;
}

async function missed(turn: Turn, form: Form, asked: string): Promise<void> {
  if (await wroteUnasked(turn)) return askSlot(turn, form, asked);
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

/** The same question once more, where the conversation stood. */
export function askAgain(turn: Turn, form: Form): void {
  const asked = turn.step.asking;
  if (asked === 'confirm' || asked === undefined) return summary(turn, form);
  if (asked === 'correction') return ask(turn, 'correction', 'form_what_to_correct');
  askSlot(turn, form, asked);
}
