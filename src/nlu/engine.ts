import type { Language } from '../lib/language.ts';
import { readAnswer } from './answer.ts';
import { extractEntities } from './entities/extract.ts';
import { fold, type Token, tokenise } from './fold.ts';
import { tellLanguage } from './language.ts';
import { maskedWords, type Word } from './mask.ts';
import type { Classifier } from './model/classifier.ts';
import { fingerprintOf, load, save } from './model/saved.ts';
import { type Line, trainClassifier } from './model/train.ts';
import { NearestNames } from './names/nearest.ts';
import { Places } from './names/places.ts';
import { readMessage } from './segments/index.ts';
import type { Context, Engine, Likeness, Scored, Understanding, UnderstandingInput } from './types.ts';

const ALTERNATIVES = 5;
/** The intent whose lines are examples of what is none of ours. */
const OUTSIDE = 'out_of_scope';
/** Nothing in a long message after this says more about what is wanted. */
const READ_LENGTH = 4000;

/**
 * Builds the understanding of a helpdesk: trains in memory (seconds for ten thousand lines), or takes a saved model
 * of the same data. Pure and synchronous after that; keeps nothing between messages.
 */
export function createUnderstanding(input: UnderstandingInput): Engine {
  const places = new Places(input, everydayWords(input));
  const began = performance.now();
  const fingerprint = fingerprintOf(input);
  const classifier = input.model
    ? load(input.model, fingerprint)
    : trainClassifier(trainingLines(input, places), { outside: OUTSIDE }).classifier;
  const trainingSeconds = (performance.now() - began) / 1000;
  const departments = new NearestNames(input.departments);
  const districts = new NearestNames(input.districts);
  return {
    understand: (text, context) => understand(text, context ?? { now: new Date() }, places, classifier),
    nearestDepartments: (text, n = 3) => departments.find(text, n),
    nearestDistricts: (text, n = 3) => districts.find(text, n),
    names: (text) => places.find(tokenise(fold(text)), text),
    likeness: (a, b) => classifier.likeness(wordsOf(a, places), wordsOf(b, places)),
    nearest: (text, candidates, n = 3) => nearest(text, candidates, n, places, classifier),
    save: () => save(classifier, fingerprint),
    bands: classifier.parts.bands,
    trainingSeconds,
  };
}

function understand(
  original: string,
  context: Context,
  places: Places,
  classifier: Classifier,
): Understanding {
  const text = original.length > READ_LENGTH ? original.slice(0, READ_LENGTH) : original;
  const folded = fold(text);
  const tokens = tokenise(folded);
  const answer = readAnswer(folded, tokens);
  const entities = extractEntities({ folded, tokens, places, answer, now: context.now });
  const words = maskedWords(tokens, entities);
  const told = tellLanguage(text, words, context.lastLanguage);
  const read = readMessage({
    text,
    tokens,
    entities,
    subjectLength: context.subjectLength ?? 0,
    bands: classifier.parts.bands,
    rank: (part) => rank(part, classifier),
  });
  const { intent, alternatives, band } = read.matters[0]!;
  return {
    language: told.language,
    languageSure: told.sure,
    intent,
    alternatives,
    band,
    ...read,
    answer,
  };
}

/** A message without words or things (an emoji, dots) is nothing we know. */
function rank(words: readonly string[], classifier: Classifier): Scored[] {
  const { ranked } = classifier.rank(words, ALTERNATIVES);
  return words.length > 0 ? ranked : ranked.map(({ id }) => ({ id, confidence: 0 }));
}

function nearest(
  text: string,
  candidates: readonly string[],
  n: number,
  places: Places,
  classifier: Classifier,
): Likeness[] {
  const words = wordsOf(text, places);
  return candidates
    .map((other, index) => ({ index, likeness: classifier.likeness(words, wordsOf(other, places)) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, n);
}

function trainingLines(input: UnderstandingInput, places: Places): Line[] {
  return input.intents.flatMap(({ id, lines }) =>
    Object.values(lines)
      .flat()
      .map((text) => ({ words: wordsOf(text, places), label: id })),
  );
}

/** The words of a text, what is named in it by its kind. */
function wordsOf(text: string, places: Places): Word[] {
  const folded = fold(text);
  const tokens = tokenise(folded);
  const entities = extractEntities({ folded, tokens, places, answer: {}, now: new Date(0) });
  return maskedWords(tokens, entities);
}

/** Words that at least two intents use are everyday words: never a misspelt department. */
function everydayWords(input: UnderstandingInput): Set<string> {
  const users = new Map<string, Set<string>>();
  for (const { id, lines } of input.intents) {
    for (const text of Object.values(lines as Record<Language, readonly string[]>).flat()) {
      for (const { key } of tokenise(fold(text)) as Token[])
        users.set(key, (users.get(key) ?? new Set()).add(id));
    }
  }
  return new Set([...users].filter(([, ids]) => ids.size > 1).map(([word]) => word));
}
