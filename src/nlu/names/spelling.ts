import { skeleton } from '../phonetic.ts';
import { NEVER_MISSPELT } from './words.ts';

/** A word of the lists that a written word may stand for, and how surely: 1 as written, less by sound or slip. */
export interface Guess {
  word: string;
  likeness: number;
}

const BY_SOUND = 0.9;
const BY_SLIP = 0.8;
const MIN_SOUND = 4;
const MIN_SLIP = 5;

/** Finds, for a written word, the words of the lists it may be: same, same sound in either script, one slip away. */
export class Spelling {
  readonly everyday: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;
  readonly #sounds = new Map<string, string[]>();
  readonly #slips = new Map<string, Set<string>>();

  /** @param everyday words people use for other things: never taken for a misspelt name */
  constructor(words: ReadonlySet<string>, everyday: ReadonlySet<string>) {
    this.#words = words;
    this.everyday = everyday;
    for (const word of words) {
      const sound = skeleton(word);
      if (sound.length >= MIN_SOUND) this.#sounds.set(sound, [...(this.#sounds.get(sound) ?? []), word]);
      if (word.length < MIN_SLIP) continue;
      for (const rest of [word, ...withoutOne(word)]) {
        this.#slips.set(rest, (this.#slips.get(rest) ?? new Set()).add(word));
      }
    }
  }

  guesses(written: string): Guess[] {
    if (this.#words.has(written)) return [{ word: written, likeness: 1 }];
    if (/\d/.test(written) || NEVER_MISSPELT.has(written) || this.everyday.has(written)) return [];
    const sounding = this.#sounds.get(skeleton(written));
    if (sounding) return sounding.map((word) => ({ word, likeness: BY_SOUND }));
    return this.#oneSlipAway(written).map((word) => ({ word, likeness: BY_SLIP }));
  }

  #oneSlipAway(written: string): string[] {
    if (written.length < MIN_SLIP) return [];
    const found = new Set<string>();
    for (const rest of [written, ...withoutOne(written)]) {
      for (const word of this.#slips.get(rest) ?? []) {
        if (word.charAt(0) === written.charAt(0) && oneSlip(word, written)) found.add(word);
      }
    }
    return [...found];
  }
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** One sign more, less, other, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
