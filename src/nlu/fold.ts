import { drawnTogether } from './drawn.ts';
import { plainOf } from './letters.ts';

/** A text made plain for matching; `at[i]` is the place in the original of the folded unit i (one past the end too). */
export interface Folded {
  original: string;
  text: string;
  at: number[];
}

export interface Token {
  /** Folded: lower case, no nukta, ASCII digits. */
  text: string;
  /** The spelling used to compare names: anusvara for every nasal before a consonant, no letter drawn out. */
  key: string;
  /** Places in the original. */
  start: number;
  end: number;
  /** Written all in capitals in the original. */
  upper: boolean;
}

const VIRAMA = 0x094d;
const VISARGA = 0x0903;
const ANUSVARA = '\u0902';
/** A vowel sign typed after a full vowel makes another full vowel: "अ"+"ा" is "आ". */
const JOINED: Record<string, string> = { अा: 'आ', अो: 'ओ', अौ: 'औ', अॉ: 'ऑ', एे: 'ऐ', आे: 'ओ', आै: 'औ' };
/** Word beginnings that people close with a colon for want of a visarga: "दु:ख", "नि:शुल्क". */
const CLOSED_BY_VISARGA = /(?<![\u0900-\u097f])(?:दु|नि|अंत|अन्त|पुन|प्रात)$/;

/**
 * Unit by unit, so that every place can be told in the original: lower case, ornament and nukta dropped, digits of
 * every script to ASCII, marks drawn out or out of order put right, visarga dropped (a colon after a digit), and the
 * zero that Hindi writes for an abbreviation's dot dropped ("ई0एम0डी0" → "ईएमडी"). A sign may give several units.
 */
export function fold(original: string): Folded {
  const units: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < original.length; i += 1) {
    const code = original.charCodeAt(i);
    if ((code === 0x30 || code === 0x0966) && isAbbreviationZero(original, i)) continue;
    if (code === 0x3a && standsForVisarga(original, i)) continue;
    if (code < 0x80) {
      units.push(code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : original.charAt(i));
      at.push(i);
    } else if (isMark(code)) addMark(units, at, code, i);
    else i = addSign(units, at, original, i);
  }
  at.push(original.length);
  return { original, text: units.join(''), at };
}

/** Adds a sign outside ASCII; gives the place of its last unit in the original. */
function addSign(units: string[], at: number[], original: string, i: number): number {
  const point = original.codePointAt(i)!;
  const plain = plainOf(point);
  const last = point > 0xffff ? i + 1 : i;
  const whole = plain.length === 2 && plain.codePointAt(0) === point;
  for (let k = 0; k < plain.length; k += 1) {
    units.push(plain.charAt(k));
    at.push(whole && k === 1 ? last : i);
  }
  return last;
}

/** Signs that hang on a Devanagari letter. */
function isMark(code: number): boolean {
  return (code >= 0x093e && code <= VIRAMA) || (code >= 0x0900 && code <= VISARGA);
}

/** Adds a mark, unless it repeats the one before, makes one vowel with it, or says nothing. */
function addMark(units: string[], at: number[], code: number, i: number): void {
  const before = units.at(-1) ?? '';
  const mark = plainOf(code);
  const joined = JOINED[before + mark];
  if (code === VISARGA) {
    // After a digit or by itself it is a colon.
    if (units.length > 0 && !/[\d\s]/.test(before)) return;
    units.push(':');
  } else if (joined !== undefined) {
    units[units.length - 1] = joined;
    return;
  } else if (mark === before) return;
  else if (before === ANUSVARA && code >= 0x093e && code < VIRAMA) {
    // Typed before the vowel sign it belongs after.
    units[units.length - 1] = mark;
    units.push(ANUSVARA);
  } else units.push(mark);
  at.push(i);
}

function isAbbreviationZero(text: string, i: number): boolean {
  const before = text.charCodeAt(i - 1);
  return before >= 0x0900 && before <= 0x0963 && !/[\d०-९.,]/.test(text.charAt(i + 1));
}

function standsForVisarga(text: string, i: number): boolean {
  const after = text.charCodeAt(i + 1);
  return after >= 0x0905 && after <= 0x0939 && CLOSED_BY_VISARGA.test(text.slice(Math.max(0, i - 6), i));
}

/**
 * "हिन्दी" and "हिंदी", "अम्बेडकर" and "अंबेडकर" become one spelling, and "pleeease" is "please".
 * @param folded one word, as `fold` makes it
 */
export function keyOf(folded: string): string {
  const known = keys.get(folded);
  if (known !== undefined) return known;
  const key = drawnTogether(folded.replace(/[ङञणनम]\u094d(?=[क-म])/g, ANUSVARA));
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(folded, key);
  return key;
}
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

/**
 * Words are runs of letters, marks and digits; where Latin letters meet Devanagari ones a word ends ("GeMपर" is two).
 */
export function tokenise(folded: Folded): Token[] {
  const { text } = folded;
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from;
    let script = NONE;
    let written = false;
    for (; to < text.length; to += 1) {
      const kind = kindAt(text, to);
      if (kind === NONE) break;
      const own = kind === MARK ? DEVANAGARI : kind;
      if (own !== DIGIT && script !== NONE && own !== script) break;
      if (own !== DIGIT) script = own;
      if (kind !== MARK) written = true;
    }
    if (written) tokens.push(tokenAt(folded, from, to));
    from = Math.max(to, from + 1);
  }
  return tokens;
}

function tokenAt({ original, text, at }: Folded, from: number, to: number): Token {
  const word = text.slice(from, to);
  const start = at[from]!;
  // A sign of several units ("ﬁ") belongs to the word whole.
  const end = at[to] === at[to - 1] ? at[to]! + 1 : endOf(original, at[to]!, at[to - 1]!);
  return { text: word, key: keyOf(word), start, end, upper: isUpper(original, start, end) };
}

/** Up to the next unit, less the spaces that folding swallowed between them. */
function endOf(original: string, next: number, last: number): number {
  let end = next;
  while (end > last + 1 && /\s/.test(original.charAt(end - 1))) end -= 1;
  return end;
}

function isUpper(original: string, start: number, end: number): boolean {
  let capital = false;
  for (let i = start; i < end; i += 1) {
    const code = original.charCodeAt(i);
    if (code >= 0x61 && code <= 0x7a) return false;
    if (code >= 0x41 && code <= 0x5a) capital = true;
  }
  return capital;
}

const NONE = 0;
const LETTER = 1;
const DEVANAGARI = 2;
const DIGIT = 3;
const MARK = 4;
/** Kind of each unit plus one, worked out when first met. */
const kinds = new Uint8Array(0x10000);

function kindAt(text: string, i: number): number {
  const code = text.charCodeAt(i);
  const kind = kinds[code]!;
  if (kind > 0) return kind - 1;
  const made = workOutKind(code);
  kinds[code] = made + 1;
  return made;
}

function workOutKind(code: number): number {
  const sign = String.fromCharCode(code);
  if (/\p{N}/u.test(sign)) return DIGIT;
  if (!/[\p{L}\p{M}]/u.test(sign)) return NONE;
  if (code < 0x0900 || code > 0x097f) return LETTER;
  return /\p{M}/u.test(sign) ? MARK : DEVANAGARI;
}

/** Keys of the words of a name or phrase, in order. */
export function keysOf(phrase: string): string[] {
  return tokenise(fold(phrase)).map((token) => token.key);
}
