import { Syllables } from './syllable.ts';
import { GLYPHS, LONGEST_GLYPH } from './table.ts';

/** The words that end in the breath sign; after any other word the same sign closes a part of the sentence. */
const ENDS_IN_VISARGA =
  /^(?:(?:अ|विशेष|सामान्य|अन्त|अंत|मूल|पूर्ण|स्व|सम्भव|संभव|वस्तु|प्रा|अंश|आंशिक|मुख्य|सर्व|शेष|प्रथम|स्पष्ट|निश्चित|फल|यथार्थ|तथ्य|नियम|परिणाम|वास्तव|स्वभाव|न्याय)त|(?:क्रम|अंश|अक्षर|शब्द|प्राय|कोटि)श|प[ुू]न|प्राय|नम|छ|शनै)$/;

/** Text in the signs of Kruti Dev 010, all of it, → Unicode (NFC). Linear in its length. */
export function krutiToUnicode(kruti: string): string {
  const syllables = new Syllables();
  let wordAt = 0;
  let at = 0;
  while (at < kruti.length) {
    const [length, unicode] = signAt(kruti, at);
    const sign = kruti.slice(at, at + length);
    if (sign === '%') takeColon(syllables, kruti, at, wordAt);
    else if (sign === 'f') syllables.shortIAhead();
    else if (sign === 'Z') syllables.hook();
    else if (sign === '±') hookAndDot(syllables);
    else for (const char of unicode) syllables.add(char);
    if (/\s/.test(sign)) wordAt = at + length;
    at += length;
  }
  return syllables.end();
}

/** No word that ends in the breath sign is longer. */
const WORD = 40;

function hookAndDot(syllables: Syllables): void {
  syllables.hook();
  syllables.add('ं');
}

/** One sign is both: the breath sign inside a word and after few words, else a colon (or per cent, after a number). */
function takeColon(syllables: Syllables, kruti: string, at: number, wordAt: number): void {
  const next = kruti[at + 1] ?? '';
  if (/\d\s?$/.test(kruti.slice(Math.max(0, at - 2), at)) && !/\d/.test(next)) return syllables.add('%');
  const inside = next !== '' && !/[\s\d%&\]½A-]/.test(next);
  const word = krutiToUnicode(kruti.slice(Math.max(wordAt, at - WORD), at).replaceAll('%', ''));
  const breath = syllables.hasLetters() && (inside || ENDS_IN_VISARGA.test(word));
  syllables.add(breath ? 'ः' : ':');
}

/** The longest sign that begins here, and what it draws; what is no sign of the font stands for itself. */
function signAt(kruti: string, at: number): [length: number, unicode: string] {
  const next = kruti[at + 1];
  // Word processors turn the half sh and half ssh into curly quotes; no quote is ever followed by the stroke.
  if (next === 'k' && /[‘’]/.test(kruti[at]!)) return [2, 'श'];
  if (next === 'k' && /[“”]/.test(kruti[at]!)) return [2, 'ष'];
  if (/\d/.test(kruti[at]!) && /[.,/:]/.test(next ?? '') && /\d/.test(kruti[at + 2] ?? ''))
    return [2, kruti.slice(at, at + 2)];
  // Drawn with its stroke, typed without: ध्यान, ध्वनि.
  if (kruti[at] === 'è' && (next === ';' || next === 'o')) return [1, 'ध्'];
  // No word of Hindi ends in these half letters: they are what they look like.
  if (/[.?/'"]/.test(kruti[at]!) && (next === undefined || /\s/.test(next))) return [1, kruti[at]!];
  for (let length = LONGEST_GLYPH; length > 0; length--) {
    const unicode = GLYPHS.get(kruti.slice(at, at + length));
    if (unicode !== undefined) return [length, unicode];
  }
  return [1, kruti[at]!];
}
