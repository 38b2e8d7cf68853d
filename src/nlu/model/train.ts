import type { Word } from '../mask.ts';
import { Classifier } from './classifier.ts';
import { heldOut } from './held-out.ts';
import { prune, quantised } from './quantised.ts';
import { type Recipe, recipeFor } from './recipe.ts';
import { linesOf, weighted } from './rows.ts';
import { trustFrom } from './scope.ts';
import { SvmTrainer } from './svm.ts';
import { tuned } from './tune.ts';
import { Vocabulary } from './vocabulary.ts';

export interface Line {
  words: readonly Word[];
  label: string;
}

export interface TrainOptions {
  /** The label whose lines are examples of what is none of ours. */
  outside?: string | undefined;
  /** Taken as given instead of chosen by the lines: for measuring what each thing brings. */
  recipe?: ((usual: Recipe) => Recipe) | undefined;
  /** Nothing of the table is left out: for measuring what that costs. */
  whole?: boolean | undefined;
}

export interface Trained {
  classifier: Classifier;
  recipe: Recipe;
  /** What the features and one plain run of the machine took, of the whole. */
  singlePassSeconds: number;
}

/** After five or six walks nothing measured gets better; of few lines, chance in their order is walked out. */
const WALKS = 6;
const WALKS_OF_FEW = 18;
/** Lines times labels. */
const FEW = 100_000;

/** Features, the machine's settings by held-out lines, the machine, how far to trust it, and what of it to keep. */
export function trainClassifier(lines: readonly Line[], options: TrainOptions = {}): Trained {
  const began = performance.now();
  const labels = [...new Set(lines.map((line) => line.label))];
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const classes = Int32Array.from(lines, (line) => numbers.get(line.label)!);
  const documents = lines.map((line) => line.words);
  const usual = recipeFor(documents);
  const base = options.recipe?.(usual) ?? usual;
  const vocabulary = Vocabulary.from(documents, base.gap);
  const size = { rows: vocabulary.size, classes: labels.length };
  const plain = linesOf(documents, vocabulary);
  const loud = weighted(plain, base.weights);
  const featured = performance.now();
  const recipe = options.recipe ? base : tuned(loud, classes, size, base);
  const chosen = performance.now();
  const trainer = new SvmTrainer(loud, classes, size, recipe);
  const walks = classes.length * labels.length < FEW ? WALKS_OF_FEW : WALKS;
  trainer.walk(Int32Array.from(classes.keys()), walks);
  const walked = performance.now();
  const outside = options.outside === undefined ? -1 : labels.indexOf(options.outside);
  const { trust, bands } = trustFrom(
    heldOut({ trainer, plain, lines: loud, labels: classes, classes: labels.length, outside }),
  );
  const kept = options.whole ? { vocabulary, weights: trainer.weights } : prune(vocabulary, trainer.weights);
  const classifier = new Classifier({
    labels,
    outside: outside < 0 ? null : labels[outside]!,
    vocabulary: kept.vocabulary,
    groups: recipe.weights,
    table: options.whole ? quantised(kept.weights, 1) : quantised(kept.weights),
    trust,
    bands,
  });
  return { classifier, recipe, singlePassSeconds: (featured - began + walked - chosen) / 1000 };
}
