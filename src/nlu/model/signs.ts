import type { Word } from '../mask.ts';
import { consonants, skeleton } from '../phonetic.ts';

/** What one word says by itself: hashed signs (32 bits, signed) of its spelling, sound and letters. */
export interface WordSigns {
  word: number;
  sound: number;
  /** Consonants alone; 0 for the class of an entity ("#bid"). */
  bones: number;
  letters: Int32Array;
  soundLetters: Int32Array;
}

const SEED = { word: 1, letter: 2, sound: 3, bones: 4, soundLetter: 5, concept: 21 };
const NO_SIGNS = new Int32Array(0);
const EDGE = 0x20;

export function signsOf(word: Word): WordSigns {
  if (word.startsWith('#')) {
    const sound = hash(word, SEED.sound);
    return {
      word: hash(word, SEED.word),
      sound,
      bones: 0,
      letters: NO_SIGNS,
      soundLetters: NO_SIGNS,
    };
  }
  const sound = skeleton(word);
  return {
    word: hash(word, SEED.word),
    sound: hash(sound, SEED.sound),
    bones: hash(consonants(word), SEED.bones),
    letters: letterSigns(word, 1, 5, SEED.letter),
    soundLetters: letterSigns(sound, 2, 4, SEED.soundLetter),
  };
}

export function conceptSign(name: string): number {
  return hash(name, SEED.concept);
}

/** The sign of two signs in this order; `seed` tells neighbours from words further apart. */
export function pair(a: number, b: number, seed: number): number {
  return Math.imul(step(a, seed) ^ Math.imul(b, 0x85ebca6b), 0x01000193);
}

/** Runs of letters inside a word and across its edges. */
function letterSigns(word: string, min: number, max: number, seed: number): Int32Array {
  const last = word.length + 1;
  const found: number[] = [];
  for (let from = 0; from <= last; from += 1) {
    let sign = start(seed);
    for (let at = from; at <= last && at - from < max; at += 1) {
      sign = step(sign, at === 0 || at === last ? EDGE : word.charCodeAt(at - 1));
      if (at - from + 1 >= min) found.push(sign);
    }
  }
  return Int32Array.from(found);
}

// FNV-1a, 32 bits; signed, so that it stays a small integer.
function start(seed: number): number {
  return step(0x811c9dc5 | 0, seed);
}
function step(sign: number, code: number): number {
  return Math.imul(sign ^ code, 0x01000193);
}
function hash(text: string, seed: number): number {
  let sign = start(seed);
  for (let i = 0; i < text.length; i += 1) sign = step(sign, text.charCodeAt(i));
  return sign;
}
