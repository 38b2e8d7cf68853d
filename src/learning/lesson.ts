import { createHash } from 'node:crypto';
import { LANGUAGES, type Language } from '../lib/language.ts';
import type { SavedModel, UnderstandingInput } from '../nlu/index.ts';
import type { Comparison, KeptLine } from './figures.ts';
import { foldedLine } from './plain.ts';
import { type TaughtIntents, taughtLines } from './taught.ts';

/** A line that was taken, as it stands in the row of the model that learned it. */
export interface LearnedLine {
  readonly candidate: string;
  readonly intent: string;
  readonly language: Language;
  readonly text: string;
}

/** What a thread is given to learn, and what it gives back. */
export interface Lesson {
  /** What is live, with its model. */
  readonly before: UnderstandingInput;
  readonly after: UnderstandingInput;
  readonly kept: readonly KeptLine[];
  readonly now: Date;
}

export interface Taken {
  readonly model: SavedModel;
  readonly figures: Comparison;
}

/**
 * What ships, and the officers' lines behind it. Where a line ships as something else, whoever took it has the last
 * word: there it goes out. The same lines give the same data, in every process.
 */
export function withLines(
  shipped: UnderstandingInput,
  lines: readonly LearnedLine[],
  intents: TaughtIntents,
): UnderstandingInput {
  const { learned } = taughtLines(intents);
  const out = new Map<string, Set<string>>();
  for (const { text, intent } of lines) {
    const folded = foldedLine(text);
    for (const other of learned.get(folded) ?? [])
      if (other !== intent) out.set(other, (out.get(other) ?? new Set()).add(folded));
  }
  const rest = shipped.intents.map(({ id, lines: own }) => {
    const gone = out.get(id);
    if (!gone) return { id, lines: own };
    const stay = (language: Language) => (own[language] ?? []).filter((line) => !gone.has(foldedLine(line)));
    return { id, lines: Object.fromEntries(LANGUAGES.map((each) => [each, stay(each)])) };
  });
  // Behind all that ships, not among it: the fewer lines change their number, the less changes in the model.
  const added = lines.map(({ intent, language, text }) => ({ id: intent, lines: { [language]: [text] } }));
  return { ...shipped, intents: [...rest, ...added] };
}

export function keptLines(intents: TaughtIntents): KeptLine[] {
  return [...intents].flatMap(([intent, { kept }]) =>
    LANGUAGES.flatMap((language) => kept[language].map((text) => ({ text, language, intent }))),
  );
}

/** Tells one lesson from another: what ships, with the code that learns from it, and the officers' lines. */
export function hashOf(codeHash: string, lines: readonly LearnedLine[]): string {
  return createHash('sha256')
    .update(JSON.stringify([codeHash, lines.map(({ intent, language, text }) => [intent, language, text])]))
    .digest('hex');
}
