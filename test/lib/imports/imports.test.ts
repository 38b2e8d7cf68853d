import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asFloors, checkImports } from '../../../src/lib/imports/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const floors = asFloors(parse(readFileSync(join(root, 'floors.yml'), 'utf8')));

/** A copy of the house with modules planted in it; each test of a kind looks at its own. */
const copies: string[] = [];

afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

function refusedIn(planted: Record<string, string>): (file: string) => string[] {
  const copy = mkdtempSync(join(tmpdir(), 'gemcell-imports-'));
  copies.push(copy);
  cpSync(join(root, 'src'), copy, { recursive: true });
  for (const [file, text] of Object.entries(planted)) writeFileSync(join(copy, file), `${text}\n`);
  const { refusals } = checkImports(copy, floors);
  const strangers = refusals.filter(({ file }) => !(file in planted));
  if (strangers.length > 0) throw new Error(`refused beside what was planted: ${JSON.stringify(strangers)}`);
  return (file) => refusals.filter((refusal) => refusal.file === file).map(({ says }) => says);
}

test('the house as it stands is refused nothing, and every module of it was read', () => {
  const { modules, imports, refusals } = checkImports(join(root, 'src'), floors);
  expect(refusals).toEqual([]);
  expect(modules).toBeGreaterThan(200);
  expect(imports).toBeGreaterThan(modules);
});

describe('a forbidden import', () => {
  const cases: [what: string, room: string, line: string, says: RegExp][] = [
    [
      'upward',
      'contacts',
      "import { ticketEntity } from '../tickets/index.ts';",
      /tickets stands above contacts/,
    ],
    [
      'of a room on the same floor',
      'faq',
      "import { titleOf } from '../directory/index.ts';",
      /directory and faq stand on one floor/,
    ],
    [
      'of one adapter by another',
      'adapters/web',
      "import { createMail } from '../mail/index.ts';",
      /adapters\/web sees channel.ts and lib alone/,
    ],
    [
      'of timed work by a conversation',
      'conversation',
      "import { advanceClock } from '../jobs/index.ts';",
      /jobs stands above conversation/,
    ],
    [
      'past the door of a room',
      'conversation',
      "import { canMove } from '../tickets/statuses.ts';",
      /tickets is entered by its door tickets\/index.ts/,
    ],
    [
      'past the door of a folder of lib',
      'persistence',
      "import { spawnKeeper } from '../lib/postgres/spawn-keeper.ts';",
      /lib\/postgres is entered by its door/,
    ],
    [
      'of the house by an adapter',
      'adapters/telegram',
      "import { rows } from '../../persistence/index.ts';",
      /adapters\/telegram sees channel.ts and lib alone, not persistence/,
    ],
    [
      'of an adapter by the command line',
      'cli/commands',
      "import { createWeb } from '../../adapters/web/index.ts';",
      /adapters\/web is seen by wiring alone/,
    ],
    [
      'of the settings by a room',
      'tickets',
      "import { readConfig } from '../config.ts';",
      /config.ts is seen by cli and wiring alone/,
    ],
    [
      'of a ticket by lib',
      'lib',
      "import { isAlive } from '../tickets/index.ts';",
      /tickets stands above lib/,
    ],
    [
      'of telegraf by a second room',
      'conversation',
      "import { Telegraf } from 'telegraf';",
      /the library telegraf lives in adapters\/telegram alone/,
    ],
    [
      'of a part of a library by a second room',
      'outbox',
      "import transport from 'nodemailer/lib/smtp-transport/index.js';",
      /the library nodemailer lives in adapters\/mail alone/,
    ],
    [
      'of a library that was given no place',
      'tickets',
      "import moment from 'moment';",
      /the library moment has no place/,
    ],
    ['of what is not there', 'text', "import './gone.ts';", /there is no such file/],
    ['of what lies outside', 'text', "import '../../test/support/setup.ts';", /it lies outside/],
  ];

  const fileOf = (at: number) => `${cases[at]![1]}/planted-${at}.ts`;
  const refused = refusedIn(Object.fromEntries(cases.map(([, , line], at) => [fileOf(at), line])));

  test.each(cases.map(([what, , , says], at) => ({ what, says, at })))('$what', ({ says, at }) => {
    expect(refused(fileOf(at))).toEqual([expect.stringMatching(says)]);
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

  const libraries: [way: string, line: string][] = [
    ['a type', "import type { Context } from 'telegraf';"],
    ['at run time', "export const later = () => import('telegraf');"],
    ['by import.meta.resolve', "export const where = import.meta.resolve('telegraf');"],
    ['by augmentation', "declare module 'telegraf' { interface Context { ours: true } }"],
  ];
  const refused = refusedIn({
    ...Object.fromEntries(ways.map(([, line], at) => [`contacts/way-${at}.ts`, line])),
    ...Object.fromEntries(libraries.map(([, line], at) => [`contacts/library-${at}.ts`, line])),
    'contacts/any.ts': 'export const any = (name: string) => import(name);',
    'contacts/broken.ts': 'export const = ;',
  });

  test.each(ways.map(([way], at) => ({ way, at })))('$way', ({ at }) => {
    expect(refused(`contacts/way-${at}.ts`)).toEqual([
      expect.stringMatching(/tickets stands above contacts/),
    ]);
  });

  test.each(libraries.map(([way], at) => ({ way, at })))('a library, $way', ({ at }) => {
    expect(refused(`contacts/library-${at}.ts`)).toEqual([expect.stringContaining('telegraf lives in')]);
  });

  test('what cannot be known is refused too', () => {
    expect(refused('contacts/any.ts')).toEqual([expect.stringContaining('names a module by an expression')]);
  });

  test('a module that cannot be parsed is refused, not passed over', () => {
    expect(refused('contacts/broken.ts')).toEqual([expect.stringContaining('cannot be read')]);
  });
});

test('a ring is refused, also one of types alone, and told way by way', () => {
  const refused = refusedIn({
    'text/ring-a.ts': "import type { B } from './ring-b.ts';\nexport type A = B;",
    'text/ring-b.ts': "import type { C } from './ring-c.ts';\nexport type B = C;",
    'text/ring-c.ts': "import type { A } from './ring-a.ts';\nexport type C = A;",
  });
  const ring = 'text/ring-a.ts → text/ring-b.ts → text/ring-c.ts → text/ring-a.ts';
  expect(refused('text/ring-a.ts')).toEqual([`imports itself in a ring: ${ring}`]);
});

test('a new room without a floor is refused, and a floor without a room', () => {
  const refused = refusedIn({ 'sideroom.ts': 'export const nothing = 1;' });
  expect(refused('sideroom.ts')).toEqual(['sideroom.ts stands on no floor: give it one']);
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
