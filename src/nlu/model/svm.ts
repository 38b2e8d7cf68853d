import { generator, shuffle } from './random.ts';
import type { Lines } from './rows.ts';
import { scoreLine, scoreSome } from './score.ts';

/** Weights of all classes beside each other: row r of class k at [r * classes + k]; the bias is the last row. */
export interface Weights {
  classes: number;
  table: Float32Array;
}

export interface Machine {
  /** How dear a mistake is. */
  cost: number;
  /** Rare classes cost more by (mean / own number of lines) to this power. */
  rarePower: number;
}

/** A step smaller than this is not worth a walk over the features. */
const STEP = 0.01;
/** A class whose margin is this far from mattering for a line is not looked at until the next full walk. */
const FAR = 0.25;
/** Every so many walks all classes of all lines are looked at again. */
const FULL_EVERY = 3;

/**
 * One-vs-rest linear machines with squared hinge loss by dual coordinate descent (Hsieh et al., 2008), all classes
 * in one walk over the data so that a feature's weights lie beside each other. Between full walks only the classes
 * that still matter for a line are looked at (shrinking): four fifths of the work is about classes that do not.
 * `walk` may be called with some of the lines first and with all of them later.
 */
export class SvmTrainer {
  readonly weights: Weights;
  readonly #lines: Lines;
  readonly #labels: Int32Array;
  readonly #alpha: Float32Array;
  readonly #slack: Float64Array;
  readonly #squares: Float64Array;
  /** Per line the classes that matter, first their number. */
  readonly #active: Uint16Array;
  readonly #random = generator(42);
  readonly #scores: Float64Array;
  readonly #touched: Int32Array;
  readonly #changes: Float64Array;

  /** @param counted the lines whose number of each class tells how rare it is; all, unless given */
  constructor(
    lines: Lines,
    labels: Int32Array,
    size: { rows: number; classes: number },
    machine: Machine,
    counted: Int32Array = Int32Array.from(labels.keys()),
  ) {
    const { classes } = size;
    this.#lines = lines;
    this.#labels = labels;
    this.weights = { classes, table: new Float32Array((size.rows + 1) * classes) };
    this.#alpha = new Float32Array(labels.length * classes);
    this.#slack = slackOf(
      counted.map((i) => labels[i]!),
      classes,
      machine,
    );
    this.#squares = squaresOf(lines);
    this.#active = new Uint16Array(labels.length * (classes + 1));
    this.#scores = new Float64Array(classes);
    this.#touched = new Int32Array(classes);
    this.#changes = new Float64Array(classes);
  }

  /** Goes over these lines `epochs` times in shuffled order; the first walk is a full one. */
  walk(lines: Int32Array, epochs: number): void {
    const order = lines.slice();
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      shuffle(order, this.#random);
      const full = epoch % FULL_EVERY === 0;
      for (const i of order) {
        const count = full ? this.#lookAtAll(i) : this.#lookAtActive(i);
        if (count > 0) this.#apply(i, count);
      }
    }
  }

  /**
   * Runs `look` as if these lines had never been seen: what they taught is taken back, one walk over the rest lets
   * the others settle, and afterwards all is as it was. A tenth of training anew.
   */
  without(lines: Int32Array, look: () => void): void {
    const [table, alpha] = [this.weights.table.slice(), this.#alpha.slice()];
    const gone = new Uint8Array(this.#labels.length);
    for (const i of lines) {
      gone[i] = 1;
      this.#apply(i, this.#takeBack(i));
    }
    this.walk(
      Int32Array.from(this.#labels.keys()).filter((i) => !gone[i]),
      1,
    );
    look();
    this.weights.table.set(table);
    this.#alpha.set(alpha);
  }

  #takeBack(i: number): number {
    const { classes } = this.weights;
    let count = 0;
    for (let k = 0; k < classes; k += 1) {
      const before = this.#alpha[i * classes + k]!;
      if (before === 0) continue;
      this.#alpha[i * classes + k] = 0;
      this.#touched[count] = k;
      this.#changes[count] = this.#labels[i] === k ? -before : before;
      count += 1;
    }
    return count;
  }

  #lookAtAll(i: number): number {
    const { classes, table } = this.weights;
    scoreLine(this.#lines, i, table, classes, this.#scores);
    const base = i * (classes + 1);
    let [count, active] = [0, 0];
    for (let k = 0; k < classes; k += 1) {
      const gradient = this.#gradient(i, k, this.#scores[k]!);
      if (this.#alpha[i * classes + k] === 0 && gradient > FAR) continue;
      active += 1;
      this.#active[base + active] = k;
      count = this.#step(i, k, gradient, count);
    }
    this.#active[base] = active;
    return count;
  }

  #lookAtActive(i: number): number {
    const { classes, table } = this.weights;
    const base = i * (classes + 1) + 1;
    const active = this.#active.subarray(base, base + this.#active[base - 1]!);
    scoreSome(this.#lines, i, table, classes, active, this.#scores);
    let count = 0;
    for (let a = 0; a < active.length; a += 1) {
      const k = active[a]!;
      count = this.#step(i, k, this.#gradient(i, k, this.#scores[a]!), count);
    }
    return count;
  }

  #gradient(i: number, k: number, score: number): number {
    const { classes } = this.weights;
    const own = this.#labels[i] === k;
    const diagonal = this.#slack[own ? k : classes]!;
    return (own ? score : -score) - 1 + diagonal * this.#alpha[i * classes + k]!;
  }

  /** Moves one multiplier and notes the change; tells how many are noted. */
  #step(i: number, k: number, gradient: number, count: number): number {
    const { classes } = this.weights;
    const at = i * classes + k;
    const before = this.#alpha[at]!;
    if (Math.abs(before === 0 ? Math.min(gradient, 0) : gradient) < STEP) return count;
    const own = this.#labels[i] === k;
    const diagonal = this.#slack[own ? k : classes]!;
    const after = Math.max(before - gradient / (this.#squares[i]! + diagonal), 0);
    this.#alpha[at] = after;
    this.#touched[count] = k;
    this.#changes[count] = own ? after - before : before - after;
    return count + 1;
  }

  #apply(i: number, count: number): void {
    const { classes, table } = this.weights;
    const { at, rows, values } = this.#lines;
    const touched = this.#touched;
    const changes = this.#changes;
    const bias = table.length - classes;
    for (let t = 0; t < count; t += 1) table[bias + touched[t]!]! += changes[t]!;
    for (let f = at[i]!; f < at[i + 1]!; f += 1) {
      const base = rows[f]! * classes;
      const value = values[f]!;
      for (let t = 0; t < count; t += 1) table[base + touched[t]!]! += changes[t]! * value;
    }
  }
}

/** The diagonal 1/(2C) for the own lines of each class, and last for the lines of others. */
function slackOf(labels: Int32Array, classes: number, { cost, rarePower }: Machine): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label]! += 1;
  const mean = labels.length / classes;
  const slack = new Float64Array(classes + 1).fill(1 / (2 * cost));
  for (let k = 0; k < classes; k += 1) slack[k]! /= (mean / Math.max(counts[k]!, 1)) ** rarePower;
  return slack;
}

function squaresOf({ at, values }: Lines): Float64Array {
  const squares = new Float64Array(at.length - 1).fill(1);
  for (let i = 0; i < squares.length; i += 1) {
    for (let f = at[i]!; f < at[i + 1]!; f += 1) squares[i]! += values[f]! * values[f]!;
  }
  return squares;
}
