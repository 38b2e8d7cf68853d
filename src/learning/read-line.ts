import type { Act } from '../act.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { local } from '../lib/time.ts';
import type { Engine, Understanding } from '../nlu/index.ts';
import { isTrusted, nameOf, type Reason, type Source } from './candidate.ts';
import { foldedLine, withoutPersonalData } from './plain.ts';
import { isKept, type TaughtIntents, taughtLines } from './taught.ts';

export interface Correction {
  readonly text: string;
  readonly language: Language;
  /** The intent that was read; null where none was. */
  readonly read: string | null;
  readonly meant: string;
  readonly source: Source;
  /** The inbox row in which it was said. */
  readonly messageId?: string | null;
  /** The model that read it. */
  readonly model?: string | null;
}

export interface Knowing {
  readonly engine: Pick<Engine, 'understand' | 'names'>;
  readonly intents: TaughtIntents;
}

/** As it may be kept, and how it is told apart. */
export interface Line {
  readonly text: string;
  readonly folded: string;
}

const MOST_LETTERS = 300;
/** Not even looked at: blanks and secrets make no line of 300 letters so long. */
const LONGEST = 1000;
/** So many lines a day can one person teach; an officer at work corrects more. */
const A_DAY = { contact: 5, staff: 100, system: Number.POSITIVE_INFINITY };

/** The line to learn from, or why it is none. */
export async function readLine(
  act: Act,
  said: Correction,
  { engine, intents }: Knowing,
): Promise<Line | Reason> {
  if (said.text.length > LONGEST) return 'too_long';
  const heard = engine.understand(said.text, { now: act.now });
  const text = withoutPersonalData(said.text, (plain) => engine.understand(plain, { now: act.now }).entities);
  const folded = foldedLine(text);
  const fault = faultOf(text, folded, heard, isTrusted(act, said.source));
  if (fault) return fault;
  if (isKept(text, engine.names, intents)) return 'kept';
  return harmOf(act, said, folded, intents) ?? ((await saidEnough(act)) ? 'too_many' : { text, folded });
}

/** What is no line to learn from, whatever it means. */
function faultOf(text: string, folded: string, heard: Understanding, trusted: boolean): Reason | null {
  const words = folded.split(' ').filter((word) => /\p{L}/u.test(word));
  const letters = words.join('').length;
  if (letters < 3 || words.length < (trusted ? 1 : 2)) return 'too_short';
  if (text.length > MOST_LETTERS) return 'too_long';
  const answers = Object.values(heard.answer).some((value) => value !== undefined && value !== false);
  return answers && words.length <= 2 ? 'an_answer' : null;
}

function harmOf(
  act: Act,
  { meant, read, source }: Correction,
  folded: string,
  intents: TaughtIntents,
): Reason | null {
  if (taughtLines(intents).learned.get(folded)?.includes(meant)) return 'known';
  // Its words are for the nodal officer alone, and candidates are read by whoever decides about them.
  const confidential = [meant, read].some((id) => {
    const category = id === null ? null : intents.get(id)?.category;
    return category ? act.cell.category(category).confidential : false;
  });
  return confidential && !isTrusted(act, source) ? 'confidential' : null;
}

async function saidEnough(act: Act): Promise<boolean> {
  const row = await oneRow<{ said: number }>(
    act.tx,
    'SELECT count(*)::int AS said FROM candidate_voice WHERE doer = $1 AND at >= $2',
    [nameOf(act.doer), local(act.now).startOf('day').toJSDate()],
  );
  return (row?.said ?? 0) >= A_DAY[act.doer.kind];
}
