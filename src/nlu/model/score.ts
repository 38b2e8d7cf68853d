import type { Lines } from './rows.ts';

/** Adds up, for every class, what a line's features say. */
export function scoreLine(
  lines: Lines,
  i: number,
  table: Float32Array,
  classes: number,
  scores: Float64Array,
): void {
  const { at, rows, values } = lines;
  const bias = table.length - classes;
  for (let k = 0; k < classes; k += 1) scores[k] = table[bias + k]!;
  for (let f = at[i]!; f < at[i + 1]!; f += 1) {
    const base = rows[f]! * classes;
    const value = values[f]!;
    for (let k = 0; k < classes; k += 1) scores[k]! += table[base + k]! * value;
  }
}

/** The same for some classes: scores[a] is that of class some[a]. */
export function scoreSome(
  { at, rows, values }: Lines,
  i: number,
  table: Float32Array,
  classes: number,
  some: Uint16Array,
  scores: Float64Array,
): void {
  const bias = table.length - classes;
  for (let a = 0; a < some.length; a += 1) scores[a] = table[bias + some[a]!]!;
  for (let f = at[i]!; f < at[i + 1]!; f += 1) {
    const base = rows[f]! * classes;
    const value = values[f]!;
    for (let a = 0; a < some.length; a += 1) scores[a]! += table[base + some[a]!]! * value;
  }
}
