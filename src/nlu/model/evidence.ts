/**
 * What speaks for a reading being right, all of it "more is better": the best class's margin, its lead over the next,
 * its lead over the class of what is none of ours (0 where there is no such class), and how much of the message's
 * words, letters, sounds and letters of sounds training had seen.
 */
export const EVIDENCE = 7;
const KNOWN_GROUPS = 4;

export interface Standing {
  /** Class with the best margin, and the next; the class of what is none of ours is left out. */
  best: number;
  next: number;
}

export function standingOf(scores: Float64Array, outside: number): Standing {
  let best = -1;
  let next = -1;
  for (let k = 0; k < scores.length; k += 1) {
    if (k === outside) continue;
    if (best < 0 || scores[k]! > scores[best]!) [best, next] = [k, best];
    else if (next < 0 || scores[k]! > scores[next]!) next = k;
  }
  return { best, next };
}

/** @param known shares by group, 0 to 1 */
export function evidenceOf(scores: Float64Array, outside: number, known: ArrayLike<number>): number[] {
  const { best, next } = standingOf(scores, outside);
  const margin = scores[best] ?? -1;
  const lead = margin - (scores[next] ?? -1);
  const overOutside = outside < 0 ? 0 : margin - scores[outside]!;
  const evidence = [margin, lead, overOutside];
  for (let g = 0; g < KNOWN_GROUPS; g += 1) evidence.push(known[g]!);
  return evidence;
}
