import { likeness } from './likeness.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** Pieces side by side in one script. */
export interface Run {
  readonly kruti: boolean;
  readonly pieces: readonly Piece[];
  /** How much likelier the font is than Latin letters: natural logarithm, over all words of the run. */
  readonly weight: number;
  readonly words: number;
}

/** Nobody changes the font for one doubtful word: so much must speak for a change. */
const CHANGE = 4;
/** Between words of the font a mark is the font's; by itself it proves nothing. */
const MARK = 0.2;
/** One word proves only so much, whichever way: a name or a slip does not outvote its line. */
export const MOST = 30;
/** Hindi mixes no figures into words, save the nought that shortens them (ई0एम0डी0): rather a code. */
const FIGURE = /[1-9]/;
/** No word of Hindi is all half letters: an abbreviation. */
const CAPITALS = /^(?=.*[^BGJKMNV])[A-Z]{2,}$/;

export function weightOf(piece: Piece): number {
  if (piece.kind === 'mark') return MARK;
  if (piece.kind !== 'word') return 0;
  const weight = likeness(piece.text);
  const most = CAPITALS.test(piece.text) ? -CHANGE : FIGURE.test(piece.text) ? 0 : MOST;
  return Math.max(-MOST, Math.min(most, weight));
}

/** The likeliest parting of a text into runs with the font and without: each piece is looked at twice. */
export function runsOf(text: string): Run[] {
  const pieces = piecesOf(text);
  const weights = pieces.map(weightOf);
  const kruti = likeliest(weights);
  const runs: { kruti: boolean; pieces: Piece[]; weight: number; words: number }[] = [];
  for (const [at, piece] of pieces.entries()) {
    let run = runs.at(-1);
    if (!run || run.kruti !== kruti[at]) {
      run = { kruti: kruti[at]!, pieces: [], weight: 0, words: 0 };
      runs.push(run);
    }
    run.pieces.push(piece);
    run.weight += weights[at]!;
    if (piece.kind === 'word') run.words += 1;
  }
  return runs;
}

/** Two ways through the text, with the font (its weights) and without (nothing), and a price on each change. */
function likeliest(weights: readonly number[]): boolean[] {
  let kruti = 0;
  let plain = 0;
  const changedToKruti: boolean[] = [];
  const changedToPlain: boolean[] = [];
  for (const weight of weights) {
    changedToKruti.push(plain - CHANGE > kruti);
    changedToPlain.push(kruti - CHANGE > plain);
    const before = kruti;
    kruti = Math.max(kruti, plain - CHANGE) + weight;
    plain = Math.max(plain, before - CHANGE);
  }
  const chosen: boolean[] = new Array(weights.length);
  let now = kruti > plain;
  for (let at = weights.length - 1; at >= 0; at--) {
    chosen[at] = now;
    if (now ? changedToKruti[at] : changedToPlain[at]) now = !now;
  }
  return chosen;
}
