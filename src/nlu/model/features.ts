import { spokenOf } from '../concepts.ts';
import type { Word } from '../mask.ts';
import { consonants, skeleton } from '../phonetic.ts';

/**
 * The features of one message, in groups that are brought to length one each: hashed signs with their weights.
 * Group weights are those measured on open Indian bot data: words 0.6 against 1 for letters and sounds.
 */
export interface Group {
  weight: number;
  counts: Map<number, number>;
}

export const GROUPS = ['words', 'letters', 'sounds', 'soundLetters', 'concepts'] as const;
const WEIGHTS: Record<(typeof GROUPS)[number], number> = {
  words: 0.6,
  letters: 1,
  sounds: 0.6,
  soundLetters: 0.8,
  concepts: 0.4,
};
const SKIP_GAP = 4;
const SKIP_WEIGHT = 0.5;
const EDGE = 0x20;

export function featuresOf(words: readonly Word[]): Group[] {
  const plain = words.filter((word) => !word.startsWith('#'));
  const sounds = words.map((word) => (word.startsWith('#') ? word : skeleton(word)));
  const groups = GROUPS.map((name) => ({ weight: WEIGHTS[name], counts: new Map<number, number>() }));
  wordGrams(words, 1, groups[0]!.counts);
  for (const word of plain) letterGrams(word, 2, 5, 2, groups[1]!.counts);
  wordGrams(sounds, 3, groups[2]!.counts);
  for (const word of plain) {
    count(groups[2]!.counts, hash(consonants(word), 4), 1);
    letterGrams(skeleton(word), 2, 4, 5, groups[3]!.counts);
  }
  conceptPairs(spokenOf(words), groups[4]!.counts);
  return groups;
}

/** Single words, neighbours, and pairs up to four apart (Hindi puts words in any order). */
function wordGrams(words: readonly string[], seed: number, counts: Map<number, number>): void {
  for (let i = 0; i < words.length; i += 1) {
    const one = hash(words[i]!, seed);
    count(counts, one, 1);
    if (i + 1 < words.length) count(counts, pair(one, hash(words[i + 1]!, seed), 11), 1);
    for (let gap = 2; gap <= SKIP_GAP && i + gap < words.length; gap += 1) {
      count(counts, pair(one, hash(words[i + gap]!, seed), 12), SKIP_WEIGHT);
    }
  }
}

/** Runs of letters inside a word and across its edges. */
function letterGrams(
  word: string,
  min: number,
  max: number,
  seed: number,
  counts: Map<number, number>,
): void {
  const last = word.length + 1;
  for (let from = 0; from <= last; from += 1) {
    let sign = start(seed);
    for (let at = from; at <= last && at - from < max; at += 1) {
      sign = step(sign, at === 0 || at === last ? EDGE : word.charCodeAt(at - 1));
      if (at - from + 1 >= min) count(counts, sign, 1);
    }
  }
}

function conceptPairs(spoken: ReadonlySet<string>, counts: Map<number, number>): void {
  const signs = Array.from(spoken, (name) => hash(name, 21)).sort((a, b) => a - b);
  for (let i = 0; i < signs.length; i += 1) {
    count(counts, signs[i]!, 1);
    for (let j = i + 1; j < signs.length; j += 1) count(counts, pair(signs[i]!, signs[j]!, 22), 1);
  }
}

function count(counts: Map<number, number>, sign: number, by: number): void {
  counts.set(sign, (counts.get(sign) ?? 0) + by);
}

// FNV-1a, 32 bits; signed, so that it stays a small integer.
function start(seed: number): number {
  return step(0x811c9dc5 | 0, seed);
}
function step(sign: number, code: number): number {
  return Math.imul(sign ^ code, 0x01000193);
}
function hash(text: string, seed: number): number {
  let sign = start(seed);
  for (let i = 0; i < text.length; i += 1) sign = step(sign, text.charCodeAt(i));
  return sign;
}
function pair(a: number, b: number, seed: number): number {
  return Math.imul(step(a, seed) ^ Math.imul(b, 0x85ebca6b), 0x01000193);
}
