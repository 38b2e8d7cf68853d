import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { gemcell } from '../support/gemcell.ts';
import { newFolder } from '../support/house.ts';

const GOOD = ['slack,C0000001,,PWD', 'slack,C0000002,6,', 'slack,C0000003,,', 'slack,C0000004,6,PWD'];
const FAULTY = [
  ['slack,C0000005,14,', 'duty'],
  ['slack,C0000006,six,', 'duty'],
  ['slack,C0000007,,NOWHERE', 'department'],
  ['telegram,C0000008,,PWD', 'door'],
  ['slack,,,PWD', 'address'],
] as const;

let db: Database;
let settings: Record<string, string>;
const file = join(newFolder(), 'places.csv');

beforeAll(async () => {
  db = await testDatabase();
  settings = { DATA_DIR: newFolder(), DATABASE_URL: db.url, LOG_LEVEL: 'error' };
});

const load = async (lines: readonly string[], ...more: string[]) => {
  writeFileSync(file, ['door,address,duty,department', ...lines, ''].join('\n'));
  const { out, code } = await gemcell(['load', 'places', file, '--json', ...more], settings);
  return { code, done: JSON.parse(out) as { taken: number; known: number; faults: object[] } };
};
const places = () =>
  rows<{ row: string }>(
    db,
    `SELECT concat_ws(',', door, address, coalesce(duty::text, ''), coalesce(department, '')) AS row FROM place ORDER BY address`,
  ).then((all) => all.map(({ row }) => row));

it('gemcell load places takes the good rows in and tells each faulty one by row, column and reason', async () => {
  const dry = await load([...GOOD, ...FAULTY.map(([row]) => row)], '--dry-run');
  expect(dry.done.taken).toBe(GOOD.length);
  expect(await places()).toEqual([]);
  const { code, done } = await load([...GOOD, ...FAULTY.map(([row]) => row)]);
  expect(code).toBe(1);
  expect(done).toMatchObject({ taken: GOOD.length, known: 0 });
  expect(done.faults).toEqual(
    FAULTY.map(([, column], n) => ({ row: GOOD.length + 2 + n, column, reason: expect.any(String) })),
  );
  expect(await places()).toEqual(GOOD);
});

it('loaded again, the same places are known', async () => {
  await load(GOOD);
  const { code, done } = await load(GOOD);
  expect(code).toBe(0);
  expect(done).toMatchObject({ taken: 0, known: GOOD.length, faults: [] });
});
