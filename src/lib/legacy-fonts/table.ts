import { readFileSync } from 'node:fs';

/** Longest sign of the font that stands for one piece of Unicode. */
export const LONGEST_GLYPH = 3;

interface Row {
  kruti: string;
  unicode: string;
}

/**
 * kruti-dev-010.tsv: what each sign of the font draws, as a public fact about the font. Rows that only rearrange signs
 * are left out here: the assembler takes the marks of a syllable in whatever order they were typed.
 */
const ROWS: readonly Row[] = readFileSync(new URL('kruti-dev-010.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .flatMap(([, kruti, unicode]) => (kruti && unicode ? [{ kruti, unicode: unicode.normalize('NFC') }] : []))
  .filter(({ unicode }) => !/[A-Za-z]/.test(unicode));

/** Sign of the font → Unicode. */
export const GLYPHS: ReadonlyMap<string, string> = new Map(
  [...ROWS].reverse().map(({ kruti, unicode }) => [kruti, unicode]),
);

/** What our own writing prefers where the font has several signs for one thing. */
const PREFERRED: readonly Row[] = [
  { kruti: 'Z', unicode: 'र्' },
  { kruti: 'bZ', unicode: 'ई' },
  { kruti: 'ç', unicode: 'प्र' },
  { kruti: '?k', unicode: 'घ' },
  { kruti: '/k', unicode: 'ध' },
  { kruti: '/', unicode: 'ध्' },
  { kruti: '>', unicode: 'झ' },
  { kruti: '`', unicode: 'ृ' },
  { kruti: 'R', unicode: 'त्' },
  { kruti: '&', unicode: '-' },
  { kruti: '-', unicode: '.' },
  { kruti: '%', unicode: ':' },
  { kruti: '·', unicode: 'ऽ' },
  { kruti: 'ñ', unicode: '॰' },
];

/** Unicode → sign of the font: the first row that draws it, longer pieces of Unicode included. */
export const SIGNS: ReadonlyMap<string, string> = new Map(
  [...[...ROWS].reverse(), ...PREFERRED].map(({ kruti, unicode }) => [unicode, kruti]),
);

export const LONGEST_UNICODE = Math.max(...[...SIGNS.keys()].map((piece) => piece.length));
