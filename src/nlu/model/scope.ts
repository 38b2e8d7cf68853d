import type { Bands } from '../types.ts';
import { chooseBands, type Fate } from './bands.ts';
import type { Outcome } from './held-out.ts';
import { chanceOf, type Example, fitLogistic, type Logistic } from './logistic.ts';

/** From evidence to chances: that the message is about something we know; and if so, that the first class is right. */
export interface Trust {
  within: Logistic;
  right: Logistic;
}

/** How much of what people write is none of ours: the weight its lines are given, whatever their number. */
const OUTSIDE_SHARE = 0.2;
const FEWEST = 30;

/** Used when there are too few lines to fit them. */
const ROUGH_WITHIN: Logistic = { weights: [1.5, 0, 0.7, 0.5, 1, 0.5, 0.5], shift: 0.5 };
const ROUGH_RIGHT: Logistic = { weights: [2.5, 2.5, 0.5, 0, 0, 0, 0], shift: 1.2 };

/**
 * How safely the best class may be taken, 0 to 1: the chance that the message is about something we know, less a part
 * of the doubt which of several near things is meant. That doubt is cheap ("do you mean this?"); to take up what is
 * none of ours is not.
 */
const DOUBT = 0.3;

export function confidenceOf({ within, right }: Trust, evidence: readonly number[]): number {
  return chanceOf(within, evidence) * (1 - DOUBT + DOUBT * chanceOf(right, evidence));
}

/** How far to trust the machine, and from where on to do what, from lines it had not seen. */
export function trustFrom(outcomes: readonly Outcome[]): { trust: Trust; bands: Bands } {
  const inside = outcomes.filter((one) => !one.outside);
  const weights = weightsOf(outcomes);
  const within =
    outcomes.length - inside.length < FEWEST || inside.length < FEWEST
      ? ROUGH_WITHIN
      : fitLogistic(outcomes.map((one): Example => example(one, !one.outside, weights(one))));
  const wrong = inside.filter((one) => !one.right).length;
  const right =
    wrong < 5 || inside.length < FEWEST
      ? ROUGH_RIGHT
      : fitLogistic(inside.map((one): Example => example(one, one.right, 1)));
  const trust = { within, right };
  const judged = outcomes.map((one) => ({
    confidence: confidenceOf(trust, one.evidence),
    fate: fateOf(one),
    weight: weights(one),
  }));
  return { trust, bands: chooseBands(judged) };
}

function example({ evidence }: Outcome, yes: boolean, weight: number): Example {
  return { features: evidence, yes, weight };
}

function fateOf(one: Outcome): Fate {
  if (one.outside) return 'outside';
  if (one.right) return 'right';
  return one.near ? 'near' : 'wrong';
}

/** Lines outside weigh their share together; hidden classes and given examples half of it each. */
function weightsOf(outcomes: readonly Outcome[]): (one: Outcome) => number {
  const hidden = outcomes.filter((one) => one.hidden).length;
  const given = outcomes.filter((one) => one.outside && !one.hidden).length;
  const inside = outcomes.length - hidden - given;
  const outside = (OUTSIDE_SHARE / (1 - OUTSIDE_SHARE)) * inside;
  const kinds = (hidden > 0 ? 1 : 0) + (given > 0 ? 1 : 0);
  return (one) => (one.outside ? outside / kinds / (one.hidden ? hidden : given) : 1);
}
