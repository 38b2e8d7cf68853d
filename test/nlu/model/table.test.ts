import { expect, test } from 'vitest';
import { generator } from '../../../src/nlu/model/random.ts';
import { SignTable } from '../../../src/nlu/model/table.ts';

test('a sign keeps the row it was given first, and an unknown one has none', () => {
  const table = new SignTable();
  expect(table.add(7)).toBe(0);
  expect(table.add(-7)).toBe(1);
  expect(table.add(7)).toBe(0);
  expect(table.get(-7)).toBe(1);
  expect(table.get(8)).toBe(-1);
});

test('nought and the outermost numbers are signs like any other', () => {
  const signs = [0, -1, 2 ** 31 - 1, -(2 ** 31)];
  const table = new SignTable();
  expect(table.get(0)).toBe(-1);
  expect(signs.map((sign) => table.add(sign))).toEqual([0, 1, 2, 3]);
  expect(signs.map((sign) => table.get(sign))).toEqual([0, 1, 2, 3]);
});

test('signs that share their low bits do not take each other for themselves, however it grows', () => {
  const random = generator(1);
  const signs = Array.from(
    { length: 5000 },
    (_, i) => (i % 2 ? i * 65_536 : Math.floor(random() * 2 ** 32)) | 0,
  );
  const table = new SignTable(4);
  const rows = new Map<number, number>();
  for (const sign of signs) rows.set(sign, table.add(sign));
  expect(table.size).toBe(rows.size);
  for (const [sign, row] of rows) expect(table.get(sign)).toBe(row);
  const again = SignTable.of(table.signs());
  for (const [sign, row] of rows) expect(again.get(sign)).toBe(row);
});
