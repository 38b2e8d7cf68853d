import { expect, test } from 'vitest';
import { chanceOf, fitLogistic } from '../../../src/nlu/model/logistic.ts';
import { generator } from '../../../src/nlu/model/random.ts';

test('chances agree with how often it was so', () => {
  const random = generator(3);
  const examples = Array.from({ length: 4000 }, () => {
    const margin = random() * 4 - 2;
    return { features: [margin, random()], yes: random() < 1 / (1 + Math.exp(-2 * margin)), weight: 1 };
  });
  const fit = fitLogistic(examples);
  for (const margin of [-1, 0, 1]) {
    expect(chanceOf(fit, [margin, 0.5])).toBeCloseTo(1 / (1 + Math.exp(-2 * margin)), 1);
  }
});

test('more of what speaks for it never makes it less likely, whatever few lines say', () => {
  const examples = [0, 1, 2, 3].map((value) => ({ features: [value], yes: value < 2, weight: 1 }));
  const fit = fitLogistic(examples);
  expect(chanceOf(fit, [3])).toBeGreaterThanOrEqual(chanceOf(fit, [0]));
});

test('a line that weighs more counts for more', () => {
  const fitted = (weight: number) =>
    fitLogistic([
      { features: [0], yes: true, weight },
      { features: [0], yes: false, weight: 1 },
    ]);
  expect(chanceOf(fitted(3), [0])).toBeCloseTo(0.75, 1);
  expect(chanceOf(fitted(1), [0])).toBeCloseTo(0.5, 1);
});
