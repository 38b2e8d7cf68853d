import type { Understanding } from '../nlu/index.ts';
import { showSlot } from '../tickets/index.ts';
import { branch } from './branch.ts';
import { askSlot } from './questions.ts';
import { toldAlready } from './repeated.ts';
import { safeCategory } from './secret.ts';
import { deliveryHeard, slotAnswered, slotsHeard } from './slots.ts';
import type { Form, Said } from './step.ts';
import { summary } from './summary.ts';
import { say, type Turn } from './turn.ts';
import { understoodSurely } from './understood.ts';
import { givesNoReason, isSlashCommand, wordCount } from './words.ts';

/** A wish told in so few words ("I have a complaint") says nothing of the matter itself. */
const WORDS_OF_A_WISH = 7;
const WORDS_THAT_TELL = 4;
const SLOT_LENGTH = 1000;
/** Names and numbers, which may have been misheard. */
const SPOKEN_BACK = ['department', 'district', 'contract', 'bid', 'amount', 'identifier', 'firm'];

/**
 * Begins to put a ticket together: what was said up to now is heard first, only the rest is asked. What they have a
 * ticket for already is told instead.
 */
export async function beginForm(turn: Turn, wanted: string, intent: string | null): Promise<void> {
  const earlier = turn.step.lastSaid ?? [];
  const words = [...earlier, turn.said].map((said) => said.text);
  const category = safeCategory(turn, wanted, words);
  const form: Form = {
    category,
    intent,
    slots: { ...turn.step.known },
    skipped: [],
    said: [...earlier, turn.said].filter(tellsAnything),
    unsure: {},
    misses: 0,
  };
  turn.step.form = form;
  turn.step.doubt = undefined;
  turn.step.lastSaid = undefined;
  turn.step.known = undefined;
  hear(turn, form);
  hearDelivered(form, turn.text, turn.heard);
  for (const said of earlier) {
    const heard = understood(turn, said);
    hear(turn, form, false, heard);
    hearDelivered(form, said.text, heard);
  }
  const saidBefore = form.said.some((said) => givesNoReason(said.text));
  if (saidBefore && turn.act.cell.category(category).needs.includes('reason'))
    form.slots.reason ??= { value: 'none' };
  // "2 lakh not paid, CRAC was made on 5 July": it is no longer the CRAC that is missing.
  if (form.category === 'crac' && form.slots.crac?.value === 'yes') form.category = 'payment';
  describe(turn, form);
  if (await toldAlready(turn, form)) return;
  if (category !== 'other' && missingSlots(turn, form).length > 0) sayBegun(turn, form);
  goOn(turn, form);
}

function hearDelivered(form: Form, text: string, heard: Understanding): void {
  const delivered = deliveryHeard(text, heard);
  if (delivered) form.slots.delivered ??= delivered;
}

/** A command of the menu is no word about the matter. */
function tellsAnything({ text, files }: Said): boolean {
  return files.length > 0 || (text.trim() !== '' && !isSlashCommand(text));
}

function understood(turn: Turn, said: Said): Understanding {
  return turn.knowledge.engine.understand(said.text, { now: turn.act.now });
}

/** The problem (or question) in the person's own words, where they have told it already. */
function describe(turn: Turn, form: Form): void {
  const slot = turn.act.cell
    .category(form.category)
    .needs.find((each) => each === 'problem' || each === 'question');
  if (!slot) return;
  const wish = form.intent ? turn.knowledge.intents.get(form.intent) : undefined;
  const least = wish?.flow ? WORDS_OF_A_WISH : WORDS_THAT_TELL;
  const telling = form.said.filter((said) => said !== turn.said || wordCount(said.text) >= least);
  const text = telling.map((said) => said.text.trim()).filter(Boolean);
  if (text.some((each) => wordCount(each) >= WORDS_THAT_TELL))
    form.slots[slot] = { value: text.join('\n').slice(0, SLOT_LENGTH) };
}

/**
 * "Report a problem", pressed or said, names no matter yet. Told in answer, it is taken up as what it is.
 */
export function findCategory(turn: Turn, form: Form): boolean {
  if (form.category !== 'other' || form.intent !== 'ticket_new') return false;
  const { id } = turn.heard.intent;
  const category = turn.knowledge.intents.get(id)?.category;
  if (!category || category === 'other' || !understoodSurely(turn)) return false;
  form.category = category;
  form.intent = id;
  // What the category asks for, it asks for; the words themselves stand in what was said.
  if (!turn.act.cell.category(category).needs.includes('problem')) delete form.slots.problem;
  turn.intent = id;
  form.said = form.said.filter((said) => said === turn.said || !isWishAlone(turn, said));
  if (missingSlots(turn, form).length > 0) sayBegun(turn, form);
  return true;
}

/** "I have a complaint", or the line of the menu: it led here and tells nothing of the matter. */
function isWishAlone(turn: Turn, said: Said): boolean {
  if (said.files.length > 0 || wordCount(said.text) >= WORDS_OF_A_WISH) return false;
  const { intent, answer } = understood(turn, said);
  return intent.id === 'ticket_new' || answer.choice !== undefined;
}

/** What it is registered as, and what was heard of it: so that a wrong reading is seen at once. */
function sayBegun(turn: Turn, form: Form): void {
  const { act, language } = turn;
  const { title, needs } = act.cell.category(form.category);
  const told = needs.filter((slot) => SPOKEN_BACK.includes(slot) && form.slots[slot]);
  const heard = told.map((slot) => showSlot(act, slot, form.slots[slot]!, language)).join(', ');
  if (heard) say(turn, 'form_begin_heard', { category: title[language], heard });
  else say(turn, 'form_begin', { category: title[language] });
}

/** Keeps every slot that the message names. A slot once filled changes only when the person corrects. */
export function hear(turn: Turn, form: Form, correct = false, heard = turn.heard): string[] {
  const changed: string[] = [];
  for (const [slot, value] of Object.entries(slotsHeard(turn.act, heard))) {
    if (form.slots[slot] && !correct) continue;
    if (form.slots[slot]?.value !== value.value || form.slots[slot]?.date !== value.date) changed.push(slot);
    form.slots[slot] = value;
    form.skipped = form.skipped.filter((skipped) => skipped !== slot);
  }
  for (const slot of ['department', 'district'] as const) {
    const unsure = heard.entities.find((entity) => entity.kind === `${slot}_ambiguous`);
    if (unsure?.codes?.length) form.unsure[slot] = { word: unsure.value, codes: unsure.codes };
  }
  return changed;
}

/** The answer to the present question goes into its slot; what the person does not know is not asked again. */
export function answerSlot(turn: Turn, form: Form, asked: string): boolean {
  if (form.slots[asked] !== undefined) return true;
  const value = slotAnswered(asked, turn.text, turn.heard);
  if (value) form.slots[asked] = value;
  else if (turn.heard.answer.dontKnow || turn.heard.answer.skip) form.skipped.push(asked);
  else return false;
  return true;
}

/** The next question, or the summary when nothing is left to ask. */
export function goOn(turn: Turn, form: Form): void {
  branch(turn, form);
  const missing = missingSlots(turn, form)[0];
  if (missing) return askSlot(turn, form, missing);
  summary(turn, form);
}

export function missingSlots(turn: Turn, form: Form): string[] {
  const { needs } = turn.act.cell.category(form.category);
  return needs.filter((slot) => !form.slots[slot] && !form.skipped.includes(slot));
}
