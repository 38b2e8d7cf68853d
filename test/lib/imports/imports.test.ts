import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asFloors, checkImports } from '../../../src/lib/imports/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const floors = asFloors(parse(readFileSync(join(root, 'floors.yml'), 'utf8')));

let copy: string;
const undo: (() => void)[] = [];

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'gemcell-imports-'));
  cpSync(join(root, 'src'), copy, { recursive: true });
});

afterEach(() => {
  for (const each of undo.splice(0)) each();
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Adds a line at the end of a module of the copy, or makes a module of it, until the test has ended. */
function plant(file: string, line: string): void {
  const path = join(copy, file);
  const before = textOf(path);
  writeFileSync(path, `${before ?? ''}\n${line}\n`);
  undo.push(() => (before === undefined ? rmSync(path) : writeFileSync(path, before)));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const refused = () => checkImports(copy, floors).refusals.map(({ file, says }) => `${file} ${says}`);

test('the house as it stands is refused nothing, and every module of it was read', () => {
  const { modules, imports, refusals } = checkImports(join(root, 'src'), floors);
  expect(refusals).toEqual([]);
  expect(modules).toBeGreaterThan(200);
  expect(imports).toBeGreaterThan(modules);
});

describe('a forbidden import', () => {
  const cases: [what: string, file: string, line: string, says: RegExp][] = [
    [
      'upward',
      'contacts/mask.ts',
      "import { ticketEntity } from '../tickets/index.ts';",
      /tickets stands above contacts/,
    ],
    [
      'of a room on the same floor',
      'faq/answer.ts',
      "import { titleOf } from '../directory/index.ts';",
      /directory and faq stand on one floor/,
    ],
    [
      'of one adapter by another',
      'adapters/web/routes.ts',
      "import { createMail } from '../mail/index.ts';",
      /adapters\/web sees channel.ts and lib alone/,
    ],
    [
      'of timed work by a conversation',
      'conversation/store.ts',
      "import { advanceClock } from '../jobs/index.ts';",
      /jobs stands above conversation/,
    ],
    [
      'past the door of a room',
      'conversation/store.ts',
      "import { canMove } from '../tickets/statuses.ts';",
      /tickets is entered by its door tickets\/index.ts/,
    ],
    [
      'past the door of a folder of lib',
      'persistence/open.ts',
      "import { spawnKeeper } from '../lib/postgres/spawn-keeper.ts';",
      /lib\/postgres is entered by its door/,
    ],
    [
      'of the house by an adapter',
      'adapters/telegram/send.ts',
      "import { rows } from '../../persistence/index.ts';",
      /adapters\/telegram sees channel.ts and lib alone, not persistence/,
    ],
    [
      'of an adapter by the command line',
      'cli/commands/start.ts',
      "import { createWeb } from '../../adapters/web/index.ts';",
      /adapters\/web is seen by wiring alone/,
    ],
    [
      'of the settings by a room',
      'tickets/clock.ts',
      "import { readConfig } from '../config.ts';",
      /config.ts is seen by cli and wiring alone/,
    ],
    [
      'of a ticket by lib',
      'lib/time.ts',
      "import { isAlive } from '../tickets/index.ts';",
      /tickets stands above lib/,
    ],
    [
      'of telegraf by a second room',
      'conversation/turn.ts',
      "import { Telegraf } from 'telegraf';",
      /the library telegraf lives in adapters\/telegram alone/,
    ],
    [
      'of a part of a library by a second room',
      'outbox/put.ts',
      "import transport from 'nodemailer/lib/smtp-transport/index.js';",
      /the library nodemailer lives in adapters\/mail alone/,
    ],
    [
      'of a library that was given no place',
      'tickets/clock.ts',
      "import moment from 'moment';",
      /the library moment has no place/,
    ],
    ['of what is not there', 'text/load.ts', "import './gone.ts';", /there is no such file/],
    ['of what lies outside', 'text/load.ts', "import '../../test/support/setup.ts';", /it lies outside/],
  ];

  test.each(cases)('%s', (_, file, line, says) => {
    plant(file, line);
    const told = refused().filter((each) => !each.includes('in a ring'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(says);
    expect(told[0]!.startsWith(file)).toBe(true);
  });
});

describe('however it is written, it is seen:', () => {
  const upward = '../tickets/index.ts';
  const ways: [way: string, line: string][] = [
    ['a type', `import type { Ticket } from '${upward}';`],
    ['a type among values', `import { type Ticket } from '${upward}';`],
    ['for its effect', `import '${upward}';`],
    ['a re-export', `export { isAlive } from '${upward}';`],
    ['a re-export of all', `export * from '${upward}';`],
    ['a re-exported type', `export type { Ticket } from '${upward}';`],
    ['at run time', `export const later = () => import('${upward}');`],
    ['in backticks', `export const later = () => import(\`${upward}\`);`],
    ['a type by import()', `export type T = import('${upward}').Ticket;`],
    ['a type by typeof import()', `export type T = typeof import('${upward}');`],
    ['by require', `export const r = require('${upward}');`],
    ['by import … = require', `import t = require('${upward}');`],
    ['by createRequire', `export const r = createRequire(import.meta.url)('${upward}');`],
    ['a mock', `vi.mock('${upward}');`],
    ['a worker', `export const w = new Worker(new URL('${upward}', import.meta.url));`],
  ];

  test.each(ways)('%s', (_, line) => {
    plant('contacts/mask.ts', line);
    expect(refused()).toContainEqual(
      expect.stringMatching(/^contacts\/mask.ts .*tickets stands above contacts/),
    );
  });

  test.each([
    ['a type', "import type { Context } from 'telegraf';"],
    ['at run time', "export const later = () => import('telegraf');"],
    ['by import.meta.resolve', "export const where = import.meta.resolve('telegraf');"],
    ['by augmentation', "declare module 'telegraf' { interface Context { ours: true } }"],
  ])('a library, %s', (_, line) => {
    plant('contacts/mask.ts', line);
    expect(refused()).toContainEqual(expect.stringContaining('the library telegraf lives in'));
  });

  test('what cannot be known is refused too', () => {
    plant('contacts/mask.ts', 'export const any = (name: string) => import(name);');
    expect(refused()).toEqual([expect.stringContaining('names a module by an expression')]);
  });
});

test('a ring is refused, also one of types alone, and told way by way', () => {
  plant('text/ring-a.ts', "import type { B } from './ring-b.ts';\nexport type A = B;");
  plant('text/ring-b.ts', "import type { C } from './ring-c.ts';\nexport type B = C;");
  plant('text/ring-c.ts', "import type { A } from './ring-a.ts';\nexport type C = A;");
  expect(refused()).toEqual([
    'text/ring-a.ts imports itself in a ring: text/ring-a.ts → text/ring-b.ts → text/ring-c.ts → text/ring-a.ts',
  ]);
});

test('a module that cannot be parsed is refused, not passed over', () => {
  plant('text/broken.ts', 'export const = ;');
  expect(refused()).toEqual([expect.stringMatching(/^text\/broken.ts cannot be read/)]);
});

test('a new room without a floor is refused, and a floor without a room', () => {
  plant('sideroom.ts', 'export const nothing = 1;');
  expect(refused()).toEqual(['sideroom.ts sideroom.ts stands on no floor: give it one']);
  const more = { ...floors, floors: [...floors.floors, ['cellar']] };
  expect(checkImports(join(root, 'src'), more).refusals).toEqual([
    { file: 'cellar', line: 1, says: 'stands on a floor, but there is no such room' },
  ]);
});

test('rules that do not fit together are told before anything is read', () => {
  expect(() => asFloors({ ...floors, sees: { attic: ['lib'] } })).toThrow(
    /"attic", which stands on no floor/,
  );
  expect(() => asFloors({ ...floors, floors: [['lib'], ['lib']] })).toThrow(
    /stands on two floors|stands on no floor/,
  );
  expect(() => asFloors({ floors: [] })).toThrow(/cannot be understood/);
});
