import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { keepOriginal } from '../../src/inbox/index.ts';
import { plainOriginal } from '../../src/lib/plain-message.ts';
import type { Database } from '../../src/persistence/index.ts';
import { atEnd } from '../support/at-end.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { type Running, startGemcell } from '../support/gemcell.ts';

const PEOPLE = 100;
/** A whole matter, a question beside it, thanks: the same for everybody, so that all must hear the same. */
const SAID = [
  'namaste',
  'pwd basti ne june me maal liya paisa nhi diya',
  'pata nahi',
  '2 lac',
  'haan',
  'haan',
  'mera ticket kahan hai',
  'dhanyavad',
  'mera ticket kahan hai',
  'shukriya',
];

let database: Database;
let dataDir: string;

beforeAll(async () => {
  database = await testDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'gemcell-two-'));
  atEnd(async () => rmSync(dataDir, { recursive: true, force: true }));
});

const worker = (): Promise<Running> =>
  startGemcell({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ROLES: 'worker,console',
    HOLD_SECONDS: '2',
    LOG_LEVEL: 'warn',
  });

const person = (number: number) => `person-${number}`;

async function everybodySays(text: string, nth: number): Promise<void> {
  for (let number = 0; number < PEOPLE; number++) {
    const address = person(number);
    const message = { text, from: { address }, at: new Date().toISOString() };
    const delivery = { channel: 'simulator', account: 'simulator', once: `${nth}` };
    await keepOriginal(database, plainOriginal(delivery, message), new Date());
  }
}

const count = async (sql: string) => Number((await database.query<{ n: string }>(sql))[0]!.n);
const open = () =>
  count(`SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting')
              + (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'handed_over')) AS n`);

/** What stands at the far end, in the order in which it was delivered there. */
async function heardBy(address: string): Promise<string[]> {
  const rows = await database.query<{ text: string }>(
    `SELECT body ->> 'text' AS text FROM outbox WHERE address = $1 AND state = 'sent' ORDER BY ended_at`,
    [address],
  );
  return rows.map((row) => row.text.replaceAll(/GC-\d{4}-\d{6}-[A-Z]/g, 'GC-…'));
}

it('1,000 messages of 100 people through two processes, one of them killed: none lost, none doubled, all in order', async () => {
  const first = await worker();
  const second = await worker();
  const halfway = SAID.length / 2;
  for (const [nth, text] of SAID.slice(0, halfway).entries()) await everybodySays(text, nth);
  await second.kill();
  const third = await worker();
  for (const [nth, text] of SAID.slice(halfway).entries()) await everybodySays(text, nth + halfway);
  await until(async () => (await open()) === 0, 'everything is taken up and delivered', 110_000);

  expect(await count('SELECT count(*) AS n FROM inbox')).toBe(PEOPLE * SAID.length);
  expect(await database.query(`SELECT DISTINCT state, error FROM inbox`)).toEqual([
    { state: 'done', error: null },
  ]);
  expect(await count('SELECT count(*) AS n FROM ticket')).toBe(PEOPLE);
  expect(await count('SELECT count(DISTINCT (year, serial)) AS n FROM ticket')).toBe(PEOPLE);
  expect(await count('SELECT count(DISTINCT address) AS n FROM ticket')).toBe(PEOPLE);
  const expected = await heardBy(person(0));
  expect(expected).toHaveLength(SAID.length);
  for (let number = 1; number < PEOPLE; number++) {
    expect(await heardBy(person(number)), person(number)).toEqual(expected);
  }
  expect(`${first.err()}${third.err()}`).not.toMatch(/"level":[4-6]0/);
  await Promise.all([first.stop(), third.stop()]);
}, 180_000);
