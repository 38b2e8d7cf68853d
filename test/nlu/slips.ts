import type { UnderstandingInput } from '../../src/nlu/index.ts';
import { wrongLetters } from '../../src/nlu/names/distance.ts';
import { nameWords } from '../../src/nlu/names/variants.ts';

/** Wrong letters made on purpose, for names of departments and districts. */
export interface Alias {
  kind: 'department' | 'district';
  code: string;
  text: string;
}

export type Script = 'latin' | 'devanagari';

const LETTERS: Record<Script, string[]> = {
  latin: Array.from('abcdefghijklmnopqrstuvwxyz'),
  devanagari: Array.from('कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौं्'),
};
/** What people mix up in Devanagari: short and long vowels, the three s, b and v, the two n, half letters, dots. */
const MIXED: readonly (readonly [string, string])[] = [
  ['ि', 'ी'],
  ['ु', 'ू'],
  ['े', 'ै'],
  ['ो', 'ौ'],
  ['श', 'ष'],
  ['श', 'स'],
  ['ष', 'स'],
  ['ब', 'व'],
  ['ण', 'न'],
  ['इ', 'ई'],
  ['उ', 'ऊ'],
  ['ट', 'ठ'],
  ['ड', 'ढ'],
  ['्', ''],
  ['ं', ''],
  ['ा', ''],
];

export function scriptOf(text: string): Script {
  return /[\u0900-\u097f]/.test(text) ? 'devanagari' : 'latin';
}

/** Letters of a name as people count them: no spaces, dots or nuktas. */
export function lettersIn(text: string): number {
  return text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]|\u093c/gu, '').length;
}

/** Names that belong to one code only and are not words to ask about. */
export function aliasesOf(
  places: Pick<UnderstandingInput, 'departments' | 'districts' | 'ambiguous'>,
): Alias[] {
  const asked = new Set(places.ambiguous.map(({ word }) => nameWords(word).join(' ')));
  const seen = new Map<string, Alias | null>();
  for (const kind of ['department', 'district'] as const) {
    for (const { code, names } of kind === 'department' ? places.departments : places.districts) {
      for (const text of names) {
        const key = `${kind} ${nameWords(text).join(' ')}`;
        const known = seen.get(key);
        if (known === undefined) seen.set(key, { kind, code, text });
        else if (known?.code !== code) seen.set(key, null);
        if (kind === 'department' && asked.has(nameWords(text).join(' '))) seen.set(key, null);
      }
    }
  }
  return [...seen.values()].filter((one) => one !== null);
}

/** One letter other, more, less, or two swapped, at every place; `letters` tried at each. */
export function* singleSlips(text: string, letters: number, random: () => number): Generator<string> {
  const signs = LETTERS[scriptOf(text)];
  for (let i = 0; i <= text.length; i += 1) {
    const [head, here, tail] = [text.slice(0, i), text.charAt(i), text.slice(i + 1)];
    for (let n = 0; n < letters; n += 1) {
      const letter = signs[Math.floor(random() * signs.length)]!;
      yield `${head}${letter}${here}${tail}`;
      if (/[\p{L}\p{M}]/u.test(here) && letter !== here.toLowerCase()) yield `${head}${letter}${tail}`;
    }
    if (/[\p{L}\p{M}]/u.test(here)) yield head + tail;
    const next = tail.charAt(0);
    if (/[\p{L}\p{M}]/u.test(here) && /[\p{L}\p{M}]/u.test(next) && here !== next)
      yield `${head}${next}${here}${tail.slice(1)}`;
  }
}

export function* doubleSlips(text: string, times: number, random: () => number): Generator<string> {
  for (let n = 0; n < times; n += 1)
    yield pick([...singleSlips(pick([...singleSlips(text, 1, random)], random), 1, random)], random);
}

/** The mistakes people make in Devanagari, each at every place where it can be made. */
export function* mixedUp(text: string): Generator<string> {
  for (const [a, b] of MIXED) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      if (from === '') continue;
      for (let i = text.indexOf(from); i >= 0; i = text.indexOf(from, i + 1)) {
        yield text.slice(0, i) + to + text.slice(i + from.length);
      }
    }
  }
}

/** Codes whose names are as near to what was written as the alias is: they may be asked about. */
export function asNear(written: string, alias: Alias, all: readonly Alias[]): boolean {
  const plain = nameWords(written).join(' ');
  const own = wrongLetters(plain, nameWords(alias.text).join(' '), 4);
  return all.some((other) => {
    if (other.code === alias.code || other.kind !== alias.kind) return false;
    return wrongLetters(plain, nameWords(other.text).join(' '), own) <= own;
  });
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

/** The same numbers every time: a slip that fails can be tried again. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
