import { cpSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { testDatabase } from '../support/database.ts';
import { gemcell, type Ran } from '../support/gemcell.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let settings: Record<string, string>;

beforeAll(async () => {
  const database = await testDatabase();
  settings = { DATABASE_URL: database.url, DATA_DIR: folder() };
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'gemcell-cli-'));
  atEnd(async () => rmSync(made, { recursive: true, force: true }));
  return made;
}

const run = (args: string[], input?: string, more: Record<string, string> = {}): Promise<Ran> =>
  gemcell(args, { ...settings, ...more }, input);
const documents = (ran: Ran) =>
  ran.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('chat', () => {
  it('answers each line of standard input with one line of JSON, of the shape that was promised', async () => {
    const lines = ['pwd basti ne june me maal liya paisa nhi diya', '', 'pata nahi', '2 lac', 'haan', 'haan'];
    const ran = await run(['chat', '--json'], lines.join('\n'));
    expect(ran.code, ran.err).toBe(0);
    const told = documents(ran);
    expect(told.map((each) => each.you)).toEqual(lines.filter(Boolean));
    expect(Object.keys(told[0]!)).toEqual(['you', 'language', 'intent', 'asks', 'replies', 'ticket']);
    expect(told[0]).toMatchObject({ language: 'hi-Latn', ticket: null });
    expect(['department', 'district']).not.toContain(told[0]!.asks);
    expect(told[3]).toMatchObject({
      asks: 'confirm',
      replies: [
        {
          text: expect.any(String),
          choices: expect.arrayContaining([{ label: expect.any(String), value: 'yes' }]),
        },
      ],
    });
    expect(told[4]).toMatchObject({ asks: null, ticket: expect.stringMatching(/^GC-\d{4}-\d{6}-[A-Z]$/) });

    const list = await run(['ticket', 'list', '--json']);
    const [ticket] = JSON.parse(list.out) as { number: string }[];
    expect(ticket).toMatchObject({
      number: told[4]!.ticket,
      duty: 6,
      department: { code: 'PWD', en: expect.any(String), hi: expect.any(String) },
      district: { en: 'Basti', hi: 'बस्ती' },
      officer: { title: expect.any(String) },
    });
    const show = await run(['ticket', 'show', ticket!.number, '--json']);
    expect(JSON.parse(show.out)).toMatchObject({
      number: ticket!.number,
      status: expect.any(String),
      why: expect.any(Array),
      events: expect.any(Array),
      messages: expect.any(Array),
    });
  });

  it('two people in two terminals do not take each other’s words', async () => {
    const both = await Promise.all(
      ['one', 'two'].map((name) => run(['chat', '--json', '--contact', name, 'namaste', 'dhanyavad'])),
    );
    for (const ran of both) {
      expect(ran.code, ran.err).toBe(0);
      expect(documents(ran).map((each) => (each.replies as unknown[]).length)).toEqual([1, 1]);
    }
  });
});

describe('exit codes and what to do next', () => {
  it.each([
    ['a fault of the input', ['ticket', 'show', 'GC-2026-000001-A'], 1, /GC-2026-000001-A|number/i],
    ['a duration that is none', ['clock', 'advance', 'soon'], 1, /soon/],
    ['an unknown kind of table', ['load', 'elephants', 'x.csv'], 1, /elephants/],
    ['a file that is not there', ['load', 'officers', 'nowhere.csv'], 1, /nowhere\.csv/],
    ['an unknown command', ['fly'], 2, /--help/],
    ['an unknown role', ['chat', '--as', 'elephant', 'hi'], 2, /buyer/],
    ['nothing to understand', ['understand'], 2, /TEXT/],
  ])('%s', async (_, args, code, says) => {
    const ran = await run(args);
    expect(ran.code, ran.err).toBe(code);
    expect(ran.out).toBe('');
    expect(ran.err).toMatch(says);
  });

  it('a database that is not there is our trouble, in one sentence without the password', async () => {
    const away = 'postgres://user:sesame@127.0.0.1:1/gemcell';
    const ran = await run(['ticket', 'list'], '', { DATABASE_URL: away });
    expect(ran.code).toBe(3);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    expect(ran.err).toContain('127.0.0.1:1');
    expect(ran.err).not.toContain('sesame');
  });

  it('a port that is taken is told in one sentence', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const ran = await run(['start'], '', { PORT: String(port), LOG_LEVEL: 'silent' });
    server.close();
    expect(ran.code).toBe(3);
    expect(ran.err.trim().split('\n').at(-1)).toBe(
      `Port ${port} is used by another program: stop that program or set PORT to another number.`,
    );
  });

  it('every fault of the settings is told at once, by name', async () => {
    const ran = await run(['ticket', 'list'], '', { PORT: 'eighty', CELL: 'UP!', LOG_LEVEL: 'loud' });
    expect(ran.code).toBe(1);
    for (const name of ['PORT', 'CELL', 'LOG_LEVEL']) expect(ran.err).toContain(name);
  });

  it.each([
    ['ticket list', ['ticket', 'list']],
    ['clock advance', ['clock', 'advance', '1h']],
    ['chat', ['chat', 'namaste']],
    ['migrate', ['migrate']],
    ['check', ['check']],
    ['understand', ['understand', 'payment nahi mila']],
  ])('%s ends with what to do next', async (_, args) => {
    const ran = await run(args);
    expect(ran.code, ran.err).toBe(0);
    expect(`${ran.out}${ran.err}`.trim().split('\n').at(-1)).toMatch(/^Next: /);
  });
});

describe('understand', () => {
  it('measures a file: accuracy, per language, out of scope', async () => {
    const file = join(settings.DATA_DIR!, 'held-out.tsv');
    const rows = [
      'text\tintent\tlang',
      'payment nahi mila\tpay_pending\thi-Latn',
      'book me a flight\tout_of_scope\ten',
    ];
    writeFileSync(file, rows.join('\n'));
    const ran = await run(['understand', '--tsv', file, '--json']);
    expect(ran.code, ran.err).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({
      n: 2,
      accuracy: 1,
      byLanguage: { 'hi-Latn': { accuracy: 1 } },
    });
  });
});

describe('load', () => {
  it('a dry run tells what would happen, row by row, and changes nothing', async () => {
    const file = join(settings.DATA_DIR!, 'postings.csv');
    writeFileSync(file, 'officer,department,duty,district,division,from,to\nNOBODY,PWD,,,,2026-11-23,\n');
    const before = (await run(['doctor', '--json'])).out;
    const ran = await run(['load', 'postings', file, '--dry-run', '--json']);
    expect(ran.code, ran.err).toBe(1);
    const told = JSON.parse(ran.out) as { taken: number; faults: { row: number; column: string }[] };
    expect(told).toMatchObject({ taken: 0, faults: [{ row: 2 }] });
    expect((await run(['doctor', '--json'])).out).toBe(before);
  });
});

describe('on a machine of its own', () => {
  it('a broken data file stops the start with file, line and reason, before anything is changed', async () => {
    const copy = folder();
    for (const part of ['src', 'templates', 'intents', 'migrations', 'package.json', 'tsconfig.json'])
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    writeFileSync(join(copy, 'templates', 'greeting.yml'), 'en: Hello\nhi: [नमस्ते\n');
    const dataDir = join(copy, 'data');
    const ran = await gemcell(['start'], { DATA_DIR: dataDir }, '', join(copy, 'src/cli/gemcell.mjs'));
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/templates\/greeting\.yml: line \d+/);
    expect(() => statSync(dataDir)).toThrow();
  });
});
