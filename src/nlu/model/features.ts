import { type Concept, spokenOf } from '../concepts.ts';
import type { Word } from '../mask.ts';
import { conceptSign, pair, signsOf, type WordSigns } from './signs.ts';

/** What a message is read by; each group is brought to length one by itself, then weighted (recipe.ts). */
export const GROUPS = ['words', 'letters', 'sounds', 'soundLetters', 'concepts'] as const;
export type GroupName = (typeof GROUPS)[number];

const NEIGHBOURS = 11;
const APART = 12;
const TOGETHER = 22;
/** Pairs of words further apart than neighbours say half as much (Hindi puts words in any order). */
const APART_STEP = 0.5;
/** A long letter speaks of everything: pairs of more than these would be hundreds. */
const MOST_CONCEPTS = 24;
/** People repeat words: their rows are kept. Cleared when full, so that foreign bytes cannot fill the memory. */
const CACHE_LIMIT = 20_000;

interface WordRows extends WordSigns {
  wordRow: number;
  soundRow: number;
  bonesRow: number;
  letterRows: Int32Array;
  soundLetterRows: Int32Array;
}

/**
 * Walks over a message and writes down the row of everything it says, group after group, into arrays of its own that
 * are used again for the next message. `rows[i]` is -1 for what `resolve` does not know; `steps[i]` is how much one
 * occurrence counts; group g ends before `ends[g]`.
 */
export class Features {
  rows = new Int32Array(1024);
  steps = new Float32Array(1024).fill(1);
  readonly ends = new Int32Array(GROUPS.length);
  /** The concepts the message speaks of. */
  spoken: Set<Concept> = new Set();
  readonly #resolve: (sign: number) => number;
  readonly #gap: number;
  readonly #cache = new Map<Word, WordRows>();
  #length = 0;

  /** @param gap how far apart two words may stand to be taken as a pair; 1 is neighbours only */
  constructor(resolve: (sign: number) => number, gap: number) {
    this.#resolve = resolve;
    this.#gap = gap;
  }

  read(words: readonly Word[]): void {
    const known = words.map((word) => this.#rowsOf(word));
    this.#length = 0;
    for (const [i, one] of known.entries()) {
      this.#write(one.wordRow, 1);
      this.#pairs(known, i, 'word');
    }
    this.ends[0] = this.#length;
    for (const one of known) this.#writeAll(one.letterRows);
    this.ends[1] = this.#length;
    for (const [i, one] of known.entries()) {
      this.#write(one.soundRow, 1);
      if (one.bones !== 0) this.#write(one.bonesRow, 1);
      this.#pairs(known, i, 'sound');
    }
    this.ends[2] = this.#length;
    for (const one of known) this.#writeAll(one.soundLetterRows);
    this.ends[3] = this.#length;
    this.spoken = spokenOf(words);
    this.#concepts();
    this.ends[4] = this.#length;
  }

  #pairs(known: readonly WordRows[], i: number, of: 'word' | 'sound'): void {
    const one = known[i]![of];
    const last = Math.min(known.length - 1, i + this.#gap);
    for (let j = i + 1; j <= last; j += 1) {
      const near = j === i + 1;
      const sign = pair(one, known[j]![of], near ? NEIGHBOURS : APART);
      this.#write(this.#resolve(sign), near ? 1 : APART_STEP);
    }
  }

  /** Each concept once, and every two that are spoken of together. */
  #concepts(): void {
    if (this.spoken.size === 0) return;
    const signs = Array.from(this.spoken, conceptSign)
      .sort((a, b) => a - b)
      .slice(0, MOST_CONCEPTS);
    for (let i = 0; i < signs.length; i += 1) {
      this.#write(this.#resolve(signs[i]!), 1);
      for (let j = i + 1; j < signs.length; j += 1) {
        this.#write(this.#resolve(pair(signs[i]!, signs[j]!, TOGETHER)), 1);
      }
    }
  }

  #rowsOf(word: Word): WordRows {
    const known = this.#cache.get(word);
    if (known) return known;
    const signs = signsOf(word);
    const rows = {
      ...signs,
      wordRow: this.#resolve(signs.word),
      soundRow: this.#resolve(signs.sound),
      bonesRow: this.#resolve(signs.bones),
      letterRows: signs.letters.map((sign) => this.#resolve(sign)),
      soundLetterRows: signs.soundLetters.map((sign) => this.#resolve(sign)),
    };
    if (this.#cache.size >= CACHE_LIMIT) this.#cache.clear();
    this.#cache.set(word, rows);
    return rows;
  }

  #write(row: number, step: number): void {
    if (this.#length === this.rows.length) this.#widen();
    this.rows[this.#length] = row;
    this.steps[this.#length] = step;
    this.#length += 1;
  }

  #writeAll(rows: Int32Array): void {
    for (let i = 0; i < rows.length; i += 1) this.#write(rows[i]!, 1);
  }

  #widen(): void {
    const [rows, steps] = [this.rows, this.steps];
    this.rows = new Int32Array(rows.length * 2);
    this.rows.set(rows);
    this.steps = new Float32Array(rows.length * 2);
    this.steps.set(steps);
  }
}
