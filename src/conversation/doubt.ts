import type { Intent } from '../faq/index.ts';
import { asIf } from './as-if.ts';
import { byIntent } from './dispatch.ts';
import { knownFault } from './known-fault.ts';
import { learnt } from './learnt.ts';
import { alsoWaiting, leaveForm } from './leave.ts';
import type { Doubt } from './step.ts';
import { ask, offer, say, sayText, type Turn } from './turn.ts';
import { newDoubt, offerReadings, readingButtons, readings } from './understood.ts';
import { asksGenerally, isSlashCommand, leadsWith, tellsBribe } from './words.ts';

/** Done wrongly, these leave a trace: a file, a ticket sent up. The others can be offered beside the answer. */
const COSTLY: readonly Intent['flow'][] = ['ticket_reopen', 'escalate', 'officer_close'];
const OFFERED_BESIDE = 2;
const WORDS_OF_YES = 4;
/** An answer of the knowledge base is taken for the kind of matter when it is nearly as likely. */
const NEARLY = 0.6;

/** What is wanted is likely but not sure: asked, answered with a way out, or done when it was said once already. */
export async function actOn(turn: Turn, wish: Intent): Promise<void> {
  if (await knownFault(turn, wish.id)) return;
  if (wish.does === 'ticket' && asksGenerally(turn.text) && turn.heard.entities.length === 0)
    return inGeneral(turn, wish);
  if (turn.heard.band !== 'confirm' || saidBefore(turn, wish) || tellsBribe(turn.text))
    return byIntent(turn, wish);
  if (wish.does === 'ticket' || COSTLY.includes(wish.flow)) return confirm(turn, wish);
  const tried = [...(turn.step.doubt?.tried ?? []), wish.id];
  await byIntent(turn, wish);
  if (wish.does.startsWith('answer') || wish.does === 'refuse') offerBeside(turn, tried);
}

/** A question about a kind of matter opens none: it is answered, and a ticket is one button away. */
async function inGeneral(turn: Turn, wish: Intent): Promise<void> {
  const { engine, intents } = turn.knowledge;
  const least = Math.max(engine.bands.offer, turn.heard.intent.confidence * NEARLY);
  const question = turn.heard.alternatives.find(
    ({ id, confidence }) => confidence >= least && intents.get(id)?.does.startsWith('answer') === true,
  );
  await byIntent(turn, question ? intents.get(question.id)! : { ...wish, does: 'answer_then_ticket' });
}

/** Nobody is asked about the same thing twice. */
function saidBefore({ step }: Turn, { id }: Intent): boolean {
  return step.lastIntent === id || step.doubt?.read === id;
}

function confirm(turn: Turn, { id }: Intent): void {
  turn.intent = id;
  turn.step.doubt = { ...newDoubt(turn, turn.step.doubt?.tried), asked: id };
  askAbout(turn, id);
}

function askAbout(turn: Turn, id: string): void {
  const buttons = [
    ['button_yes', 'doubt:yes'],
    ['button_doubt_no', 'doubt:no'],
  ] as const;
  const { title } = turn.knowledge.intents.get(id)!;
  ask(turn, 'doubt', 'doubt_confirm', { title: title[turn.language] }, { buttons });
}

/** The answer is given; under it what else could have been meant. */
function offerBeside(turn: Turn, tried: readonly string[]): void {
  const others = readings(turn, turn.heard.alternatives, tried).slice(0, OFFERED_BESIDE);
  const last = turn.replies.pop();
  if (!last) return;
  if (others.length === 0) return void turn.replies.push(last);
  const text = `${last.text}\n\n${turn.act.words.say('doubt_else', turn.language)}`;
  sayText(turn, text, { choices: [...last.choices, ...readingButtons(turn, others)] });
  offer(turn, [['button_other', 'other']]);
  turn.step.doubt = { ...newDoubt(turn), acted: true, tried: [...tried, ...others] };
}

/** The answer to "do you mean this?" or "is it one of these?". False when it is something else. */
export async function doubtTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  const { doubt, asking } = turn.step;
  if (!doubt) return false;
  const [kind, value = ''] = (choice ?? '').split(':');
  if (kind === 'intent' && turn.knowledge.intents.has(value)) {
    await takeAs(turn, doubt, value, 'menu');
    return true;
  }
  if (choice === 'other') {
    refuse(turn, doubt);
    say(turn, doubt.acted || doubt.asked ? 'misread_say' : 'say_differently');
    return true;
  }
  if (asking !== 'doubt' || !doubt.asked) return false;
  const said = choice === undefined ? inWords(turn) : value;
  turn.step.asking = undefined;
  if (said === 'yes') await takeAs(turn, doubt, doubt.asked);
  else if (said === 'no') offerNext(turn, { ...doubt, tried: [...doubt.tried, doubt.asked] });
  else if (await asksBeside(turn, doubt)) return true;
  else {
    // Said in other words: the first words go along with what comes of it.
    keep(turn, doubt);
    doubt.asked = undefined;
    return false;
  }
  return true;
}

const BESIDE: readonly Intent['flow'][] = ['ticket_status', 'officer_contact', 'cell_contact'];

/** A look-up of the menu between our question and its answer: done, and the question comes again after it. */
async function asksBeside(turn: Turn, doubt: Doubt): Promise<boolean> {
  const wish = turn.knowledge.intents.get(turn.heard.intent.id);
  if (!isSlashCommand(turn.text) || !wish || !BESIDE.includes(wish.flow)) return false;
  await byIntent(turn, wish);
  // "Which ticket?" is not asked while another question stands.
  if (turn.step.flow?.name === 'which') turn.step.flow = undefined;
  turn.step.doubt = doubt;
  return true;
}

/** Nothing else is in hand any more, and what was asked about is still not known. */
export function askDoubtAgain(turn: Turn): void {
  const { doubt, form, flow, deed, asking } = turn.step;
  if (!doubt?.asked || form || flow || deed || asking === 'doubt') return;
  askAbout(turn, doubt.asked);
}

function inWords({ heard: { answer }, text }: Turn): 'yes' | 'no' | undefined {
  if (text.trim().split(/\s+/).length > WORDS_OF_YES) return undefined;
  if (answer.yes) return 'yes';
  return answer.no || leadsWith(text) === 'no' ? 'no' : undefined;
}

/** Neither the reading asked about nor those offered before: the next likeliest, or other words. */
export function offerNext(turn: Turn, doubt: Doubt, key = 'doubt_offer_next'): void {
  const heard = turn.knowledge.engine.understand(doubt.said.text, { now: new Date(doubt.at) });
  const next = readings(turn, heard.alternatives, doubt.tried);
  if (next.length > 0) return offerReadings(turn, doubt, next, key);
  refuse(turn, doubt);
  say(turn, 'misread_say');
}

/** None of these: what was said is kept for the words that come next. */
function refuse(turn: Turn, doubt: Doubt): void {
  const left = leaveForm(turn);
  if (left) turn.step.lastSaid = left.said;
  if (left?.also) turn.step.waiting = [alsoWaiting(turn, left.also), ...(turn.step.waiting ?? [])];
  keep(turn, doubt);
  turn.step.doubt = { ...doubt, asked: undefined, acted: undefined };
}

function keep({ step }: Turn, { said }: Doubt): void {
  if (!step.lastSaid?.some((each) => same(each, said))) step.lastSaid = [...(step.lastSaid ?? []), said];
}

const same = (one: Doubt['said'], other: Doubt['said']): boolean =>
  one.inboxId === other.inboxId && one.text === other.text;

/** What was said is dealt with as this, with every detail it named; details told since stay too. */
export async function takeAs(
  turn: Turn,
  doubt: Doubt,
  meant: string,
  corrected?: 'menu' | 'person',
): Promise<void> {
  const { step } = turn;
  const { said, at, read } = doubt;
  if (corrected) await learnt(turn, said, { read, meant, source: corrected });
  const left = leaveForm(turn);
  const words = left?.said ?? step.lastSaid ?? [];
  step.lastSaid = words.filter((each) => !same(each, said));
  if (corrected === 'person' && !step.lastSaid.some((each) => same(each, turn.said)))
    step.lastSaid.push(turn.said);
  const entities = corrected === 'person' ? turn.heard.entities : [];
  const intent = turn.knowledge.intents.get(meant)!;
  await asIf(turn, { said, at, intent: meant, entities }, (then) => byIntent(then, intent, left?.known));
  if (step.form && left?.also) step.form.also = left.also;
}
