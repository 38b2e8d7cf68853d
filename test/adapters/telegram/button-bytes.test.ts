import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { partsOf } from '../../../src/adapters/telegram/outgoing.ts';
import { listCells, loadCell } from '../../../src/cells/index.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('adapters'))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
  .join('\n');

/** Beginnings of the values that stand on buttons: `department:${code}`, `over:works:${serial}`. */
const beginnings = [...source.matchAll(/(?:value: |, )`([a-z_]+:(?:[a-z]+:)?)\$\{/g)].map(([, one]) => one!);
const NUMBER = 'ABCD-2026-123456-A';

const takes = (value: string) =>
  partsOf({
    id: '1',
    to: '1',
    language: 'hi',
    text: 'x',
    choices: [{ label: 'x', value }],
    files: [],
    thread: [],
    automatic: true,
  });

it('no button of the house has a value that Telegram would not take, whatever code, intent or ticket it is of', () => {
  const codes = listCells().flatMap((name) => {
    const { departments, districts, categories, officers, outcomes } = loadCell(name);
    return [departments, districts, categories, officers, outcomes].flatMap((all) => [...all.keys()]);
  });
  const intents = readdirSync(join(ROOT, 'intents')).map((file) => basename(file, '.yml'));
  // What a cell's own tables may hold at most, beside what the shipped ones do.
  const values = [...codes, ...intents, 'X'.repeat(40), NUMBER, `${NUMBER}:5`];
  expect(beginnings).toEqual(
    expect.arrayContaining(['department:', 'open_ticket:', 'ticket:', 'over:works:']),
  );
  for (const beginning of beginnings) for (const value of values) takes(`${beginning}${value}`);
  for (const both of ['same', 'apart']) takes(`${both}:${NUMBER}:${NUMBER}`);
});

it('a code too long for a button is refused with the table it stands in', async () => {
  const { code } = await import('../../../src/cells/fields.ts');
  expect(code.safeParse('X'.repeat(40)).success).toBe(true);
  expect(code.safeParse('X'.repeat(41)).error?.issues[0]?.message).toMatch(/too long for a button/);
});
