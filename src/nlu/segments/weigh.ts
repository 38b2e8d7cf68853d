import type { Scored } from '../types.ts';
import type { Piece } from './cut.ts';
import { isManner } from './kin.ts';
import { asks } from './said.ts';

export interface Views {
  whole: Scored[];
  subject: Scored[] | undefined;
  sentences: readonly Piece[];
  rank(from: number, to: number): Scored[];
  keys(from: number, to: number): string[];
}

// Measured on sixty letters: the whole says most, and it matters little how the rest is weighed so long as each is heard.
const WHOLE = 1.5;
const SUBJECT = 0.7;
const SENTENCE = 1;
/** A sentence that asks for nothing says a little less of what is wanted. */
const TOLD = 0.85;
const KEPT = 5;

/** One reading of a letter: the whole, its subject and, for each reading, the sentence that says it most clearly. */
export function weigh({ whole, subject, sentences, rank, keys }: Views): Scored[] {
  const total = new Map<string, number>();
  let weights = 0;
  const add = (ranked: Iterable<readonly [string, number]>, weight: number) => {
    weights += weight;
    for (const [id, says] of ranked) total.set(id, (total.get(id) ?? 0) + weight * says);
  };
  add(whole.map(pair), WHOLE);
  if (subject) add(subject.map(pair), SUBJECT);
  if (sentences.length > 1) {
    const clearest = new Map<string, number>();
    for (const { from, to } of sentences) {
      const weight = asks(keys(from, to)) ? 1 : TOLD;
      for (const { id, confidence } of rank(from, to))
        if (!isManner(id)) clearest.set(id, Math.max(clearest.get(id) ?? 0, weight * confidence));
    }
    add(clearest, SENTENCE);
  }
  return chances([...total].map(([id, sum]) => ({ id, confidence: sum / weights })));
}

const pair = ({ id, confidence }: Scored) => [id, confidence] as const;

/** How far the first is ahead of the second tells whether it is right: an even chance at a fifth, fitted on letters. */
function chances(weighed: Scored[]): Scored[] {
  weighed.sort((a, b) => b.confidence - a.confidence);
  const lead = (weighed[0]?.confidence ?? 0) - (weighed[1]?.confidence ?? 0);
  const chance = 1 / (1 + Math.exp(1.25 - 6 * lead));
  return weighed.slice(0, KEPT).map(({ id, confidence }, i) => ({
    id,
    confidence: Math.round(1000 * (i === 0 ? chance : Math.min(chance, confidence))) / 1000,
  }));
}
