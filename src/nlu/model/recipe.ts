import type { Word } from '../mask.ts';
import { GROUPS, type GroupName } from './features.ts';
import type { GroupWeights } from './rows.ts';
import type { Machine } from './svm.ts';

/** How a model is made: what each group of features weighs, and how the machine learns. */
export interface Recipe extends Machine {
  weights: GroupWeights;
  /** How far apart two words may stand to be taken as a pair; 1 is neighbours only. */
  gap: number;
}

/** Measured by cross-validation on the training files of open bots' data. */
export const USUAL: Recipe = {
  weights: { words: 0.6, letters: 1, sounds: 0.4, soundLetters: 0.4, concepts: 0.6 },
  gap: 4,
  cost: 1,
  rarePower: 0.25,
};

/** In Hindi, and where scripts are mixed, sounds say as much as letters. */
const HINDI_SOUNDS = 1;
/** Fewer lines than this teach less than what words mean does: measured likewise. */
const FEW = 1000;
const CONCEPTS_OF_FEW = 0.8;
const HINDI =
  /^(?:hai|hain|ko|ka|ki|ke|me|mein|mera|meri|mere|kya|kaise|nahi|nhi|aur|karo|kar|karna|liye|se|hua|raha|chahiye|.*[\u0900-\u097f].*)$/;

/** The usual recipe, with sounds louder the more of the lines are Hindi in whichever script. */
export function recipeFor(documents: readonly (readonly Word[])[]): Recipe {
  const hindi = documents.filter((words) => words.some((word) => HINDI.test(word))).length;
  const share = Math.min(1, (2 * hindi) / Math.max(1, documents.length));
  const louder = (usual: number) => usual + share * (HINDI_SOUNDS - usual);
  const { sounds, soundLetters } = USUAL.weights;
  const concepts = documents.length < FEW ? CONCEPTS_OF_FEW : USUAL.weights.concepts;
  const weights = { ...USUAL.weights, sounds: louder(sounds), soundLetters: louder(soundLetters), concepts };
  return { ...USUAL, weights };
}

export function weightList(weights: Record<GroupName, number>): number[] {
  return GROUPS.map((name) => weights[name]);
}
