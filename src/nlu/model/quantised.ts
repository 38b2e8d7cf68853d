import { GROUPS } from './features.ts';
import type { Weights } from './svm.ts';
import type { Vector, Vocabulary } from './vocabulary.ts';

/**
 * The weight table as it is kept: of each row only the classes it speaks for or against, a byte each with a scale per
 * row. Row r has classes and bytes from starts[r] to before starts[r + 1].
 */
export interface Quantised {
  starts: Int32Array;
  classes: Uint16Array;
  bytes: Int8Array;
  scales: Float32Array;
  /** By class. */
  bias: Float32Array;
}

/** Of a large table the rows that say least are left out: nothing that was measured changes. */
const KEPT_SHARE = 0.5;
/** A table of so many weights is small enough to be kept whole. */
const SMALL = 3_000_000;
const LARGEST = 12_000_000;
/** Of a row's weights those below so many 127ths of its largest are left out: four of five, and no answer changes. */
const LEAST = 10;

/** @param least weights below so many 127ths of their row's largest are left out */
export function quantised({ classes, table }: Weights, least = LEAST): Quantised {
  const rows = table.length / classes - 1;
  const starts = new Int32Array(rows + 1);
  const scales = new Float32Array(rows);
  const where: number[] = [];
  const bytes: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const base = row * classes;
    let most = 0;
    for (let k = base; k < base + classes; k += 1) most = Math.max(most, Math.abs(table[k]!));
    const scale = most / 127 || 1;
    scales[row] = scale;
    for (let k = 0; k < classes; k += 1) {
      const byte = Math.round(table[base + k]! / scale);
      if (Math.abs(byte) < least) continue;
      where.push(k);
      bytes.push(byte);
    }
    starts[row + 1] = where.length;
  }
  const bias = table.slice(rows * classes);
  return { starts, classes: Uint16Array.from(where), bytes: Int8Array.from(bytes), scales, bias };
}

/** Adds up, for every class, what the message's features say; each group with its weight. */
export function scoreBytes(
  { starts, classes, bytes, scales, bias }: Quantised,
  vector: Vector,
  weights: ArrayLike<number>,
  scores: Float64Array,
): void {
  scores.set(bias);
  let f = 0;
  for (let g = 0; g < GROUPS.length; g += 1) {
    for (const end = vector.ends[g]!; f < end; f += 1) {
      const row = vector.rows[f]!;
      const value = vector.values[f]! * weights[g]! * scales[row]!;
      const last = starts[row + 1]!;
      for (let at = starts[row]!; at < last; at += 1) scores[classes[at]!]! += bytes[at]! * value;
    }
  }
}

/** Leaves out the rows with the shortest weights, as many as the table's size asks for. */
export function prune(
  vocabulary: Vocabulary,
  { classes, table }: Weights,
): { vocabulary: Vocabulary; weights: Weights } {
  const rows = vocabulary.size;
  const most = Math.min(Math.max(rows * KEPT_SHARE, SMALL / classes), LARGEST / classes);
  if (rows <= most) return { vocabulary, weights: { classes, table } };
  const norms = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let k = row * classes; k < (row + 1) * classes; k += 1) norms[row]! += table[k]! * table[k]!;
  }
  const least = norms.slice().sort()[rows - Math.floor(most)]!;
  // In the order of training: what is common came first and so lies together in memory.
  const keep = Int32Array.from(norms.keys()).filter((row) => norms[row]! >= least);
  const kept = new Float32Array((keep.length + 1) * classes);
  for (const [i, row] of keep.entries()) {
    kept.set(table.subarray(row * classes, (row + 1) * classes), i * classes);
  }
  kept.set(table.subarray(rows * classes), keep.length * classes);
  return { vocabulary: vocabulary.keep(keep), weights: { classes, table: kept } };
}
