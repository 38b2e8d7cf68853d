import { asciiDigit } from '../lib/digits.ts';

/** A text made plain for matching; `at[i]` is the place in the original of the folded unit i (one past the end too). */
export interface Folded {
  original: string;
  text: string;
  at: number[];
}

export interface Token {
  /** Folded: lower case, no nukta, ASCII digits. */
  text: string;
  /** The spelling used to compare names: anusvara for every nasal before a consonant. */
  key: string;
  /** Places in the original. */
  start: number;
  end: number;
  /** Written all in capitals in the original. */
  upper: boolean;
}

// U+0958..095F and three more are a consonant with nukta in one unit.
const NUKTA_LETTERS: Record<string, string> = {
  '\u0958': 'क',
  '\u0959': 'ख',
  '\u095a': 'ग',
  '\u095b': 'ज',
  '\u095c': 'ड',
  '\u095d': 'ढ',
  '\u095e': 'फ',
  '\u095f': 'य',
  '\u0929': 'न',
  '\u0931': 'र',
  '\u0934': 'ळ',
};
const PLAIN: Record<string, string> = {
  '\u00a0': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u0964': '.',
  '\u0965': '.',
  '\u0901': '\u0902',
};
// Nukta, joiners, the abbreviation sign, variation selectors, keycap, combining accents: carry no meaning here.
const DROPPED = /\u093c|\u0970|[\u200b-\u200f]|\u2060|\ufeff|\ufe0e|\ufe0f|\u20e3|[\u0300-\u036f]/;
const DEVANAGARI_LETTER = /[\u0900-\u0963]/;

/**
 * Unit by unit, so that every place can be told in the original: lower case, nukta dropped, Devanagari digits to
 * ASCII, "अ"+"ा" to "आ", and the zero that Hindi writes for an abbreviation's dot dropped ("ई0एम0डी0" → "ईएमडी").
 */
export function fold(original: string): Folded {
  const at: number[] = [];
  let text = '';
  for (let i = 0; i < original.length; i += 1) {
    const char = original.charAt(i);
    if (DROPPED.test(char) || isAbbreviationZero(original, i)) continue;
    if (char === '\u093e' && text.endsWith('अ')) {
      text = `${text.slice(0, -1)}आ`;
      continue;
    }
    const plain = NUKTA_LETTERS[char] ?? PLAIN[char] ?? asciiDigit(char).toLowerCase();
    text += plain.length === 1 ? plain : char;
    at.push(i);
  }
  at.push(original.length);
  return { original, text, at };
}

function isAbbreviationZero(text: string, i: number): boolean {
  const char = text.charAt(i);
  if (char !== '0' && char !== '०') return false;
  return DEVANAGARI_LETTER.test(text.charAt(i - 1)) && !/[\d०-९.,]/.test(text.charAt(i + 1));
}

/** "हिन्दी" and "हिंदी", "अम्बेडकर" and "अंबेडकर" become one spelling. */
export function keyOf(folded: string): string {
  return folded.replace(/[ङञणनम]\u094d(?=[क-म])/g, '\u0902');
}

export function tokenise(folded: Folded): Token[] {
  const tokens: Token[] = [];
  for (const match of folded.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const start = folded.at[match.index]!;
    const end = folded.at[match.index + match[0].length]!;
    const written = folded.original.slice(start, end).trimEnd();
    const upper = /[A-Z]/.test(written) && written === written.toUpperCase();
    tokens.push({ text: match[0], key: keyOf(match[0]), start, end, upper });
  }
  return tokens;
}

/** Keys of the words of a name or phrase, in order. */
export function keysOf(phrase: string): string[] {
  return tokenise(fold(phrase)).map((token) => token.key);
}
