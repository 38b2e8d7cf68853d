import type { Found } from './gazetteer.ts';
import { DEPARTMENT } from './variants.ts';

/** A reading of some tokens; `weight` is what choosing it brings. */
export interface Candidate extends Found {
  weight: number;
}

/** Costs nearer than this are the same: a misplaced space is no better evidence than none. */
const SAME_COST = 0.3;

/** The readings that do not overlap and together weigh most; equal readings of one place become one to ask about. */
export function choose(candidates: readonly Candidate[], length: number): Candidate[] {
  return candidates.length === 0 ? [] : merge(best(candidates, length));
}

function best(candidates: readonly Candidate[], length: number): Candidate[] {
  const total = new Float64Array(length + 1);
  const choice: (Candidate | null)[] = Array.from({ length: length + 1 }, () => null);
  for (let to = 1; to <= length; to += 1) {
    total[to] = total[to - 1]!;
    for (const one of candidates) {
      if (one.to !== to || total[one.from]! + one.weight <= total[to]! + 1e-9) continue;
      total[to] = total[one.from]! + one.weight;
      choice[to] = one;
    }
  }
  const chosen: Candidate[] = [];
  for (let to = length; to > 0; ) {
    const one = choice[to];
    if (!one) {
      to -= 1;
      continue;
    }
    chosen.unshift(...candidates.filter((other) => ties(one, other)));
    to = one.from;
  }
  return chosen;
}

function ties(a: Candidate, b: Candidate): boolean {
  const sameSpan = a.from === b.from && a.to === b.to && a.form.place === b.form.place;
  return sameSpan && Math.abs(a.cost - b.cost) < SAME_COST && !isBarer(b, a);
}

/** "pashu" beside "pashu vibhag": the name that holds the word for department is the one that was written. */
function isBarer(one: Candidate, other: Candidate): boolean {
  const { words } = other.form;
  return words.at(-1) === DEPARTMENT && one.form.words.join(' ') === words.slice(0, -1).join(' ');
}

function merge(chosen: readonly Candidate[]): Candidate[] {
  const merged: Candidate[] = [];
  for (const one of chosen) {
    const last = merged.at(-1);
    if (!last || last.from !== one.from) merged.push(one);
    else {
      const codes = [...new Set([...last.form.codes, ...one.form.codes])];
      const asked = last.form.asked || one.form.asked;
      merged[merged.length - 1] = { ...last, form: { ...last.form, codes, asked } };
    }
  }
  return merged;
}
