import type { Piece } from './pieces.ts';
import { MOST, type Run, runsOf, weightOf } from './runs.ts';
import { krutiToUnicode } from './to-unicode.ts';

/** What a text says when its runs in Kruti Dev are read. */
export interface Reading {
  /**
   * none: nothing is in the font, `text` is the text itself · sure: read it so, and show how · doubtful: too little to
   * be sure (a word or two): ask
   */
  readonly found: 'none' | 'sure' | 'doubtful';
  readonly text: string;
}

/** In a text of several words so much speaks for the font beyond doubt; one word alone must say more. */
const SURE = 16;
const SURE_ALONE = 24;
/** Amid Latin words, a few that look odd are names or slips. */
const SURE_AMID_LATIN = 40;
/** Less is chance. */
const LEAST = 5;
/** Amid the font a short word between two Latin ones is the font's when so much speaks for it. */
const LEAST_AMID = 2;

/** C1 controls stand where a mail said ISO-8859-1 and meant Windows-1252, on which the font draws. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
export const asWindows = (text: string) =>
  text.replaceAll(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80]!);

/**
 * Finds Kruti Dev by run, the lines of a text helping each other, and reads it; words in Latin letters, numbers and
 * addresses stay. Linear in the text's length.
 * @param neighbours true where what stands beside it (earlier messages, other cells) is known to be in the font
 */
export function readLegacy(text: string, neighbours = false): Reading {
  const runs = runsOf(asWindows(text));
  const latinWords = runs.some((run) => !run.kruti && run.words > 0);
  const sure = runs.some((run) => run.kruti && isSure(run, latinWords));
  if (sure || (neighbours && runs.some((run) => run.kruti && run.weight >= LEAST)))
    return { found: 'sure', text: runs.map(readAmid).join('') };
  const run = runs.find((each) => each.kruti && each.words > 0);
  const doubtful = run && !latinWords && run.weight >= LEAST && isWellFormed(run);
  return doubtful ? { found: 'doubtful', text: runs.map(readAmid).join('') } : { found: 'none', text };
}

function isSure(run: Run, amidLatin: boolean): boolean {
  const alone = amidLatin ? MOST : SURE_ALONE;
  const several = amidLatin ? SURE_AMID_LATIN : SURE;
  return run.weight >= (run.words > 1 ? several : alone) && isWellFormed(run);
}

/** Hindi begins no word with a mark and leaves no Latin letter over. */
function isWellFormed(run: Run): boolean {
  const words = run.pieces.filter(({ kind }) => kind !== 'fixed').map(({ text }) => text);
  return !/(?<![\u0900-\u097f])[\u0900-\u0903\u093c\u093e-\u094d]|[A-Za-z\u00a1-\u00ff]/u.test(
    krutiToUnicode(words.join('')),
  );
}

function readAmid(run: Run): string {
  const isRead = (piece: Piece) => (run.kruti ? piece.kind !== 'fixed' : weightOf(piece) >= LEAST_AMID);
  return unicodeOf(run.pieces, isRead);
}

/** What is between the pieces that stay is read as one, so that marks and words keep each other's company. */
function unicodeOf(pieces: readonly Piece[], isRead: (piece: Piece) => boolean): string {
  const out: string[] = [];
  let kruti: string[] = [];
  const readOn = () => {
    out.push(krutiToUnicode(kruti.join('')));
    kruti = [];
  };
  for (const piece of pieces) {
    if (isRead(piece)) {
      kruti.push(piece.text);
      continue;
    }
    readOn();
    out.push(piece.text);
  }
  readOn();
  return out.join('');
}
