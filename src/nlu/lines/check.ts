import { LANGUAGES, type Language } from '../../lib/language.ts';
import { countScripts } from '../../lib/script.ts';
import { fold, keysOf } from '../fold.ts';
import { Bare } from './bare.ts';
import { NearLines, trigramsOf } from './nearness.ts';

type ByForm = Readonly<Record<Language, readonly string[]>>;

/** What one intent is taught with, and what is held out to measure it. */
export interface TaughtIntent {
  id: string;
  lines: ByForm;
  kept: ByForm;
}

/** Where a line stands: `at` counts from 0 within its form. */
export interface LinePlace {
  id: string;
  block: 'lines' | 'kept';
  language: Language;
  at: number;
  text: string;
}

/** `line` is missing when the fault is the form's as a whole. */
export interface LineFault {
  id: string;
  language?: Language;
  line?: LinePlace;
  /** The line it is held against. */
  other?: LinePlace;
  reason: string;
}

const FEWEST_IN_A_FORM = 25;
const OUT_OF_SCOPE = 'out_of_scope';
const FEWEST_OUT_OF_SCOPE = 600;

/** A line prepared for comparing. */
interface Read extends LinePlace {
  folded: string;
  bare: string;
  trigrams: Set<string>;
}

/**
 * Everything that makes lines worthless to learn from: too few, in the wrong script, one said twice within an intent
 * (of all its forms), one that stands in two intents, one so near a kept line that the measure would only tell what
 * was learned by heart. Pure; some hundred milliseconds for ten thousand lines.
 *
 * @param names of departments and districts, in every spelling
 */
export function lineFaults(intents: readonly TaughtIntent[], names: Iterable<string>): LineFault[] {
  const bare = new Bare(names);
  const read = (block: LinePlace['block']) =>
    intents.map(({ id, [block]: forms }) => ({ id, lines: [...readLines(id, block, forms, bare)] }));
  const taught = read('lines');
  const lines = taught.flatMap((intent) => intent.lines);
  return [
    ...intents.flatMap((intent) => [...tooFew(intent)]),
    ...lines.flatMap((line) => [...wrongForm(line)]),
    ...taught.flatMap((intent) => [...saidTwice(intent.lines)]),
    ...inTwoIntents(lines),
    ...learnedByHeart(
      lines,
      read('kept').flatMap((intent) => intent.lines),
    ),
  ];
}

function* readLines(id: string, block: LinePlace['block'], forms: ByForm, bare: Bare): Generator<Read> {
  for (const language of LANGUAGES) {
    for (const [at, text] of forms[language].entries()) {
      const words = keysOf(text);
      // A row of signs has no words: it is told by itself.
      const folded = words.join(' ') || fold(text).text;
      const [bareText, trigrams] = [bare.of(words) || folded, trigramsOf(words)];
      yield { id, block, language, at, text, folded, bare: bareText, trigrams };
    }
  }
}

function* tooFew({ id, lines }: TaughtIntent): Generator<LineFault> {
  for (const language of LANGUAGES) {
    const count = lines[language].length;
    if (count >= FEWEST_IN_A_FORM) continue;
    yield { id, language, reason: `has ${count} lines in ${language}; it needs ${FEWEST_IN_A_FORM}` };
  }
  if (id !== OUT_OF_SCOPE) return;
  const count = LANGUAGES.reduce((sum, language) => sum + lines[language].length, 0);
  if (count >= FEWEST_OUT_OF_SCOPE) return;
  yield { id, reason: `has ${count} lines in all forms; it needs ${FEWEST_OUT_OF_SCOPE}` };
}

function* wrongForm(line: Read): Generator<LineFault> {
  const { devanagari, latin } = countScripts(line.text);
  if (line.language === 'hi') {
    if (latin > 0 && devanagari === 0) yield fault(line, 'stands under hi, but has no Devanagari');
  } else if (devanagari > 0) yield fault(line, `stands under ${line.language}, but has Devanagari`);
}

function* saidTwice(lines: readonly Read[]): Generator<LineFault> {
  const alike = new Alike();
  for (const line of lines) {
    const found = alike.find(line);
    if (found) yield fault(line, found.reason, found.other);
    alike.add(line);
  }
}

function* inTwoIntents(lines: readonly Read[]): Generator<LineFault> {
  const first = new Map<string, Read>();
  for (const line of lines) {
    const other = first.get(line.folded);
    if (!other) first.set(line.folded, line);
    else if (other.id !== line.id) yield fault(line, 'stands in two intents', other);
  }
}

function* learnedByHeart(lines: readonly Read[], kept: readonly Read[]): Generator<LineFault> {
  const alike = new Alike();
  for (const line of kept) alike.add(line);
  for (const line of lines) {
    const found = alike.find(line);
    if (found) yield fault(line, `gives away a kept line: ${found.reason}`, found.other);
  }
}

/** Lines seen so far, to be asked whether another says the same. */
class Alike {
  readonly #lines: Read[] = [];
  readonly #bare = new Map<string, Read>();
  readonly #near = new NearLines();

  add(line: Read): void {
    this.#lines.push(line);
    this.#bare.set(line.bare, line);
    this.#near.add(line.trigrams);
  }

  find(line: Read): { other: LinePlace; reason: string } | undefined {
    const same = this.#bare.get(line.bare);
    if (same) {
      const reason =
        same.folded === line.folded ? 'is the same as' : 'differs only in numbers, names or politeness from';
      return { other: same, reason };
    }
    const near = this.#near.nearest(line.trigrams);
    if (near === undefined) return undefined;
    return { other: this.#lines[near]!, reason: 'differs by under 30 % of its character trigrams from' };
  }
}

function fault(line: Read, reason: string, other?: LinePlace): LineFault {
  return { id: line.id, language: line.language, line, ...(other && { other }), reason };
}
