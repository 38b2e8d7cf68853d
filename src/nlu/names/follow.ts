import type { Token } from '../fold.ts';
import { wrongLetters } from './distance.ts';
import type { Guess } from './spelling.ts';
import { DEPARTMENT, type NameForm } from './variants.ts';
import { JOINING_WORDS, OFFICE_WORDS } from './words.ts';

/** Letters of the rest of a name that tell it although one of its words is written as another word. */
const TELLING = { everyday: 6, name: 3 };
const TELLING_SHARE = 0.6;

/** For each token, the words of the lists it may be. */
export type Guesses = readonly (readonly Guess[])[];

/** Whether the rest of the form's words follow; joining words between them are passed over. */
export function follow(
  form: NameForm,
  tokens: readonly Token[],
  guesses: Guesses,
  from: number,
  first: Guess,
): { to: number; cost: number } | null {
  const said: Guess[] = [first];
  let joins = 0;
  let at = from + 1;
  for (let i = 1; i < form.words.length; i += 1) {
    const word = form.words[i]!;
    while (at < tokens.length && JOINING_WORDS.has(tokens[at]!.key)) at += 1;
    let guess = guessOf(guesses[at], word);
    if (!guess && at < tokens.length && isJoiningMisspelt(tokens[at]!.key)) {
      joins += 1;
      at += 1;
      guess = guessOf(guesses[at], word);
    }
    if (!guess) return null;
    said.push(guess);
    at += 1;
  }
  const slips = said.reduce((sum, guess) => sum + guess.slips, joins);
  if (slips > form.bears || !said.every((guess) => isTold(guess, said))) return null;
  return { to: at, cost: said.reduce((sum, guess) => sum + guess.cost, joins) };
}

function guessOf(guesses: readonly Guess[] | undefined, word: string): Guess | undefined {
  return guesses?.find((candidate) => candidate.word === word);
}

/** A word written as another word of its own is a slip only where the rest of the name tells which name it is. */
function isTold(guess: Guess, said: readonly Guess[]): boolean {
  if (!guess.own) return true;
  if (guess.word === DEPARTMENT) return false;
  const rest = said.filter((one) => one.slips === 0 && !one.own && !isCommon(one.word));
  const telling = rest.reduce((sum, one) => sum + one.word.length, 0);
  const enough = telling >= (telling + guess.word.length) * TELLING_SHARE;
  return telling >= TELLING[guess.own] && (guess.own === 'name' || enough);
}

function isCommon(word: string): boolean {
  return word === DEPARTMENT || OFFICE_WORDS.has(word);
}

const JOINING = ['and', 'of', 'evam', 'एवं', 'तथा'];

function isJoiningMisspelt(key: string): boolean {
  return key.length >= 2 && key.length <= 5 && JOINING.some((word) => wrongLetters(key, word, 1) <= 1);
}
