/** One written sign made plain: lower case, one digit for all scripts, no ornament. Worked out once for each sign. */

/** Letters of other scripts that look like a Latin one; nobody writes to us in those scripts. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Cyrillic, Greek, Armenian and a few of the phonetic letters, after lower-casing.
    a: 'аαɑ',
    b: 'вβƅ',
    c: 'сϲ',
    d: 'ԁɗ',
    e: 'еεё',
    g: 'ɡ',
    h: 'нһ',
    i: 'іιıɩї',
    j: 'јϳ',
    k: 'кκ',
    l: 'ӏ',
    m: 'м',
    n: 'пηո',
    o: 'оοօσ',
    p: 'рρ',
    s: 'ѕ',
    t: 'тτ',
    u: 'υս',
    v: 'ν',
    w: 'ѡω',
    x: 'хχ',
    y: 'уγ',
    z: 'ζ',
  }).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u2015', '-'],
  ['\u2212', '-'],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u02bc', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u0964', '.'],
  ['\u0965', '.'],
  ['\u0901', '\u0902'],
  ['\u0900', '\u0902'],
  ['\u0085', '\n'],
  ['\u2028', '\n'],
  ['\u2029', '\n'],
  ['\u2044', '/'],
  // Candra e and short e, o, as some keyboards give them for English and southern words.
  ['\u0904', 'अ'],
  ['\u090d', 'ए'],
  ['\u090e', 'ए'],
  ['\u0912', 'ओ'],
  ['\u0945', 'े'],
  ['\u0946', 'े'],
  ['\u094a', 'ो'],
  ['\u0972', 'ए'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ł', 'l'],
]);
// Signs whose plain form would stick to the word before them or be read as another number.
const KEPT = /[\u2122\u2120\u00bc-\u00be\u2150-\u215e\u00aa\u00ba]/;
// Soft hyphen, joiners, direction marks, nukta, the abbreviation sign, variation selectors, keycap, accents.
const DROPPED =
  /\u00ad|\u034f|\u061c|\u093c|\u0970|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\u20e3|\ufeff|[\ufe00-\ufe0f]|[\u0300-\u036f]|[\u{e0000}-\u{e01ef}]/gu;

const known = new Map<number, string>();

/** @param code a code point of the original text; gives '' for what says nothing, else one or more units */
export function plainOf(code: number): string {
  const before = known.get(code);
  if (before !== undefined) return before;
  const plain = workOut(String.fromCodePoint(code));
  known.set(code, plain);
  return plain;
}

function workOut(sign: string): string {
  const exact = PLAIN.get(sign);
  if (exact !== undefined) return exact;
  const code = sign.codePointAt(0)!;
  // White letters on black discs and squares, which Unicode does not call letters.
  if (code >= 0x1f150 && code <= 0x1f189 && (code - 0x1f150) % 32 < 26)
    return String.fromCharCode(97 + ((code - 0x1f150) % 32));
  if (KEPT.test(sign) || (code >= 0xd800 && code <= 0xdfff)) return sign;
  // Taken apart, so that nukta and accents fall off; what stays together in Devanagari has no parts.
  const apart = sign.normalize('NFKD').toLowerCase().normalize('NFKD').replace(DROPPED, '');
  return Array.from(apart, (part) => PLAIN.get(part) ?? LOOKALIKES.get(part) ?? digitOf(part)).join('');
}

/** Digits of every script stand in rows of ten that begin where the code ends in 0 or 6. */
function digitOf(sign: string): string {
  if (!/^\p{Nd}$/u.test(sign)) return sign;
  const code = sign.codePointAt(0)!;
  const last = code & 0xf;
  const fromZero = last <= 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - last));
  return String(fromZero ? last : last - 6);
}
