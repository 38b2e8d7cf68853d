import { existsSync, readFileSync } from 'node:fs';

const LONGEST = 3;
const FILE = new URL('likeness.tsv', import.meta.url);

/** Run of letters → how much it speaks for Kruti Dev (natural logarithm); made by weigh.ts. */
const WEIGHTS: ReadonlyMap<string, number> = new Map(
  (existsSync(FILE) ? readFileSync(FILE, 'utf8') : '')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
    .map(([run = '', tenths]) => [run, Number(tenths) / 10]),
);

/** What is in no word of either kind says nothing. */
const UNSEEN = 0;

/** A word between its spaces; all digits are one, and a full stop or hyphen parts as a space does. */
export function spelled(word: string): string {
  return ` ${word.replaceAll(/\d/g, '0').replaceAll(/-+/g, ' ')} `;
}

/** How much likelier this is Hindi typed with the font than a word in Latin letters: natural logarithm. */
export function likeness(word: string): number {
  const text = spelled(word);
  let sum = 0;
  for (let end = 2; end <= text.length; end++) sum += weightBefore(text, end);
  return sum;
}

function weightBefore(text: string, end: number): number {
  for (let length = Math.min(LONGEST, end); length > 0; length--) {
    const weight = WEIGHTS.get(text.slice(end - length, end));
    if (weight !== undefined) return weight;
  }
  return UNSEEN;
}
