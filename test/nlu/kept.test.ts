import { expect, test } from 'vitest';
import { keptLines, measureKept, recorded } from './kept.ts';
import { shippedEngine } from './world.ts';

/** A fall of more than a point, for any language, is a fault of data or code; `npm run kept:record` after a gain. */
const POINT = 0.01;
/** So few lines are out of scope that five of them are three points. */
const OUTSIDE_SLACK = 0.03;

const now = measureKept(shippedEngine());
const before = recorded();

test.each(['en', 'hi', 'hi-Latn'])('kept lines are understood no worse than recorded: %s', (language) => {
  const lines = keptLines().filter((line) => line.language === language && line.intent !== 'out_of_scope');
  expect(lines.length).toBeGreaterThan(200);
  expect(now.accuracy[language]).toBeGreaterThanOrEqual(before.accuracy[language]! - POINT);
});

test('what is none of ours is turned away as often as recorded, and what is ours no oftener', () => {
  expect(now.outOfScope.recall).toBeGreaterThanOrEqual(before.outOfScope.recall - OUTSIDE_SLACK);
  expect(now.outOfScope.falseRejects).toBeLessThanOrEqual(before.outOfScope.falseRejects + POINT);
});
