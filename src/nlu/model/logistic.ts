/** Chance of "yes" = 1 / (1 + e^-(shift + weights · features)). */
export interface Logistic {
  weights: number[];
  shift: number;
}

export interface Example {
  features: readonly number[];
  yes: boolean;
  /** How much it counts. */
  weight: number;
}

const ROUNDS = 500;
const RATE = 0.7;
const KEEP_SMALL = 1e-3;

export function chanceOf({ weights, shift }: Logistic, features: ArrayLike<number>): number {
  let sum = shift;
  for (let j = 0; j < weights.length; j += 1) sum += weights[j]! * features[j]!;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Logistic regression of a handful of features that all speak for "yes": a weight below nought would be an accident
 * of few lines and is not allowed. Gradient steps on features brought to mean 0 and spread 1.
 */
export function fitLogistic(examples: readonly Example[]): Logistic {
  const width = examples[0]!.features.length;
  const { means, spreads } = spreadOf(examples, width);
  const rows = examples.map(({ features }) => features.map((value, j) => (value - means[j]!) / spreads[j]!));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const fit: Logistic = { weights: new Array<number>(width).fill(0.5), shift: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Array<number>(width).fill(0);
    let shift = 0;
    for (const [i, row] of rows.entries()) {
      const { yes, weight } = examples[i]!;
      const miss = ((yes ? 1 : 0) - chanceOf(fit, row)) * weight;
      for (let j = 0; j < width; j += 1) slope[j]! += miss * row[j]!;
      shift += miss;
    }
    fit.weights = fit.weights.map((w, j) => Math.max(w + RATE * (slope[j]! / total - KEEP_SMALL * w), 0));
    fit.shift += (RATE * shift) / total;
  }
  const weights = fit.weights.map((w, j) => w / spreads[j]!);
  return { weights, shift: fit.shift - weights.reduce((sum, w, j) => sum + w * means[j]!, 0) };
}

function spreadOf(examples: readonly Example[], width: number): { means: number[]; spreads: number[] } {
  const means = new Array<number>(width).fill(0);
  const spreads = new Array<number>(width).fill(0);
  for (const { features } of examples) {
    for (let j = 0; j < width; j += 1) means[j]! += features[j]! / examples.length;
  }
  for (const { features } of examples) {
    for (let j = 0; j < width; j += 1) spreads[j]! += (features[j]! - means[j]!) ** 2 / examples.length;
  }
  return { means, spreads: spreads.map((each) => Math.sqrt(each) || 1) };
}
