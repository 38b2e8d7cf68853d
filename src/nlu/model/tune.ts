import { generator, shuffle } from './random.ts';
import type { Recipe } from './recipe.ts';
import type { Lines } from './rows.ts';
import { scoreLine } from './score.ts';
import { type Machine, SvmTrainer } from './svm.ts';

/** More lines than this do not make the choice surer, only slower. */
const MOST = 1000;
const TESTED_ONE_OF = 3;
const WALKS = 3;
/** Each list holds the neighbours of the usual value; the one that is tried first decides for the next. */
const RARE_POWERS = [0, 0.5];
const COSTS = [0.4, 2.5];

/**
 * Chooses the machine's cost and the weight of rare classes by lines held out of the training lines. Another value
 * than the usual one is taken only when it wins by more than chance would have it: one standard error of the
 * difference. On few lines that means the usual ones.
 */
export function tuned(
  lines: Lines,
  labels: Int32Array,
  size: { rows: number; classes: number },
  usual: Recipe,
): Recipe {
  const order = Int32Array.from(labels.keys());
  shuffle(order, generator(23));
  const some = order.subarray(0, MOST);
  const [tested, learnt] = [
    some.filter((_, n) => n % TESTED_ONE_OF === 0),
    some.filter((_, n) => n % TESTED_ONE_OF > 0),
  ];
  const rights = (machine: Machine) => {
    const trainer = new SvmTrainer(lines, labels, size, machine, learnt);
    trainer.walk(learnt, WALKS);
    return tested.map((i) => (bestOf(lines, i, trainer, size.classes) === labels[i] ? 1 : 0));
  };
  let chosen = usual;
  let right = rights(usual);
  for (const machine of [
    ...RARE_POWERS.map((rarePower) => ({ rarePower })),
    ...COSTS.map((cost) => ({ cost })),
  ]) {
    const other = { ...chosen, ...machine };
    const others = rights(other);
    if (winsBy(others, right) <= 1) continue;
    [chosen, right] = [other, others];
  }
  return chosen;
}

/** By how many standard errors of the difference. */
function winsBy(a: Int32Array, b: Int32Array): number {
  let [gained, lost] = [0, 0];
  for (let i = 0; i < a.length; i += 1) {
    if (a[i]! > b[i]!) gained += 1;
    if (a[i]! < b[i]!) lost += 1;
  }
  return gained + lost === 0 ? 0 : (gained - lost) / Math.sqrt(gained + lost);
}

function bestOf(lines: Lines, i: number, trainer: SvmTrainer, classes: number): number {
  const scores = new Float64Array(classes);
  scoreLine(lines, i, trainer.weights.table, classes, scores);
  return scores.reduce((top, value, k) => (value > scores[top]! ? k : top), 0);
}
