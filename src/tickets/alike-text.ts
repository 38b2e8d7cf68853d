import { createHash } from 'node:crypto';
import { asciiDigits } from '../lib/digits.ts';

/** Fewer words are said alike by people who have nothing to do with each other ("payment not received"). */
const LEAST_WORDS = 12;
const RUN = 3;
const BANDS = 6;
const PER_BAND = 2;
const LONGEST = 20_000;

/** Every three words that follow each other; none of a text too short to be told from others. */
export function runsOf(text: string): Set<string> {
  const words = wordsOf(text);
  if (words.length < LEAST_WORDS) return new Set();
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}

function wordsOf(text: string): string[] {
  return (
    asciiDigits(text.slice(0, LONGEST).normalize('NFC'))
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** How much of the two is the same, word for word, 0 to 1. */
export function sameRuns(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const run of one) if (other.has(run)) shared++;
  return shared / (one.size + other.size - shared);
}

/**
 * Keys by which a near-copy is found without reading every text: two texts share one of them nearly surely when six
 * tenths of their runs are the same (97 of 100), seldom when one tenth is (6 of 100). Min-wise hashes in bands.
 */
export function bandsOf(text: string): string[] {
  const runs = [...runsOf(text)];
  if (runs.length === 0) return [];
  const digests = runs.map((run) => createHash('sha512').update(run).digest());
  const least = (nth: number) => Math.min(...digests.map((digest) => digest.readUInt32LE(nth * 4)));
  return Array.from({ length: BANDS }, (_, band) => {
    const parts = Array.from({ length: PER_BAND }, (__, row) => least(band * PER_BAND + row).toString(36));
    return `${band}:${parts.join(':')}`;
  });
}

/** Figures that stand in the text, of two digits and more: an invoice's number tells two like letters apart. */
export function figuresOf(text: string): Set<string> {
  return new Set(asciiDigits(text.slice(0, LONGEST)).match(/\d{2,}/g) ?? []);
}

/** Each names a figure that the other does not: they may speak of different things in the same words. */
export function otherFigures(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((each) => !other.has(each)) && [...other].some((each) => !one.has(each));
}
