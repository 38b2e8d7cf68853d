import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { testDatabase } from '../support/database.ts';
import { gemcell, type Ran } from '../support/gemcell.ts';

let folder: string;
let settings: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gemcell-learning-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  settings = { DATABASE_URL: (await testDatabase()).url, DATA_DIR: folder };
});

const run = (...args: string[]): Promise<Ran> => gemcell(args, settings);
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out) as never;

describe('understanding, measuring and checking open no database', () => {
  const file = (name: string, rows: string[]) => {
    writeFileSync(join(folder, name), rows.join('\n'));
    return join(folder, name);
  };
  const commands: [string, () => string[]][] = [
    [
      'understand --tsv',
      () => [
        'understand',
        '--tsv',
        file('t.tsv', ['text\tintent\tlang', 'payment nahi aaya\tpay_pending\thl']),
        '--json',
      ],
    ],
    [
      'nlu evaluate',
      () => {
        const rows = [
          'money\tpay',
          'my money\tpay',
          'cash\tpay',
          'login\tlog',
          'my login\tlog',
          'password\tlog',
        ];
        const tsv = file('e.tsv', [...rows, ...rows.map((row) => `please ${row}`)]);
        return ['nlu', 'evaluate', '--train', tsv, '--test', tsv, '--json'];
      },
    ],
    ['check', () => ['check', '--json']],
  ];
  it.each(commands)('%s', async (_, args) => {
    const nowhere = {
      DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
      DATA_DIR: '/dev/null/data',
    };
    const ran = await gemcell(args(), nowhere);
    expect(ran.code, ran.err).toBe(0);
    expect(() => JSON.parse(ran.out)).not.toThrow();
    expect(ran.err).not.toMatch(/database/i);
  });

  it('understand tells the band, the bands, the matters and the model, and leaves no data folder behind', async () => {
    const never = join(folder, 'never');
    const ran = await gemcell(['understand', 'payment nahi aaya', '--json'], { DATA_DIR: never });
    expect(existsSync(never)).toBe(false);
    expect(JSON.parse(ran.out)).toMatchObject({
      intent: { id: 'pay_pending' },
      band: 'act',
      bands: { act: expect.any(Number), confirm: expect.any(Number), offer: expect.any(Number) },
      matters: [{ intent: { id: 'pay_pending' } }],
      model: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('correct', () => {
  it('a line is taken, refused and listed; each step tells the next', async () => {
    const ran = await run('correct', 'tijori ka muh band hai', 'pay_pending', '--lang', 'hl');
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toMatch(/^The line is taken \(number (\d+)\)\.\nNext: gemcell learn --from-officers/);
    const id = /number (\d+)/.exec(ran.out)![1]!;
    expect(await json('correct', '--refuse', id, '--because', 'a proverb')).toMatchObject({
      status: 'refused',
      language: 'hi-Latn',
      read: expect.any(String),
      source: 'cli',
      detail: 'a proverb',
    });
    expect((await run('correct', '--list')).out).toContain('somebody refused it (a proverb)');
    const doctor = await run('doctor');
    expect(doctor.out).toMatch(/understanding: the model that ships reads messages; 0 proposed lines wait/);
  }, 120_000);

  it.each([
    ['an intent that is none', ['tijori band hai', 'pay_pendin'], 1, /nearest are: pay_pending/],
    ['a language that is none', ['tijori band hai', 'pay_pending', '--lang', 'fr'], 1, /"fr" is no language/],
    ['half a correction', ['tijori band hai'], 2, /INTENT/],
  ])('%s is told in a sentence', async (_, args, code, says) => {
    const ran = await run('correct', ...args);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(says);
  });

  it('a line that teaches nothing is refused with the reason', async () => {
    const ran = await run('correct', 'ab', 'pay_pending');
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^The line is refused: it says too little\.\nNext: /);
  });
});

describe('learn', () => {
  it('lists what was learned from officers, and goes back from nothing with a sentence', async () => {
    expect(await json('learn', '--list')).toMatchObject({
      models: [],
      shipped: { model: expect.any(String) },
    });
    const back = await run('learn', '--back');
    expect(back.code).toBe(1);
    expect(back.err).toMatch(/The model that ships is in use/);
  });
});
