import type { Claims } from './claims.ts';

/**
 * The shape of a number, a sign for each place: # digit, A letter, * either, X letter or digit but 0, H the letter of
 * a PAN that tells the kind of holder, C a company's L or U; any other sign is itself.
 */
const CLASSES: Record<string, string> = {
  // People type O for 0 and I or l for 1.
  '#': '[\\doil]',
  '0': '[0o]',
  A: '[a-z]',
  '*': '[0-9a-z]',
  X: '[1-9a-z]',
  H: '[abcfghljpte]',
  C: '[lu]',
};
export const NOT_AFTER = '(?<![a-z0-9])';
export const NOT_BEFORE = '(?![a-z0-9])';
/** A digit, or a letter typed for one. */
export const DIGIT = CLASSES['#']!;
// Between places: nothing, or what people put between groups, also over a line's end.
export const BETWEEN = '[ \\t]?[-–./_\\\\]?\\s?';

export interface Shape {
  /** All places without anything between. */
  glued: RegExp;
  /** With spaces and dashes anywhere between. */
  spaced: RegExp;
  signs: string;
  /** Digits the text must hold for this to be in it. */
  digits: number;
}

/** @param ahead a further condition on the first place, as a regular expression */
export function shape(signs: string, ahead = ''): Shape {
  const places = Array.from(signs, (sign) => CLASSES[sign] ?? sign.toLowerCase());
  const compile = (between: string) =>
    new RegExp(NOT_AFTER + ahead + places.join(between) + NOT_BEFORE, 'gu');
  const digits = Math.ceil(signs.split('#').length / 2);
  return { glued: compile(''), spaced: compile(BETWEEN), signs, digits };
}

/** The number in capitals without spaces, letters typed for digits put right; null when hardly a digit is one. */
export function valueIn(written: string, signs: string): string | null {
  const bare = written.replace(/[^a-z0-9]/g, '');
  let real = 0;
  let wanted = 0;
  let value = '';
  for (let i = 0; i < signs.length; i += 1) {
    const letter = bare.charAt(i);
    const digit = signs.charAt(i) === '#' || signs.charAt(i) === '0';
    value += digit ? asDigits(letter) : letter;
    if (signs.charAt(i) !== '#') continue;
    wanted += 1;
    if (/\d/.test(letter)) real += 1;
  }
  return real * 2 >= wanted ? value.toUpperCase() : null;
}

/** "2O26" → "2026", "l2" → "12". Folded text, in small letters. */
export function asDigits(text: string): string {
  return text.replaceAll('o', '0').replace(/[il]/g, '1');
}

const LITTLE_ELSE = 12;

/**
 * Numbers of a shape: glued ones wherever they stand; with spaces between only after a word that tells their kind,
 * or in a message that says little else ("cable 4000 m" is no PAN).
 */
export function* found(
  claims: Claims,
  shape: Shape,
  cue: RegExp,
): Generator<{ match: RegExpExecArray; value: string }> {
  if (claims.digits < shape.digits) return;
  for (const pattern of [shape.glued, shape.spaced]) {
    for (const match of claims.matches(pattern)) {
      const value = valueIn(match[0], shape.signs);
      if (value && (pattern === shape.glued || isCued(claims.folded.text, match, cue)))
        yield { match, value };
    }
  }
}

/** A word of such letters alone ("lo") is a word. */
const LETTERS_ONLY = /(?<![a-z0-9])[oil]{2,}(?![a-z0-9])/;

function isCued(text: string, match: RegExpExecArray, cue: RegExp): boolean {
  if (LETTERS_ONLY.test(match[0])) return false;
  if (text.length - match[0].length <= LITTLE_ELSE) return true;
  return cue.test(text.slice(Math.max(0, match.index - 30), match.index));
}
