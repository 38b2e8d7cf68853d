import type { Engine } from '../nlu/index.ts';
import { offerNext, takeAs } from './doubt.ts';
import { askAgain } from './form-turn.ts';
import { slotsHeard } from './slots.ts';
import type { Doubt, Form } from './step.ts';
import { say, type Turn } from './turn.ts';
import { offerReadings, readings } from './understood.ts';
import { afterMisread, leadsWith, tellsBribe, wordCount } from './words.ts';

const WORDS_OF_A_MATTER = 3;
const WORDS_OF_A_NOUN = 4;

/** "That is not what I meant", "galat samjhe", "ye nahi, EMD ka hai": the last reading is taken back. */
export async function misread(turn: Turn, choice: string | undefined): Promise<boolean> {
  const wrong = turn.step.doubt ?? turn.step.read;
  if (!wrong || choice !== undefined || turn.message.kind === 'edit' || turn.heard.answer.dontKnow)
    return false;
  const rest = afterMisread(turn.text) ?? afterNo(turn);
  // What is told of a bribe is kept apart first.
  if (rest === undefined || tellsBribe(turn.text)) return false;
  const not = [wrong.asked, wrong.read].filter((id) => typeof id === 'string');
  const tried = [...new Set([...wrong.tried, ...not])];
  const refused: Doubt = { ...wrong, asked: undefined, acted: undefined, tried };
  if (rest === '') offerNext(turn, refused, 'misread_which');
  else return meant(turn, refused, not, rest);
  return true;
}

/** "No, it is about the EMD", to "do you mean: payment pending?". */
function afterNo({ step, text }: Turn): string | undefined {
  if (step.asking !== 'doubt' || leadsWith(text) !== 'no') return undefined;
  const rest = text.replace(/^\s*(?:ji |जी )?[\p{L}\p{M}]+[\s,.;:!।–-]*/u, '').trim();
  return wordCount(rest) > 0 && wordCount(text) > 1 ? rest : undefined;
}

/**
 * What was meant is named, perhaps one that was offered before: taken when it is clear, else offered. False when the
 * words only set a detail right.
 */
async function meant(turn: Turn, refused: Doubt, not: string[], rest: string): Promise<boolean> {
  const { engine, intents } = turn.knowledge;
  const heard = engine.understand(rest, { now: turn.act.now });
  const { likely, agreed } = likeliest(turn, refused, not, rest, heard.alternatives);
  const first = likely[0];
  const clear =
    first !== undefined && agreed && confidenceOf(heard.alternatives, first) >= engine.bands.confirm;
  const { form } = turn.step;
  if (form && isOf(turn, form, heard.intent.id)) return stands(turn, form);
  const details = Object.keys(slotsHeard(turn.act, heard)).length > 0;
  if (form && details && (!clear || wordCount(rest) < WORDS_OF_A_MATTER)) return false;
  if (!first || !isReadable(engine, heard.alternatives)) offerNext(turn, refused, 'misread_which');
  else if (clear) {
    say(turn, 'misread_sorry', { title: intents.get(first)!.title[turn.language] });
    await takeAs(turn, refused, first, 'person');
  } else offerReadings(turn, refused, likely, 'misread_which');
  return true;
}

/** "I meant the payment", where it was taken for that already. */
function isOf({ knowledge }: Turn, form: Form, read: string): boolean {
  return read === form.intent || knowledge.intents.get(read)?.category === form.category;
}

function stands(turn: Turn, form: Form): boolean {
  form.said.push(turn.said);
  say(turn, 'form_still_here', { category: turn.act.cell.category(form.category).title[turn.language] });
  askAgain(turn, form);
  return true;
}

/**
 * A noun alone ("the EMD") is read together with what was said before ("did not come back"): only where both readings
 * agree is it plain.
 */
function likeliest(turn: Turn, refused: Doubt, not: string[], rest: string, scores: Scores) {
  const { engine } = turn.knowledge;
  if (wordCount(rest) > WORDS_OF_A_NOUN) return { likely: readings(turn, scores, not), agreed: true };
  const both = engine.understand(`${refused.said.text} ${rest}`, { now: turn.act.now }).alternatives;
  const ids = [...new Set([...scores, ...both].map(({ id }) => id))];
  const sum = ids
    .map((id) => ({ id, confidence: confidenceOf(scores, id) + confidenceOf(both, id) }))
    .toSorted((a, b) => b.confidence - a.confidence);
  const [first] = readings(turn, scores, not);
  return {
    likely: readings(turn, sum, not),
    agreed: first === readings(turn, both, not)[0],
  };
}

type Scores = ReturnType<Engine['understand']>['alternatives'];

function confidenceOf(scores: Scores, id: string): number {
  return scores.find((each) => each.id === id)?.confidence ?? 0;
}

/** So little said that the readings of the first words are the better guess. */
function isReadable({ bands }: Engine, scores: Scores): boolean {
  return (scores[0]?.confidence ?? 0) >= bands.offer;
}
