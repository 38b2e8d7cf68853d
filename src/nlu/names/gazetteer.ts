import type { Token } from '../fold.ts';
import { skeleton } from '../phonetic.ts';
import { follow, type Guesses } from './follow.ts';
import { Spelling } from './spelling.ts';
import { DEPARTMENT, type NameForm, spellingsOf } from './variants.ts';
import { DEPARTMENT_WORDS } from './words.ts';

/** A form of a name found at tokens [from, to). */
export interface Found {
  form: NameForm;
  from: number;
  to: number;
  /** 0 as written; else the letters wrong, and a little for words that only sound the same. */
  cost: number;
}

const MAX_JOINED = 4;
const MAX_WHOLE = 6;
const MIN_JOINED = 3;
const MIN_JOINED_SOUND = 6;
/** From here on a name with a space too many or too few is known even with a letter wrong. */
const MIN_JOINED_SLIP = 8;
/** A name whose spaces are misplaced is less sure than one with all of them right. */
const RESPACED = 0.1;

/** All forms of all names, found in a row of tokens whatever the spaces, script or wrong letters. */
export class Gazetteer {
  readonly #byFirst = new Map<string, NameForm[]>();
  readonly #joined = new Map<string, NameForm[]>();
  readonly #joinedSound = new Map<string, NameForm[]>();
  readonly #words: Spelling;
  readonly #whole: Spelling;
  readonly #speltForms = new Map<string, NameForm[]>();
  readonly #spelt: Spelling;

  constructor(forms: readonly NameForm[], everyday: ReadonlySet<string>) {
    const words = new Map<string, string>();
    for (const word of DEPARTMENT_WORDS) words.set(word, DEPARTMENT);
    const whole = new Map<string, string>();
    for (const form of forms) {
      for (const word of form.words) {
        if (word !== DEPARTMENT) for (const spelling of spellingsOf(word)) words.set(spelling, word);
      }
      put(this.#byFirst, form.words[0]!, form);
      const spelt = form.words.map((word) => (word === DEPARTMENT ? departmentIn(form) : word)).join('');
      if (form.bears > 1) put(this.#speltForms, spelt, form);
      const joined = form.words.filter((word) => word !== DEPARTMENT).join('');
      if (form.words.includes(DEPARTMENT) || joined.length < MIN_JOINED) continue;
      put(this.#joined, joined, form);
      if (form.words.length > 1 && joined.length >= MIN_JOINED_SLIP) whole.set(joined, joined);
      if (joined.length >= MIN_JOINED_SOUND && skeleton(joined).length >= 4)
        put(this.#joinedSound, skeleton(joined), form);
    }
    this.#words = new Spelling(words, everyday);
    this.#whole = new Spelling(whole, everyday);
    this.#spelt = new Spelling(
      new Map([...this.#speltForms.keys()].map((spelt) => [spelt, spelt])),
      everyday,
    );
  }

  find(tokens: readonly Token[]): Found[] {
    const guesses = tokens.map((token) => this.#words.guesses(token.key));
    const found: Found[] = [];
    for (let from = 0; from < tokens.length; from += 1) {
      for (const first of guesses[from]!) {
        for (const form of this.#byFirst.get(first.word) ?? []) {
          const end = follow(form, tokens, guesses, from, first);
          if (end) found.push({ form, from, ...end });
        }
      }
      this.#findJoined(tokens, guesses, from, found);
    }
    return found;
  }

  /** What it costs to read a word as "department": 0 as written, null when it is another word. */
  departmentCost(token: Token | undefined): number | null {
    if (!token) return null;
    return this.#words.guesses(token.key).find((one) => one.word === DEPARTMENT && !one.own)?.cost ?? null;
  }

  /** A short message that is a misspelt name and nothing else, whatever became of its words and spaces. */
  findWhole(tokens: readonly Token[]): Found[] {
    if (tokens.length > MAX_WHOLE || tokens.every((token) => this.#words.isEveryday(token.key))) return [];
    const joined = tokens.map((token) => token.key).join('');
    const guesses = joined.length < MIN_JOINED_SLIP ? [] : this.#spelt.guesses(joined);
    return guesses.flatMap(({ word, slips, cost, own }) => {
      const forms = own || slips === 0 ? [] : this.#speltForms.get(word)!;
      return forms.map((form) => ({ form, from: 0, to: tokens.length, cost: cost + RESPACED }));
    });
  }

  /** "loknirman" for "lok nirman" and "sid dharth nagar" for "siddharthnagar"; "p w d" for "pwd". */
  #findJoined(tokens: readonly Token[], guesses: Guesses, from: number, found: Found[]): void {
    let joined = '';
    let letters = true;
    let foreign = false;
    const last = Math.min(from + MAX_JOINED, tokens.length);
    for (let to = from + 1; to <= last; to += 1) {
      const { key } = tokens[to - 1]!;
      joined += key;
      letters &&= isLetter(key);
      foreign ||= guesses[to - 1]![0]?.cost !== 0 && this.#words.isEveryday(key);
      const pieces = to - from;
      if (joined.length < MIN_JOINED || (pieces > 1 && !letters && joined.length < MIN_JOINED_SOUND))
        continue;
      this.#addJoined(this.#joined.get(joined), { from, to, slips: 0, cost: 0 }, found);
      if (pieces > 2 || foreign || joined.length < MIN_JOINED_SOUND) continue;
      if (!this.#words.isEveryday(joined)) this.#findMisjoined(joined, from, to, found);
    }
  }

  #findMisjoined(joined: string, from: number, to: number, found: Found[]): void {
    this.#addJoined(this.#joinedSound.get(skeleton(joined)), { from, to, slips: 0, cost: 1 }, found);
    if (joined.length < MIN_JOINED_SLIP - 1) return;
    for (const { word, slips, cost, own } of this.#whole.guesses(joined)) {
      // Both wrong letters at one end may be a whole word left out ("vanijya" for "vanijya kar").
      if (slips === 0 || own || word.length - joined.length > 1) continue;
      this.#addJoined(this.#joined.get(word), { from, to, slips, cost }, found);
    }
  }

  #addJoined(forms: readonly NameForm[] | undefined, at: Joined, found: Found[]): void {
    if (!forms) return;
    const { from, to, slips, cost } = at;
    for (const form of forms) {
      if (form.words.length === to - from || slips > form.bears) continue;
      found.push({ form, from, to, cost: cost + RESPACED });
    }
  }
}

interface Joined {
  from: number;
  to: number;
  slips: number;
  cost: number;
}

/** One Latin letter, or the name of one in Devanagari ("पी", "डब्ल्यू"). */
function isLetter(key: string): boolean {
  if (key.length === 1) return true;
  return (
    key.length < 9 &&
    key.charCodeAt(0) > 0x900 &&
    /^(?:[\u0905-\u0939][\u093e-\u094c\u0902]?|एफ|एम|एन|एल|एस|एच|आर|आई|डब्ल्यू|डब्लू|वाई|ज़ेड)$/u.test(key)
  );
}

function put(map: Map<string, NameForm[]>, key: string, form: NameForm): void {
  const list = map.get(key);
  if (list) list.push(form);
  else map.set(key, [form]);
}

function departmentIn(form: NameForm): string {
  return /[a-z]/.test(form.words[0]!) ? 'vibhag' : 'विभाग';
}
