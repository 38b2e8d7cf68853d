import { skeleton } from '../phonetic.ts';
import { wrongLetters } from './distance.ts';

/** A word of the lists that a written word may stand for. */
export interface Guess {
  word: string;
  /** Letters wrong: they count against what its name bears. A word that only sounds the same has none. */
  slips: number;
  /** For choosing between guesses: the letters wrong, or what a mere likeness of sound counts. */
  cost: number;
  /**
   * The written word is one of its own: an everyday word, another word of the lists, or too short to tell. Then it is
   * a slip only inside a name that the rest tells.
   */
  own?: 'everyday' | 'name';
}

interface Entry {
  word: string;
  spelling: string;
  letters: number;
}

const NONE: readonly Guess[] = [];
/** A word that only sounds the same is a likelier guess than one with two wrong letters. */
const BY_SOUND = 1.5;
const MIN_SOUND = 4;
const MAX_SLIPS = 2;
/** Words of two letters are anything. */
const SHORT = 2;
const MIN_WRITTEN = 2;
const REMEMBERED = 20_000;

/** Finds, for a written word, the words of the lists it may be: same, same sound in either script, letters wrong. */
export class Spelling {
  readonly #exact = new Map<string, Guess>();
  readonly #sounds = new Map<string, Set<string>>();
  readonly #lengths = new Map<number, Entry[]>();
  readonly #everyday: ReadonlySet<string>;
  #known = new Map<string, readonly Guess[]>();

  /**
   * @param words spelling → the word it stands for (most stand for themselves)
   * @param everyday words people use for other things: never taken for a misspelt name
   */
  constructor(words: ReadonlyMap<string, string>, everyday: ReadonlySet<string>) {
    this.#everyday = everyday;
    for (const [spelling, word] of words) {
      this.#exact.set(spelling, { word, slips: 0, cost: 0 });
      const sound = skeleton(spelling);
      if (sound.length >= MIN_SOUND) put(this.#sounds, sound, word);
      if (spelling.length <= SHORT || bears(spelling) === 0) continue;
      const entry = { word, spelling, letters: lettersIn(spelling) };
      const list = this.#lengths.get(shelf(spelling, spelling.length));
      if (list) list.push(entry);
      else this.#lengths.set(shelf(spelling, spelling.length), [entry]);
    }
  }

  isEveryday(written: string): boolean {
    return this.#everyday.has(written);
  }

  guesses(written: string): readonly Guess[] {
    const known = this.#known.get(written);
    if (known) return known;
    const found = this.#guess(written);
    if (this.#known.size >= REMEMBERED) this.#known = new Map();
    this.#known.set(written, found);
    return found;
  }

  #guess(written: string): readonly Guess[] {
    const exact = this.#exact.get(written);
    if (written.length < MIN_WRITTEN || /\d/.test(written)) return exact ? [exact] : NONE;
    const near = [...this.#misspelt(written).values()];
    if (exact) {
      const others = near.filter((one) => one.word !== exact.word);
      return [exact, ...others.map((one) => ({ ...one, own: 'name' as const }))];
    }
    const ordinary = this.#everyday.has(written) || written.length <= SHORT;
    return ordinary ? near.map((one) => ({ ...one, own: 'everyday' as const })) : near;
  }

  #misspelt(written: string): Map<string, Guess> {
    const found = this.#near(written);
    const sound = skeleton(written);
    for (const word of (sound.length >= MIN_SOUND && this.#sounds.get(sound)) || []) {
      const slipped = found.get(word);
      found.set(word, { word, slips: 0, cost: Math.min(slipped?.cost ?? BY_SOUND, BY_SOUND) });
    }
    return found;
  }

  #near(written: string): Map<string, Guess> {
    const found = new Map<string, Guess>();
    const letters = lettersIn(written);
    for (let length = written.length - MAX_SLIPS; length <= written.length + MAX_SLIPS; length += 1) {
      for (const entry of this.#lengths.get(shelf(written, length)) ?? []) {
        // Each wrong letter changes at most two of the letters that occur.
        if (ones(entry.letters ^ letters) > 2 * MAX_SLIPS) continue;
        const most = Math.min(bears(entry.spelling), bears(written));
        const slips = wrongLetters(written, entry.spelling, most);
        if (slips > most || (found.get(entry.word)?.slips ?? most) < slips) continue;
        found.set(entry.word, { word: entry.word, slips, cost: slips });
      }
    }
    return found;
  }
}

/** How many wrong letters one word can bear and still be told; its name may bear fewer. */
function bears(word: string): number {
  if (/\d/.test(word)) return 0;
  return word.length < 5 ? 1 : MAX_SLIPS;
}

/** The letters that occur, as bits; scripts never share a shelf, so that the bits of both may be the same. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function shelf(word: string, length: number): number {
  return word.charCodeAt(word.length - 1) < 0x900 ? length : -length;
}

function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function put(map: Map<string, Set<string>>, key: string, word: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(word));
}
