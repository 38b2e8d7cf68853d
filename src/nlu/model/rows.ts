import type { Word } from '../mask.ts';
import { GROUPS, type GroupName } from './features.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How much each group speaks. */
export type GroupWeights = Record<GroupName, number>;

/** All lines as vectors, one after another: line i has rows and values from at[i] to before at[i + 1]. */
export interface Lines {
  at: Int32Array;
  rows: Int32Array;
  values: Float32Array;
  /** Group g of line i ends before ends[i * GROUPS.length + g]. */
  ends: Int32Array;
}

/** Every group of every line at length one; `weighted` gives the groups their say. */
export function linesOf(documents: readonly (readonly Word[])[], vocabulary: Vocabulary): Lines {
  const groups = GROUPS.length;
  const at = new Int32Array(documents.length + 1);
  const ends = new Int32Array(documents.length * groups);
  let rows = new Int32Array(1 << 16);
  let values = new Float32Array(1 << 16);
  for (const [i, words] of documents.entries()) {
    const vector = vocabulary.vector(words);
    const from = at[i]!;
    const to = from + vector.length;
    if (to > rows.length) {
      rows = copied(rows, new Int32Array(to * 2));
      values = copied(values, new Float32Array(to * 2));
    }
    rows.set(vector.rows.subarray(0, vector.length), from);
    values.set(vector.values.subarray(0, vector.length), from);
    for (let g = 0; g < groups; g += 1) ends[i * groups + g] = from + vector.ends[g]!;
    at[i + 1] = to;
  }
  const length = at[documents.length]!;
  return { at, rows: rows.slice(0, length), values: values.slice(0, length), ends };
}

export function weighted(lines: Lines, weights: GroupWeights): Lines {
  const values = new Float32Array(lines.values.length);
  const { at, ends } = lines;
  for (let i = 0; i + 1 < at.length; i += 1) {
    let from = at[i]!;
    for (const [g, name] of GROUPS.entries()) {
      const to = ends[i * GROUPS.length + g]!;
      for (let f = from; f < to; f += 1) values[f] = lines.values[f]! * weights[name];
      from = to;
    }
  }
  return { ...lines, values };
}

function copied<A extends Float32Array | Int32Array>(old: A, wide: A): A {
  wide.set(old);
  return wide;
}
