import type { Word } from '../mask.ts';
import { pushes } from '../rules.ts';
import type { Bands, Scored } from '../types.ts';
import { evidenceOf } from './evidence.ts';
import { GROUPS } from './features.ts';
import { chanceOf } from './logistic.ts';
import { type Quantised, scoreBytes } from './quantised.ts';
import { weightList } from './recipe.ts';
import type { GroupWeights } from './rows.ts';
import { confidenceOf, type Trust } from './scope.ts';
import type { Vector, Vocabulary } from './vocabulary.ts';

/** What a trained classifier is made of; plain arrays that can be written down (saved.ts). */
export interface Parts {
  labels: readonly string[];
  /** The label of what is none of ours, when there is one. */
  outside: string | null;
  vocabulary: Vocabulary;
  groups: GroupWeights;
  table: Quantised;
  trust: Trust;
  bands: Bands;
}

export interface Ranking {
  /** Likeliest first. The first one's confidence is the chance that it is right. */
  ranked: Scored[];
  /** The chance that it is about something we know at all. */
  within: number;
}

export class Classifier {
  readonly parts: Parts;
  readonly #weights: number[];
  readonly #outside: number;
  readonly #scores: Float64Array;

  constructor(parts: Parts) {
    this.parts = parts;
    this.#weights = weightList(parts.groups);
    this.#outside = parts.outside === null ? -1 : parts.labels.indexOf(parts.outside);
    this.#scores = new Float64Array(parts.labels.length);
  }

  /** At most `n` readings. What is none of ours stands first when that is likelier than not. */
  rank(words: readonly Word[], n: number): Ranking {
    const { labels, vocabulary, table, trust } = this.parts;
    const scores = this.#scores;
    const vector = vocabulary.vector(words);
    scoreBytes(table, vector, this.#weights, scores);
    for (const [id, margin] of pushes(vector.spoken)) {
      const k = labels.indexOf(id);
      if (k >= 0) scores[k]! += margin;
    }
    const evidence = evidenceOf(scores, this.#outside, vector.known);
    const within = chanceOf(trust.within, evidence);
    const first = confidenceOf(trust, evidence);
    const order = this.#best(n + 1);
    const ours = this.#readings(order, evidence, first);
    const { outside } = this.parts;
    const ranked = outside === null ? ours : withOutside(ours, { id: outside, confidence: 1 - within });
    return { ranked: ranked.slice(0, n).map(rounded), within };
  }

  /** Both texts in the model's space, groups weighted: 0 nothing in common, 1 the same. */
  likeness(a: readonly Word[], b: readonly Word[]): number {
    const { vocabulary } = this.parts;
    return cosine(
      strengths(vocabulary.vector(a), this.#weights),
      strengths(vocabulary.vector(b), this.#weights),
    );
  }

  /** Numbers of the best classes of what is ours, best first. */
  #best(n: number): number[] {
    const scores = this.#scores;
    const best: number[] = [];
    for (let k = 0; k < scores.length; k += 1) {
      if (k === this.#outside || (best.length === n && scores[k]! <= scores[best[n - 1]!]!)) continue;
      let at = best.length;
      while (at > 0 && scores[best[at - 1]!]! < scores[k]!) at -= 1;
      best.splice(at, 0, k);
      if (best.length > n) best.pop();
    }
    return best;
  }

  /** The first as sure as it may be taken; each other one by the chance that it, so far behind, is right after all. */
  #readings(order: readonly number[], evidence: readonly number[], first: number): Scored[] {
    const { labels, trust } = this.parts;
    const scores = this.#scores;
    const top = scores[order[0]!]!;
    return order.map((k, i) => {
      const behind = top - scores[k]!;
      const overOutside = this.#outside < 0 ? 0 : evidence[2]! - behind;
      const own = [scores[k]!, -behind, overOutside, ...evidence.slice(3)];
      const chance = i === 0 ? first : chanceOf(trust.within, own) * chanceOf(trust.right, own);
      return { id: labels[k]!, confidence: Math.min(chance, first) };
    });
  }
}

/** First when likelier than not; else where its chance puts it, but behind the best reading: that can be asked about. */
function withOutside(ranked: Scored[], { id, confidence }: Scored): Scored[] {
  if (confidence > 0.5) return [{ id, confidence }, ...ranked];
  const outside = { id, confidence: Math.min(confidence, ranked[0]!.confidence) };
  const behind = ranked.findIndex((one, i) => i > 0 && one.confidence < outside.confidence);
  return behind < 0 ? [...ranked, outside] : ranked.toSpliced(behind, 0, outside);
}

function rounded({ id, confidence }: Scored): Scored {
  return { id, confidence: Math.round(confidence * 1000) / 1000 };
}

function strengths(vector: Vector, weights: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  let f = 0;
  for (let g = 0; g < GROUPS.length; g += 1) {
    for (; f < vector.ends[g]!; f += 1) found.set(vector.rows[f]!, vector.values[f]! * weights[g]!);
  }
  return found;
}

function cosine(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let [dot, left, right] = [0, 0, 0];
  for (const [row, value] of a) {
    dot += value * (b.get(row) ?? 0);
    left += value * value;
  }
  for (const value of b.values()) right += value * value;
  return dot > 0 ? Math.min(1, dot / Math.sqrt(left * right)) : 0;
}
