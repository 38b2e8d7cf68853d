import type { Vector } from './vocabulary.ts';

/** Weights of all classes beside each other: row r of class k at [r * classes + k]; the bias is the last row. */
export interface Weights {
  classes: number;
  table: Float32Array;
}

/** A step smaller than this is not worth a walk over the features. */
const STEP = 0.01;

/**
 * One-vs-rest linear machines with squared hinge loss by dual coordinate descent (Hsieh et al., 2008), all classes
 * in one walk over the data so that a feature's weights lie beside each other. Rare classes cost more (power 0.5).
 * `walk` may be called with some of the lines first and with all of them later.
 */
export class SvmTrainer {
  readonly weights: Weights;
  readonly #vectors: readonly Vector[];
  readonly #labels: Int32Array;
  readonly #alpha: Float32Array;
  readonly #slack: Float64Array;
  readonly #squares: Float64Array;
  readonly #random = generator(42);

  /** @param cost how dear a mistake is; 0.5 suits small noisy sets */
  constructor(
    vectors: readonly Vector[],
    labels: Int32Array,
    size: { rows: number; classes: number },
    cost: number,
  ) {
    this.#vectors = vectors;
    this.#labels = labels;
    this.weights = { classes: size.classes, table: new Float32Array((size.rows + 1) * size.classes) };
    this.#alpha = new Float32Array(vectors.length * size.classes);
    this.#slack = slackOf(labels, size.classes, cost);
    this.#squares = Float64Array.from(
      vectors,
      (one) => 1 + one.values.reduce((sum, value) => sum + value * value, 0),
    );
  }

  /** Goes over these lines `epochs` times in shuffled order. */
  walk(lines: Int32Array, epochs: number): void {
    const { classes, table } = this.weights;
    const scores = new Float64Array(classes);
    const touched = new Int32Array(classes);
    const changes = new Float64Array(classes);
    const order = lines.slice();
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      shuffle(order, this.#random);
      for (const i of order) {
        const vector = this.#vectors[i]!;
        score(vector, table, classes, scores);
        const count = this.#step(i, scores, touched, changes);
        if (count > 0) apply(vector, table, classes, touched.subarray(0, count), changes);
      }
    }
  }

  /** Moves this line's multipliers; tells how many classes change and by how much. */
  #step(i: number, scores: Float64Array, touched: Int32Array, changes: Float64Array): number {
    const { classes } = this.weights;
    const rest = this.#slack[classes]!;
    let count = 0;
    for (let k = 0; k < classes; k += 1) {
      const y = this.#labels[i] === k ? 1 : -1;
      const diagonal = y > 0 ? this.#slack[k]! : rest;
      const at = i * classes + k;
      const before = this.#alpha[at]!;
      const gradient = y * scores[k]! - 1 + diagonal * before;
      const projected = before === 0 ? Math.min(gradient, 0) : gradient;
      if (Math.abs(projected) < STEP) continue;
      const after = Math.max(before - gradient / (this.#squares[i]! + diagonal), 0);
      this.#alpha[at] = after;
      touched[count] = k;
      changes[count] = (after - before) * y;
      count += 1;
    }
    return count;
  }
}

/** Adds up, for every class, what the message's features say. */
export function score(vector: Vector, table: Float32Array, classes: number, scores: Float64Array): void {
  const bias = table.length - classes;
  for (let k = 0; k < classes; k += 1) scores[k] = table[bias + k]!;
  const { rows, values } = vector;
  for (let f = 0; f < rows.length; f += 1) {
    const base = rows[f]! * classes;
    const value = values[f]!;
    for (let k = 0; k < classes; k += 1) scores[k] = scores[k]! + table[base + k]! * value;
  }
}

function apply(
  vector: Vector,
  table: Float32Array,
  classes: number,
  touched: Int32Array,
  changes: Float64Array,
): void {
  const bias = table.length - classes;
  for (let t = 0; t < touched.length; t += 1) table[bias + touched[t]!]! += changes[t]!;
  const { rows, values } = vector;
  for (let f = 0; f < rows.length; f += 1) {
    const base = rows[f]! * classes;
    const value = values[f]!;
    for (let t = 0; t < touched.length; t += 1) table[base + touched[t]!]! += changes[t]! * value;
  }
}

/** The diagonal 1/(2C) for the own lines of each class, and last for the lines of others. */
function slackOf(labels: Int32Array, classes: number, cost: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label]! += 1;
  const mean = labels.length / classes;
  const slack = Float64Array.from(counts, (n) => 1 / (2 * cost * Math.sqrt(mean / Math.max(n, 1))));
  return Float64Array.from([...slack, 1 / (2 * cost)]);
}

/** A small repeatable generator (mulberry32): the same lines give the same model. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
