import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../lib/language.ts';
import { countScripts } from '../lib/script.ts';
import { keysOf } from './fold.ts';
import type { Word } from './mask.ts';
import { respell } from './respell.ts';

const words = z.string().transform((list): ReadonlySet<string> => new Set(keysOf(list).map(respell)));
const LISTS = z
  .strictObject({
    hindi: words,
    verbs: z.strictObject({ stems: words, endings: words }),
    english: words,
    weak: words,
    both: words,
  })
  .parse(parse(readFileSync(new URL('./data/languages.yml', import.meta.url), 'utf8')));
for (const stem of LISTS.verbs.stems) for (const end of ['', ...LISTS.verbs.endings]) addVerb(stem + end);

function addVerb(form: string): void {
  if (form.length > 3) (LISTS.hindi as Set<string>).add(form);
}

/** Weak signs of English together; one small word of Hindi says more. */
const WEAK_MOST = 0.9;
const WEAK = 0.34;
const ENDING = /(?:aa|[kgcjtdpb]h[aiueo]|iya|iye|enge|ega|egi|unga|wana|karan|nahi|[aeiou]yi|vaai|waai)/;
const ENGLISH_RUNS =
  /(?:tion|ment|ing|ed$|tho|the|cha[nrst]|challan|legal|che|chi[ln]|ghe|phon|graph|tha[nt]|aadha|account|isa|delegat)/;
const ENGLISH_ENDING = /(?:ing|[^aeiou]ed|[^aeiou]ly|ness|able|less)$/;
const CACHE_LIMIT = 20_000;

/** What a word says: for Hindi, for English, and weakly for English. */
type Says = readonly [hindi: number, english: number, weak: number];
const cache = new Map<string, Says>();

export interface Told {
  language: Language;
  sure: boolean;
}

/**
 * The language form of a message. Script decides for Devanagari; small words and endings for Latin letters. Technical
 * English words, names and identifiers count for nothing, so that one of them does not turn the language.
 */
export function tellLanguage(original: string, words: readonly Word[], last: Language | undefined): Told {
  const devanagari = shareOfDevanagari(original);
  if (devanagari >= 0.3) return { language: 'hi', sure: true };
  let [hindi, english, weak, plain] = [0, 0, 0, 0];
  for (const word of words) {
    if (!/^[a-z]/.test(word)) continue;
    plain += 1;
    const says = saying(word);
    hindi += says[0];
    english += says[1];
    weak += says[2];
  }
  const both = english + Math.min(weak, WEAK_MOST);
  return decide(hindi, both, plain, last, devanagari > 0);
}

function saying(word: string): Says {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const says = workOut(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, says);
  return says;
}

function workOut(word: string): Says {
  if (LISTS.both.has(word)) return [0, 0, 0];
  if (LISTS.hindi.has(word)) return [1, 0, 0];
  if (LISTS.english.has(word)) return [0, 1, 0];
  if (LISTS.weak.has(word)) return [0, 0, WEAK];
  if (word.length > 3 && ENDING.test(word) && !ENGLISH_RUNS.test(word)) return [0.5, 0, 0];
  return word.length > 4 && ENGLISH_ENDING.test(word) ? [0, 0, WEAK] : [0, 0, 0];
}

function decide(
  hindi: number,
  english: number,
  length: number,
  last: Language | undefined,
  mixed: boolean,
): Told {
  if (hindi > english) {
    const single = length <= 1;
    // One Hindi word: turns Devanagari to Latin script (that is how they write now), not English to Hindi.
    if (single && last === 'en') return { language: 'en', sure: false };
    return { language: 'hi-Latn', sure: !single || hindi >= 1 };
  }
  if (english > hindi) {
    const sentence = (length >= 4 && english >= 1) || (length === 3 && english >= 1);
    if (!sentence && last) return { language: last, sure: false };
    return { language: 'en', sure: sentence };
  }
  if (hindi > 0) return { language: last ?? 'hi-Latn', sure: false };
  if (last) return length >= 4 && !mixed ? { language: 'en', sure: false } : { language: last, sure: false };
  return { language: mixed ? 'hi' : 'en', sure: false };
}

function shareOfDevanagari(text: string): number {
  if (!/[\u0900-\u097f]/.test(text)) return 0;
  const { devanagari, latin } = countScripts(text.replace(/\S*\d\S*|\S+@\S+/g, ' '));
  return devanagari === 0 ? 0 : devanagari / (devanagari + latin);
}
