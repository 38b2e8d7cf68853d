import { unicodeToKruti } from './from-unicode.ts';
import { piecesOf } from './pieces.ts';

const DEVANAGARI = /[\u0900-\u097f]/;
const LATIN_WORD = /[A-Za-z][A-Za-z'’]*/g;

/**
 * Hindi in Unicode → Kruti Dev 010, for offices that print with it. Latin words, numbers of bids and firms, and
 * addresses stay as they are; lines without Devanagari stay whole.
 */
export function writeKruti(text: string): string {
  return text
    .normalize('NFC')
    .split('\n')
    .map((line) => (DEVANAGARI.test(line) ? writeLine(line) : line))
    .join('\n');
}

function writeLine(line: string): string {
  return piecesOf(line)
    .map(({ text, kind }) =>
      kind === 'fixed' && !DEVANAGARI.test(text) && /\w/.test(text) ? text : writePiece(text),
    )
    .join('');
}

/** Latin words inside a piece stay, its punctuation is the font's. */
function writePiece(text: string): string {
  let out = '';
  let at = 0;
  for (const { index, 0: word } of text.matchAll(LATIN_WORD)) {
    out += unicodeToKruti(text.slice(at, index)) + word;
    at = index + word.length;
  }
  return out + unicodeToKruti(text.slice(at));
}
