import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const sizes = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|mjs|js|css)$/.test(file))
  .map((file) => ({ file, lines: readFileSync(join(src, file), 'utf8').split('\n').length - 1 }));

test('no file is longer than 300 lines', () => {
  expect(sizes.length).toBeGreaterThan(200);
  expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
});

test('nine files of ten are shorter than 150 lines', () => {
  const short = sizes.filter(({ lines }) => lines < 150);
  expect(short.length / sizes.length).toBeGreaterThanOrEqual(0.9);
});

test("the ticket's entity is shorter than 120 lines: what is done with a ticket stands by verb", () => {
  expect(sizes.find(({ file }) => file === join('tickets', 'entity.ts'))!.lines).toBeLessThan(120);
});
