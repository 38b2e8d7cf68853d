/**
 * One sound, one spelling, in either script: "शिकायत", "shikayat" and "sikayat" meet in one key.
 * Rough on purpose: aspirates, long vowels and inner a are not kept apart by people who write Hindi in Latin.
 */
const CONSONANTS: Record<string, string> = {
  क: 'k',
  ख: 'k',
  ग: 'g',
  घ: 'g',
  ङ: 'n',
  च: 'C',
  छ: 'C',
  ज: 'j',
  झ: 'j',
  ञ: 'n',
  ट: 't',
  ठ: 't',
  ड: 'd',
  ढ: 'd',
  ण: 'n',
  त: 't',
  थ: 't',
  द: 'd',
  ध: 'd',
  न: 'n',
  प: 'p',
  फ: 'f',
  ब: 'b',
  भ: 'b',
  म: 'm',
  य: 'y',
  र: 'r',
  ल: 'l',
  ळ: 'l',
  व: 'v',
  श: 's',
  ष: 's',
  स: 's',
  ह: 'h',
};
const VOWELS: Record<string, string> = {
  अ: 'a',
  आ: 'a',
  इ: 'i',
  ई: 'i',
  उ: 'u',
  ऊ: 'u',
  ऋ: 'ri',
  ए: 'e',
  ऐ: 'e',
  ऑ: 'o',
  ओ: 'o',
  औ: 'o',
  ऍ: 'e',
  'ा': 'a',
  'ि': 'i',
  'ी': 'i',
  'ु': 'u',
  'ू': 'u',
  'ृ': 'ri',
  'े': 'e',
  'ै': 'e',
  'ॉ': 'o',
  'ो': 'o',
  'ौ': 'o',
  'ॅ': 'e',
  'ं': 'N',
  'ँ': 'N',
  'ः': '',
};

/** [pattern, replacement] for words written in Latin letters, in order. C stands for the sound of "ch". */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/tion/g, 'sn'],
  [/sion/g, 'sn'],
  [/chh?/g, 'C'],
  [/ph/g, 'f'],
  [/gh/g, 'g'],
  [/ck/g, 'k'],
  [/sh/g, 's'],
  [/([kgtdbjr])h/g, '$1'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/g(?=e[mnst]|i[sn])/g, 'j'],
  [/ee|ii|ea|iy(?=[aeiou])/g, 'i'],
  [/oo|uu/g, 'u'],
  [/ai|ei|[ae]y(?![aeiou])/g, 'e'],
  [/au|ou|aw/g, 'o'],
  [/y$/g, 'i'],
];

function romanise(word: string): string {
  let out = '';
  for (const char of word) out += CONSONANTS[char] ?? VOWELS[char] ?? (char === '\u094d' ? '' : char);
  return out;
}

/** [pattern, replacement] for the sounds of either script, in order. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  // A nasal sign at the end only colours the vowel; before a consonant it is written n or m as it pleases.
  [/N$/, ''],
  [/N|m(?=[pb])/g, 'n'],
  [/kC/g, 'ks'],
  [/g(?=a*[tks])/g, 'k'],
  [/([^0-9])\1+/g, '$1'],
  [/(?<=[eiou])h$|(?<=..e)n$/, ''],
  [/(?<!^)a/g, ''],
  [/([^0-9])\1+/g, '$1'],
];

/** Sound of a folded word: consonants and the vowels e i o u; inner a is dropped, and a final h after a vowel. */
export function skeleton(word: string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  let sound = /[\u0900-\u097f]/.test(word) ? romanise(word) : latin(word);
  for (const [pattern, replacement] of SOUNDS) sound = sound.replace(pattern, replacement);
  return remember(skeletons, word, sound);
}

/** Consonants alone ("नहीं", "nahi", "nhi" → "nh"), v as b; the first sound stays even when a vowel. */
export function consonants(word: string): string {
  const known = bare.get(word);
  if (known !== undefined) return known;
  const sound = skeleton(word).replaceAll('v', 'b');
  return remember(bare, word, sound.charAt(0) + sound.slice(1).replace(/[aeiouy]/g, ''));
}

const skeletons = new Map<string, string>();
const bare = new Map<string, string>();
const CACHE_LIMIT = 20_000;

function remember(cache: Map<string, string>, word: string, sound: string): string {
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, sound);
  return sound;
}

function latin(word: string): string {
  let out = word;
  for (const [pattern, replacement] of LATIN) out = out.replace(pattern, replacement);
  return out;
}
