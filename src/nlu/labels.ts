import { fold, tokenise } from './fold.ts';
import { maskedWords, type Word } from './mask.ts';
import { bandOf } from './model/bands.ts';
import { save } from './model/saved.ts';
import { type TrainOptions, trainClassifier } from './model/train.ts';
import type { Band, Bands, Scored } from './types.ts';

export type { Recipe } from './model/recipe.ts';
export type { TrainOptions };

export interface LabelReading {
  /** Likeliest first. */
  ranked: Scored[];
  /** The chance that it belongs to any of the labels. */
  within: number;
  band: Band;
}

/** The engine's model room by itself, for lines of any field: no names, no entities, no languages. */
export interface LabelReader {
  read(text: string): LabelReading;
  readonly bands: Bands;
  readonly trainSeconds: number;
  /** Of that, the features and one plain run of the machine. */
  readonly singlePassSeconds: number;
  /** The model as it would be kept. */
  readonly modelBytes: number;
  readonly settings: { cost: number; rarePower: number };
}

const WARM_UP = 500;

/** @param lines at least two labels */
export function learnLabels(
  lines: readonly { text: string; label: string }[],
  options: TrainOptions = {},
): LabelReader {
  const began = performance.now();
  const { classifier, recipe, singlePassSeconds } = trainClassifier(
    lines.map(({ text, label }) => ({ words: wordsOf(text), label })),
    options,
  );
  // The first messages should not pay for what the runtime compiles on the way.
  for (const { text } of lines.slice(0, WARM_UP)) classifier.rank(wordsOf(text), 3);
  const trainSeconds = (performance.now() - began) / 1000;
  return {
    read(text) {
      const { ranked, within } = classifier.rank(wordsOf(text), 3);
      return { ranked, within, band: bandOf(classifier.parts.bands, ranked[0]!) };
    },
    bands: classifier.parts.bands,
    trainSeconds,
    singlePassSeconds,
    modelBytes: Buffer.byteLength(JSON.stringify(save(classifier, ''))),
    settings: { cost: recipe.cost, rarePower: recipe.rarePower },
  };
}

function wordsOf(text: string): Word[] {
  return maskedWords(tokenise(fold(text)), []);
}
