/** A part of a line: fixed stays as it is; a word and a mark are read in the script of the run that they are in. */
export interface Piece {
  readonly text: string;
  readonly kind: 'space' | 'fixed' | 'mark' | 'word';
}

/** Begins where no letter or figure stands before. */
const AT_WORD = '(?<![A-Za-z0-9])';
/**
 * What is written in Latin letters and figures whatever the font: addresses, numbers of bids, contracts, firms and
 * orders, dates, telephones, sums.
 */
const FIXED = [
  '(?:https?://|www\\.)[^½\\]]+',
  '[\\w.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+',
  `${AT_WORD}(?:[A-Za-z0-9-]+)?(?:\\.[A-Za-z0-9-]+)*\\.(?:in|com|org|net|gov|nic|edu|info)(?![A-Za-z0-9])(?:/[^½\\]]*)?`,
  `${AT_WORD}(?:[A-Z]{2,}[A-Z0-9]*|[Gg]e[Mm][Cc]?|gemc?|udyam)(?:[-/][A-Za-z0-9]+)*[-/][A-Za-z0-9]*\\d[A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*`,
  `${AT_WORD}(?=[A-Z]*\\d)(?=\\d*[A-Z])[A-Z0-9]{6,}(?![A-Za-z])`,
  '(?<!.)[A-Z]{1,5}\\d{1,3}(?![\\w\\[])',
  `${AT_WORD}\\d{2}[A-Za-z]{5}\\d{4}[A-Za-z]\\d[A-Za-z][A-Za-z0-9](?![A-Za-z])`,
  '\\+?\\d{2,5}-\\d{6,10}(?!\\d)',
  '(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)',
  '\\d[\\d,]*/-',
].join('|');

/** Signs that close a part of a sentence with the font, and are no letters in it. */
const MARK = '[¼½\\]@\\\\&¾ÞßÀ^*]+|[“”‘’](?!k)|(?<=.)-+$|(?<=\\d)[-%](?=\\d)|^[A%,]$';
const INSIDE = new RegExp(`(?<fixed>${FIXED})|(?<mark>${MARK})`, 'gu');

/** Longer than any word with what hangs on it: a key, a link, an encoded picture. */
const LONGEST = 160;
const LONGEST_WORD = 48;
const LETTER = /[A-Za-z\u0192\u02c6\u00b6-\u00ff]/;
const DEVANAGARI = /[\u0900-\u097f]/;

/** Cuts a text into pieces; joined they are the text again. Linear: what is looked into is short. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [chunk] of text.matchAll(/\s+|\S+/gu)) {
    if (/^\s/.test(chunk)) pieces.push({ text: chunk, kind: 'space' });
    else if (chunk.length > LONGEST) pieces.push({ text: chunk, kind: 'fixed' });
    else lookInto(pieces, chunk);
  }
  return pieces;
}

function lookInto(pieces: Piece[], chunk: string): void {
  let at = 0;
  for (const match of chunk.matchAll(INSIDE)) {
    pushWord(pieces, chunk.slice(at, match.index));
    pieces.push({ text: match[0], kind: match.groups!.fixed ? 'fixed' : 'mark' });
    at = match.index + match[0].length;
  }
  pushWord(pieces, chunk.slice(at));
}

function pushWord(pieces: Piece[], text: string): void {
  if (text === '') return;
  const word = LETTER.test(text) && !DEVANAGARI.test(text) && text.length <= LONGEST_WORD;
  pieces.push({ text, kind: word ? 'word' : 'fixed' });
}
