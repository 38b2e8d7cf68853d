import { LONGEST_UNICODE, SIGNS } from './table.ts';

const SYLLABLE =
  /(?<letters>(?:[\u0915-\u0939]\u093c?\u094d)*[\u0915-\u0939]\u093c?)(?<matra>[\u093e-\u094c]?)(?<sign>[\u0900-\u0903]?)|[\s\S]/gu;
const HOOK = 'र्';

/** Unicode, all of it (punctuation too) → the signs of Kruti Dev 010, in the order in which they are typed. */
export function unicodeToKruti(text: string): string {
  return text.normalize('NFC').replaceAll(SYLLABLE, (whole, ...rest) => {
    const groups = rest.at(-1) as { letters?: string; matra: string; sign: string };
    return groups.letters === undefined ? signsOf(whole) : typed(groups.letters, groups.matra, groups.sign);
  });
}

function typed(letters: string, matra: string, sign: string): string {
  const hooked = letters.startsWith(HOOK) && letters.length > HOOK.length;
  const below = hooked ? letters.slice(HOOK.length) : letters;
  if (!hooked && SIGNS.has(letters + matra) && letters === 'र')
    return signsOf(letters + matra) + signsOf(sign);
  const before = matra === 'ि' ? 'f' : '';
  // The dot over a short i is typed after its letters, as over any other mark.
  return before + signsOf(below) + signsOf(matra === 'ि' ? '' : matra) + (hooked ? 'Z' : '') + signsOf(sign);
}

/** Longest pieces first. */
function signsOf(unicode: string): string {
  let signs = '';
  let at = 0;
  while (at < unicode.length) {
    let length = Math.min(LONGEST_UNICODE, unicode.length - at);
    while (length > 1 && !SIGNS.has(unicode.slice(at, at + length))) length--;
    signs += SIGNS.get(unicode.slice(at, at + length)) ?? unicode.slice(at, at + length);
    at += length;
  }
  return signs;
}
