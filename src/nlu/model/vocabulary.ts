import type { Group } from './features.ts';

/** A message as the model sees it: rows of the weight table and how strongly each speaks. */
export interface Vector {
  rows: Int32Array;
  values: Float32Array;
}

/** Signs seen in training, each with its row and its rarity (idf). */
export class Vocabulary {
  readonly signs: Int32Array;
  readonly rarity: Float32Array;
  readonly #rows: Map<number, number>;
  readonly #rarest: number;

  constructor(signs: Int32Array, rarity: Float32Array) {
    this.signs = signs;
    this.rarity = rarity;
    this.#rarest = rarity.reduce((most, each) => Math.max(most, each), 1);
    this.#rows = new Map(Array.from(signs, (sign, row) => [sign, row]));
  }

  get size(): number {
    return this.signs.length;
  }

  static from(documents: readonly Group[][]): Vocabulary {
    const seen = new Map<number, number>();
    for (const groups of documents) {
      for (const group of groups)
        for (const sign of group.counts.keys()) seen.set(sign, (seen.get(sign) ?? 0) + 1);
    }
    const signs = Int32Array.from(seen.keys());
    const rarity = Float32Array.from(
      signs,
      (sign) => Math.log((1 + documents.length) / (1 + seen.get(sign)!)) + 1,
    );
    return new Vocabulary(signs, rarity);
  }

  /**
   * Sublinear counts times rarity, each group brought to its own length. Unknown signs have no say but count in the
   * length: a message of strange words speaks softly for anything, as such messages did when margins were calibrated.
   */
  vector(groups: readonly Group[]): Vector {
    const rows: number[] = [];
    const values: number[] = [];
    for (const { weight, counts } of groups) {
      const first = rows.length;
      let squares = 0;
      for (const [sign, times] of counts) {
        const row = this.#rows.get(sign);
        const value =
          (times < 1 ? times : 1 + Math.log(times)) * (row === undefined ? this.#rarest : this.rarity[row]!);
        squares += value * value;
        if (row === undefined) continue;
        rows.push(row);
        values.push(value);
      }
      const scale = squares > 0 ? weight / Math.sqrt(squares) : 0;
      for (let i = first; i < values.length; i += 1) values[i] = values[i]! * scale;
    }
    return { rows: Int32Array.from(rows), values: Float32Array.from(values) };
  }

  /** The same with only the rows given, in that order. */
  keep(rows: Int32Array): Vocabulary {
    return new Vocabulary(
      rows.map((row) => this.signs[row]!),
      Float32Array.from(rows, (row) => this.rarity[row]!),
    );
  }
}
