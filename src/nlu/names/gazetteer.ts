import type { Token } from '../fold.ts';
import { skeleton } from '../phonetic.ts';
import { type Guess, Spelling } from './spelling.ts';
import { DEPARTMENT, type NameForm } from './variants.ts';
import { DEPARTMENT_WORDS, JOINING_WORDS } from './words.ts';

/** A form of a name found at tokens [from, to). */
export interface Found {
  form: NameForm;
  from: number;
  to: number;
  /** 1 as written; less by sound or with a slip. */
  likeness: number;
}

const MAX_JOINED = 4;
const MIN_JOINED = 3;

/** All forms of all names, found in a row of tokens whatever the spaces, script or one slip per word. */
export class Gazetteer {
  readonly #byFirst = new Map<string, NameForm[]>();
  readonly #joined = new Map<string, NameForm[]>();
  readonly #joinedSound = new Map<string, NameForm[]>();
  readonly #spelling: Spelling;

  constructor(forms: readonly NameForm[], everyday: ReadonlySet<string>) {
    const words = new Set<string>([DEPARTMENT]);
    for (const form of forms) {
      for (const word of form.words) words.add(word);
      put(this.#byFirst, form.words[0]!, form);
      const joined = form.words.filter((word) => word !== DEPARTMENT).join('');
      if (form.words.includes(DEPARTMENT) || joined.length < MIN_JOINED) continue;
      put(this.#joined, joined, form);
      if (joined.length >= 6 && skeleton(joined).length >= 4) put(this.#joinedSound, skeleton(joined), form);
    }
    this.#spelling = new Spelling(words, everyday);
  }

  find(tokens: readonly Token[]): Found[] {
    const guesses = tokens.map((token) => this.#guess(token));
    const found: Found[] = [];
    for (let from = 0; from < tokens.length; from += 1) {
      for (const first of guesses[from]!) {
        for (const form of this.#byFirst.get(first.word) ?? []) {
          const end = follow(form, tokens, guesses, from, first.likeness);
          if (end) found.push({ form, from, ...end });
        }
      }
      this.#findJoined(tokens, from, found);
    }
    return found;
  }

  #guess(token: Token): Guess[] {
    if (DEPARTMENT_WORDS.has(token.key)) return [{ word: DEPARTMENT, likeness: 1 }];
    return this.#spelling.guesses(token.key);
  }

  /** "loknirman" for "lok nirman" and "sid dharth nagar" for "siddharthnagar"; "p w d" for "pwd". */
  #findJoined(tokens: readonly Token[], from: number, found: Found[]): void {
    let joined = '';
    for (let to = from + 1; to <= Math.min(from + MAX_JOINED, tokens.length); to += 1) {
      joined += tokens[to - 1]!.key;
      if (joined.length < MIN_JOINED) continue;
      const pieces = to - from;
      const letters = tokens.slice(from, to).every((token) => token.key.length === 1);
      const whole = tokens.slice(from, to).every((token) => token.key.length > 1);
      if (pieces > 1 && !letters && (!whole || joined.length < 6)) continue;
      for (const form of this.#joined.get(joined) ?? []) {
        if (form.words.length !== pieces) found.push({ form, from, to, likeness: 0.98 });
      }
      if (pieces > 2 || this.#spelling.everyday.has(joined)) continue;
      for (const form of this.#joinedSound.get(skeleton(joined)) ?? []) {
        if (form.words.length !== pieces) found.push({ form, from, to, likeness: 0.88 });
      }
    }
  }
}

function put(map: Map<string, NameForm[]>, key: string, form: NameForm): void {
  const list = map.get(key);
  if (list) list.push(form);
  else map.set(key, [form]);
}

/** Whether the rest of the form's words follow; joining words between them are passed over. */
function follow(
  form: NameForm,
  tokens: readonly Token[],
  guesses: readonly Guess[][],
  from: number,
  first: number,
): { to: number; likeness: number } | null {
  let likeness = first;
  let at = from + 1;
  for (let i = 1; i < form.words.length; i += 1) {
    while (at < tokens.length && JOINING_WORDS.has(tokens[at]!.key)) at += 1;
    const word = form.words[i]!;
    const guess = guesses[at]?.find((candidate) => candidate.word === word);
    if (!guess) return null;
    likeness = Math.min(likeness, guess.likeness);
    at += 1;
  }
  return { to: at, likeness };
}
