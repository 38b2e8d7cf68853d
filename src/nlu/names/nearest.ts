// Only this corner of `natural` is loaded: the whole takes a second and brings database drivers along.
import { DiceCoefficient, JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import { keysOf } from '../fold.ts';
import { skeleton } from '../phonetic.ts';
import type { Named, Nearest } from '../types.ts';
import { DEPARTMENT_WORDS, JOINING_WORDS } from './words.ts';

interface Spoken {
  code: string;
  name: string;
  spelling: string;
  sound: string;
}

/** The names most like what was written, best first, one per code; for "did you mean". */
export class NearestNames {
  readonly #names: Spoken[];

  constructor(list: readonly Named[]) {
    this.#names = list.flatMap(({ code, names }) => names.map((name) => ({ code, name, ...spoken(name) })));
  }

  find(text: string, n: number): Nearest[] {
    const asked = spoken(text);
    if (!asked.spelling) return [];
    const best = new Map<string, Nearest>();
    for (const { code, name, spelling, sound } of this.#names) {
      const score = Math.round(likeness(asked, { spelling, sound }) * 1000) / 1000;
      if (score > (best.get(code)?.score ?? 0)) best.set(code, { code, name, score });
    }
    return [...best.values()].sort((a, b) => b.score - a.score).slice(0, n);
  }
}

function spoken(text: string): { spelling: string; sound: string } {
  const words = keysOf(text).filter((word) => !DEPARTMENT_WORDS.has(word) && !JOINING_WORDS.has(word));
  return { spelling: words.join(' '), sound: words.map(skeleton).join(' ') };
}

/** Letters count where the script is the same, sound always; shared pieces help long names told in part. */
function likeness(a: { spelling: string; sound: string }, b: { spelling: string; sound: string }): number {
  const letters = JaroWinklerDistance(a.spelling, b.spelling);
  const sound = a.sound && b.sound ? JaroWinklerDistance(a.sound, b.sound) : 0;
  const pieces = DiceCoefficient(a.sound, b.sound);
  return Math.max(0.5 * letters + 0.5 * pieces, 0.55 * sound + 0.45 * pieces);
}
