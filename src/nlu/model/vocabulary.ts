import type { Concept } from '../concepts.ts';
import type { Word } from '../mask.ts';
import { Features, GROUPS } from './features.ts';
import { SignTable } from './table.ts';

/** A message as the model sees it: the first `length` rows of the weight table and how strongly each speaks. */
export interface Vector {
  rows: Int32Array;
  values: Float32Array;
  length: number;
  /** Group g ends before ends[g]. */
  ends: Int32Array;
  /** By group, the share (of squares) of what it says that training had seen, 0 to 1. */
  known: Float32Array;
  spoken: ReadonlySet<Concept>;
}

/** Signs seen in training, each with its row and its rarity (idf). */
export class Vocabulary {
  readonly signs: Int32Array;
  readonly rarity: Float32Array;
  readonly gap: number;
  readonly #rarest: number;
  readonly #features: Features;
  readonly #counts: Float32Array;
  #vector: Vector;

  constructor(signs: Int32Array, rarity: Float32Array, gap: number) {
    this.signs = signs;
    this.rarity = rarity;
    this.gap = gap;
    this.#rarest = rarity.reduce((most, each) => Math.max(most, each), 1);
    const table = SignTable.of(signs);
    this.#features = new Features((sign) => table.get(sign), gap);
    this.#counts = new Float32Array(signs.length);
    this.#vector = emptyVector(1024);
  }

  get size(): number {
    return this.signs.length;
  }

  static from(documents: readonly (readonly Word[])[], gap: number): Vocabulary {
    const table = new SignTable(documents.length * 32);
    const features = new Features((sign) => table.add(sign), gap);
    let seen = new Float32Array(1024);
    let lastIn = new Int32Array(1024).fill(-1);
    for (const [d, words] of documents.entries()) {
      features.read(words);
      if (table.size > seen.length) {
        seen = widened(seen, new Float32Array(table.size * 2));
        lastIn = widened(lastIn, new Int32Array(table.size * 2).fill(-1));
      }
      for (let i = 0; i < features.ends[GROUPS.length - 1]!; i += 1) {
        const row = features.rows[i]!;
        if (lastIn[row] === d) continue;
        lastIn[row] = d;
        seen[row]! += 1;
      }
    }
    const rarity = seen.slice(0, table.size).map((n) => rarityOf(n, documents.length));
    return new Vocabulary(table.signs(), rarity, gap);
  }

  /**
   * Sublinear counts times rarity, each group brought to its own length. Unknown signs have no say but count in the
   * length: a message of strange words speaks softly for anything, as such messages did when margins were calibrated.
   * The vector is used again for the next message: copy what must last.
   */
  vector(words: readonly Word[]): Vector {
    const features = this.#features;
    features.read(words);
    if (features.rows.length > this.#vector.rows.length) this.#vector = emptyVector(features.rows.length);
    const vector = this.#vector;
    vector.length = 0;
    let from = 0;
    for (let g = 0; g < GROUPS.length; g += 1) {
      const first = vector.length;
      const strange = this.#count(features.rows, features.steps, from, features.ends[g]!);
      const squares = this.#strengths(first);
      if (squares + strange > 0) {
        const scale = 1 / Math.sqrt(squares + strange);
        for (let i = first; i < vector.length; i += 1) vector.values[i]! *= scale;
      }
      vector.known[g] = squares + strange > 0 ? squares / (squares + strange) : 1;
      vector.ends[g] = vector.length;
      from = features.ends[g]!;
    }
    vector.spoken = features.spoken;
    return vector;
  }

  /** Counts one group's rows and lists each once in the vector; returns the squares of what is unknown. */
  #count(rows: Int32Array, steps: Float32Array, from: number, to: number): number {
    const vector = this.#vector;
    let strange = 0;
    for (let i = from; i < to; i += 1) {
      const row = rows[i]!;
      const step = steps[i]!;
      if (row < 0) {
        strange += (step * this.#rarest) ** 2;
        continue;
      }
      if (this.#counts[row] === 0) vector.rows[vector.length++] = row;
      this.#counts[row]! += step;
    }
    return strange;
  }

  /** Turns the counts of rows from `first` on into strengths and clears them; returns the sum of squares. */
  #strengths(first: number): number {
    const { rows, values, length } = this.#vector;
    let squares = 0;
    for (let i = first; i < length; i += 1) {
      const row = rows[i]!;
      const times = this.#counts[row]!;
      this.#counts[row] = 0;
      const value = (times <= 1 ? times : 1 + Math.log(times)) * this.rarity[row]!;
      values[i] = value;
      squares += value * value;
    }
    return squares;
  }

  /** The same with only the rows given, in that order. */
  keep(rows: Int32Array): Vocabulary {
    const rarity = Float32Array.from(rows, (row) => this.rarity[row]!);
    return new Vocabulary(
      rows.map((row) => this.signs[row]!),
      rarity,
      this.gap,
    );
  }
}

/** The root of the usual idf: plain idf makes too much of single lines' oddities. */
function rarityOf(seenIn: number, lines: number): number {
  return Math.sqrt(Math.log((1 + lines) / (1 + seenIn)) + 1);
}

function emptyVector(capacity: number): Vector {
  return {
    rows: new Int32Array(capacity),
    values: new Float32Array(capacity),
    length: 0,
    ends: new Int32Array(GROUPS.length),
    known: new Float32Array(GROUPS.length),
    spoken: new Set(),
  };
}

function widened<A extends Float32Array | Int32Array>(old: A, wide: A): A {
  wide.set(old);
  return wide;
}
