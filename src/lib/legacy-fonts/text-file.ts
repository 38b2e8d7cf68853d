import { hasLostLetters } from './damage.ts';
import { asWindows, readLegacy } from './read.ts';

const TEXT = /\.(?:txt|csv|tsv|text)$/i;
/** Larger ones are for a spreadsheet or an editor. */
const MOST_BYTES = 1_000_000;

/** What a text file in a legacy font says, or undefined where it is none, or no text. */
export function readTextFile(file: { name: string; mediaType: string; bytes: Buffer }): string | undefined {
  if (!TEXT.test(file.name) && !/^text\/(?:plain|csv)\b/i.test(file.mediaType)) return undefined;
  if (file.bytes.length === 0 || file.bytes.length > MOST_BYTES) return undefined;
  const { found, text } = readLegacy(decodeText(file.bytes));
  return found === 'sure' && !hasLostLetters(text) ? text : undefined;
}

/** UTF-8 where it is that, else Windows-1252, on which the legacy fonts draw. */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not swallowed: bytes that are no UTF-8 are Windows-1252, in which every byte is a letter.
    return asWindows(bytes.toString('latin1'));
  }
}
