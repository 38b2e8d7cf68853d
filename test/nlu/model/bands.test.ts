import { expect, test } from 'vitest';
import { bandOf, chooseBands, type Fate, type Judged, ROUGH_BANDS } from '../../../src/nlu/model/bands.ts';

const many = (confidence: number, fate: Fate, n: number): Judged[] =>
  Array.from({ length: n }, () => ({ confidence, fate, weight: 1 }));

test('it acts from where nearly all is right, asks where it is even, offers where it may be several, turns away where most is none of ours', () => {
  const bands = chooseBands([
    ...many(0.95, 'right', 100),
    ...many(0.95, 'wrong', 1),
    ...many(0.7, 'right', 40),
    ...many(0.7, 'near', 40),
    ...many(0.7, 'wrong', 20),
    ...many(0.4, 'right', 25),
    ...many(0.4, 'near', 25),
    ...many(0.4, 'outside', 40),
    ...many(0.1, 'outside', 100),
  ]);
  const band = (confidence: number) => bandOf(bands, { id: 'x', confidence });
  expect([0.95, 0.7, 0.4, 0.1].map(band)).toEqual(['act', 'confirm', 'offer', 'ask']);
});

test('the more lines that are none of ours weigh, the later it takes one up', () => {
  const lines = (weight: number) => [
    ...Array.from({ length: 100 }, (_, i) => ({
      confidence: i / 100,
      fate: 'right' as const,
      weight: i / 100,
    })),
    ...Array.from({ length: 100 }, (_, i) => ({
      confidence: i / 100,
      fate: 'outside' as const,
      weight: weight * (1 - i / 100),
    })),
  ];
  expect(chooseBands(lines(4)).confirm).toBeGreaterThan(chooseBands(lines(0.5)).confirm);
});

test('bounds stand in order, and few lines choose nothing', () => {
  const { act, confirm, offer } = chooseBands([...many(1, 'right', 60), ...many(0, 'outside', 60)]);
  expect(act).toBeGreaterThanOrEqual(confirm);
  expect(confirm).toBeGreaterThanOrEqual(offer);
  expect(chooseBands(many(0.5, 'right', 10))).toEqual(ROUGH_BANDS);
});
