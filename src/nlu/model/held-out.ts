import { evidenceOf, standingOf } from './evidence.ts';
import { GROUPS } from './features.ts';
import { generator, shuffle } from './random.ts';
import type { Lines } from './rows.ts';
import { scoreLine } from './score.ts';
import type { SvmTrainer } from './svm.ts';

/** How a line fared that the machine had not seen. */
export interface Outcome {
  evidence: number[];
  /** Nothing the machine knew: a line of a hidden class, or of the class of what is none of ours. */
  outside: boolean;
  /** The line's class came first; came among the first three. */
  right: boolean;
  near: boolean;
  hidden: boolean;
}

export interface Trained {
  trainer: SvmTrainer;
  /** The same lines with groups unweighted (for what was known) and weighted (for the margins). */
  plain: Lines;
  lines: Lines;
  labels: Int32Array;
  classes: number;
  /** Number of the class of what is none of ours; -1 without. */
  outside: number;
}

/** One class of so many is hidden in a round: its lines are then what nobody taught. */
const HIDE_ONE_OF = 4;
/**
 * Of every other class, the part that is nearest to one of its lines is held out: lines alike go together, so that
 * what is left is as strange to them as one writer's lines are to another's.
 */
const HELD_OUT = 0.25;
const ROUNDS = 4;
/** Of many lines two rounds tell enough. */
const MANY = 20_000;
/** Of more lines than this, a third of the hidden ones tells enough. */
const PLENTY = 1000;
const FEWEST_CLASSES = 8;

/** In every round some lines and some whole classes are taken back from the machine, which then reads them. */
export function heldOut(trained: Trained): Outcome[] {
  const { trainer, labels } = trained;
  const random = generator(11);
  const order = Int32Array.from(labels.keys());
  shuffle(order, random);
  const turns = turnsOfClasses(trained.classes, random);
  const outcomes: Outcome[] = [];
  const rounds = labels.length > MANY ? ROUNDS / 2 : ROUNDS;
  const sampled = labels.length > PLENTY ? 3 : 1;
  const seenIn = linesWith(trained.plain, order);
  for (let round = 0; round < rounds; round += 1) {
    const isHidden = (k: number) => k !== trained.outside && turns[k] === round;
    const together = alike(trained, order, random);
    const away = order.filter((i) => together[i] === 1 || isHidden(labels[i]!));
    trainer.without(away, () => {
      const left = seenIn.map((n) => n);
      for (const [row, n] of linesWith(trained.plain, away).entries()) left[row]! -= n;
      const some = away.filter((i, n) => !isHidden(labels[i]!) || n % sampled === 0);
      for (const i of some) outcomes.push(outcomeOf(trained, i, isHidden, left));
    });
  }
  return outcomes;
}

function turnsOfClasses(classes: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: classes }, (_, k) => k);
  shuffle(order, random);
  const turns = new Int32Array(classes).fill(-1);
  if (classes >= FEWEST_CLASSES) for (const [n, k] of order.entries()) turns[k] = n % HIDE_ONE_OF;
  return turns;
}

/** Marks, in every class, the lines nearest to a random one of them. */
function alike({ plain, labels, classes }: Trained, order: Int32Array, random: () => number): Uint8Array {
  const marked = new Uint8Array(labels.length);
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  for (const i of order) byClass[labels[i]!]!.push(i);
  const seed = new Float32Array(plain.rows.reduce((most, row) => Math.max(most, row), -1) + 1);
  for (const lines of byClass) {
    const one = lines[Math.floor(random() * lines.length)]!;
    for (let f = plain.at[one]!; f < plain.at[one + 1]!; f += 1) seed[plain.rows[f]!] = plain.values[f]!;
    const nearness = new Map(lines.map((i) => [i, likeness(plain, i, seed)]));
    lines.sort((a, b) => nearness.get(b)! - nearness.get(a)!);
    for (const i of lines.slice(0, Math.floor(lines.length * HELD_OUT))) marked[i] = 1;
    for (let f = plain.at[one]!; f < plain.at[one + 1]!; f += 1) seed[plain.rows[f]!] = 0;
  }
  return marked;
}

function likeness({ at, rows, values }: Lines, i: number, seed: Float32Array): number {
  let dot = 0;
  for (let f = at[i]!; f < at[i + 1]!; f += 1) dot += values[f]! * seed[rows[f]!]!;
  return dot;
}

function outcomeOf(
  { trainer, plain, lines, labels, classes, outside }: Trained,
  i: number,
  isHidden: (k: number) => boolean,
  left: Int32Array,
): Outcome {
  const scores = new Float64Array(classes);
  scoreLine(lines, i, trainer.weights.table, classes, scores);
  for (let k = 0; k < classes; k += 1) if (isHidden(k)) scores[k] = -9;
  const label = labels[i]!;
  const rank = scores.reduce((n, value, k) => n + (k !== outside && value > scores[label]! ? 1 : 0), 0);
  const hidden = isHidden(label);
  const none = hidden || label === outside;
  return {
    evidence: evidenceOf(scores, outside, knownShares(plain, i, left)),
    outside: none,
    hidden,
    right: !none && standingOf(scores, outside).best === label,
    near: !none && rank < 3,
  };
}

/** By group, the share (of squares) of the line that other lines have too. */
function knownShares(plain: Lines, i: number, left: Int32Array): number[] {
  let from = plain.at[i]!;
  return GROUPS.map((_, g) => {
    let [known, all] = [0, 0];
    for (const to = plain.ends[i * GROUPS.length + g]!; from < to; from += 1) {
      const square = plain.values[from]! ** 2;
      all += square;
      if (left[plain.rows[from]!]! > 0) known += square;
    }
    return all > 0 ? known / all : 1;
  });
}

/** In how many of these lines each row occurs. */
function linesWith(lines: Lines, some: Int32Array): Int32Array {
  const rows = lines.rows.reduce((most, row) => Math.max(most, row), -1) + 1;
  const counts = new Int32Array(rows);
  for (const i of some) for (let f = lines.at[i]!; f < lines.at[i + 1]!; f += 1) counts[lines.rows[f]!]! += 1;
  return counts;
}
