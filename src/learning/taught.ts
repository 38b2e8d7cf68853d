import { LANGUAGES, type Language } from '../lib/language.ts';
import type { Engine } from '../nlu/index.ts';
import { foldedLine } from './plain.ts';

/** What this room needs to know of an intent; the lines that ship, and those it is measured with. */
export interface Taught {
  readonly category: string | null;
  readonly lines: Readonly<Record<Language, readonly string[]>>;
  readonly kept: Readonly<Record<Language, readonly string[]>>;
}

export type TaughtIntents = ReadonlyMap<string, Taught>;

export interface TaughtLines {
  /** Folded line → the intents that have it among their lines. */
  readonly learned: ReadonlyMap<string, readonly string[]>;
  /** Folded lines that must never be learned. */
  readonly kept: ReadonlySet<string>;
}

const indexed = new WeakMap<TaughtIntents, TaughtLines>();

/** Folded once for each set of intents: ten thousand lines take a tenth of a second. */
export function taughtLines(intents: TaughtIntents): TaughtLines {
  const known = indexed.get(intents);
  if (known) return known;
  const learned = new Map<string, string[]>();
  const kept = new Set<string>();
  for (const [id, intent] of intents) {
    for (const language of LANGUAGES) {
      for (const line of intent.kept[language]) kept.add(foldedLine(line));
      for (const line of intent.lines[language]) {
        const folded = foldedLine(line);
        const ids = learned.get(folded) ?? [];
        if (!ids.includes(id)) learned.set(folded, [...ids, id]);
      }
    }
  }
  const lines = { learned, kept };
  indexed.set(intents, lines);
  return lines;
}

const keptNameless = new WeakMap<TaughtIntents, ReadonlySet<string>>();

/** Whether it is a line kept aside, whatever department, district, number and politeness stand in it. */
export function isKept(text: string, names: Engine['names'], intents: TaughtIntents): boolean {
  let kept = keptNameless.get(intents);
  if (!kept) {
    const lines = [...intents.values()].flatMap((intent) => LANGUAGES.flatMap((each) => intent.kept[each]));
    kept = new Set(lines.map((line) => nameless(line, names)));
    keptNameless.set(intents, kept);
  }
  return kept.has(nameless(text, names));
}

function nameless(text: string, names: Engine['names']): string {
  let rest = text;
  for (const { start, end } of [...names(text)].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} 0 ${rest.slice(end)}`;
  return foldedLine(rest);
}

const NEAR = 3;

/** The ids most like a word that is none. */
export function nearIds(word: string, ids: Iterable<string>): string[] {
  const wanted = pairs(word);
  const scored = [...ids].map((id) => {
    const own = pairs(id);
    const common = [...own].filter((pair) => wanted.has(pair)).length;
    return { id, likeness: (2 * common) / (own.size + wanted.size || 1) };
  });
  return scored
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, NEAR)
    .map(({ id }) => id);
}

function pairs(word: string): Set<string> {
  const text = `_${word.toLowerCase()}_`;
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
}
