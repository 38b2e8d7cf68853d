import type { Word } from '../mask.ts';
import type { Bands, Scored } from '../types.ts';
import { ROUGH_BANDS } from './bands.ts';
import { type Calibration, chance, fitCalibration, type Outcome } from './calibration.ts';
import { featuresOf } from './features.ts';
import { generator, SvmTrainer, score, shuffle, type Weights } from './svm.ts';
import { type Vector, Vocabulary } from './vocabulary.ts';

export interface Line {
  words: readonly Word[];
  label: string;
}

const COST = 0.5;
/** Of the weight table, the rows that say least are left out: half of them change nothing that was measured. */
const KEPT_SHARE = 0.5;
/** And never more than these: the model is read at every start. */
const KEPT_MOST = 80_000;
const HELD_OUT = 0.2;
/** After five or six walks nothing measured gets better. */
const FIRST_WALKS = 3;
const LAST_WALKS = 3;

/** What a trained classifier is made of; plain arrays that can be written down (saved.ts). */
export interface Parts {
  labels: readonly string[];
  vocabulary: Vocabulary;
  weights: Weights;
  calibration: Calibration;
  bands: Bands;
}

export class Classifier {
  readonly parts: Parts;
  readonly #scores: Float64Array;

  constructor(parts: Parts) {
    this.parts = parts;
    this.#scores = new Float64Array(parts.labels.length);
  }

  /** Classes from likeliest on, at most `n`. `push` adds margins from field rules. */
  rank(words: readonly Word[], n: number, push: ReadonlyMap<string, number>): Scored[] {
    const { labels, vocabulary, weights, calibration } = this.parts;
    score(vocabulary.vector(featuresOf(words)), weights.table, weights.classes, this.#scores);
    const margins = labels.map((id, k) => ({ id, margin: this.#scores[k]! + (push.get(id) ?? 0) }));
    margins.sort((a, b) => b.margin - a.margin);
    return margins.slice(0, n).map(({ id, margin }, i) => {
      const rival = margins[i === 0 ? 1 : 0]?.margin ?? -1;
      return { id, confidence: round(chance(calibration, margin, margin - rival)) };
    });
  }
}

/**
 * Trains first on four fifths; the rest, not yet seen, tells how far margins can be trusted; then it learns the rest
 * too, going on from where it stands.
 */
export function trainClassifier(lines: readonly Line[]): Classifier {
  const labels = [...new Set(lines.map((line) => line.label))];
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const documents = lines.map((line) => featuresOf(line.words));
  const vocabulary = Vocabulary.from(documents);
  const vectors = documents.map((groups) => vocabulary.vector(groups));
  const classes = Int32Array.from(lines, (line) => numbers.get(line.label)!);
  const trainer = new SvmTrainer(vectors, classes, { rows: vocabulary.size, classes: labels.length }, COST);
  const order = Int32Array.from(lines.keys());
  shuffle(order, generator(7));
  const cut = Math.floor(order.length * HELD_OUT);
  trainer.walk(order.subarray(cut), FIRST_WALKS);
  const unseen = Array.from(order.subarray(0, cut), (i) =>
    outcome(trainer.weights, vectors[i]!, classes[i]!),
  );
  const calibration = fitCalibration(unseen);
  trainer.walk(order, LAST_WALKS);
  return new Classifier({ labels, calibration, bands: ROUGH_BANDS, ...prune(vocabulary, trainer.weights) });
}

function outcome(weights: Weights, vector: Vector, label: number): Outcome {
  const scores = new Float64Array(weights.classes);
  score(vector, weights.table, weights.classes, scores);
  const best = scores.reduce((top, value, k) => (value > scores[top]! ? k : top), 0);
  const next = scores.reduce((max, value, k) => (k === best ? max : Math.max(max, value)), -2);
  return { best: scores[best]!, lead: scores[best]! - next, right: best === label };
}

function prune(vocabulary: Vocabulary, weights: Weights): { vocabulary: Vocabulary; weights: Weights } {
  const { classes, table } = weights;
  const norms = Float64Array.from({ length: vocabulary.size }, (_, row) => {
    let sum = 0;
    for (let k = row * classes; k < (row + 1) * classes; k += 1) sum += table[k]! * table[k]!;
    return sum;
  });
  const keep = Int32Array.from(norms.keys())
    .sort((a, b) => norms[b]! - norms[a]!)
    .slice(0, Math.min(KEPT_MOST, Math.ceil(vocabulary.size * KEPT_SHARE)));
  const kept = new Float32Array((keep.length + 1) * classes);
  keep.forEach((row, i) => void kept.set(table.subarray(row * classes, (row + 1) * classes), i * classes));
  kept.set(table.subarray(vocabulary.size * classes), keep.length * classes);
  return { vocabulary: vocabulary.keep(keep), weights: { classes, table: kept } };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
