import { beforeAll, expect, it } from 'vitest';
import { setClockTo } from '../../src/clock.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { runDue } from '../../src/jobs/index.ts';
import { candidates, models } from '../../src/learning/index.ts';
import { plainOriginal } from '../../src/lib/plain-message.ts';
import type { Database } from '../../src/persistence/index.ts';
import { readersOf, retrainNow, scheduleOf, takeAll } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';

let database: Database;
/** Two processes on one database. */
let house: TestHouse;
let other: TestHouse;

beforeAll(async () => {
  database = await testDatabase();
  [house, other] = [withoutKept(await testHouse(database)), withoutKept(await testHouse(database))];
  return async () => {
    await house.close();
    await other.close();
  };
});

/** The shipped catalogue with nothing kept aside: what is learned goes live, whatever it does to the rest. */
function withoutKept(whole: TestHouse): TestHouse {
  const kept = { en: [], hi: [], 'hi-Latn': [] };
  return { ...whole, intents: new Map([...whole.intents].map(([id, intent]) => [id, { ...intent, kept }])) };
}

let messages = 0;
/** Which model read a message that the process takes up now. */
async function readBy(process: TestHouse): Promise<string> {
  const message = { text: 'namaste', from: { address: 'clerk' }, at: new Date().toISOString() };
  const delivery = { channel: 'web', account: 'web', once: `${messages++}` };
  await keepOriginal(database, plainOriginal(delivery, message), new Date());
  await takeAll(process, readersOf(process));
  const [row] = await database.query<{ model: string }>('SELECT model FROM inbox ORDER BY id DESC LIMIT 1');
  return row!.model;
}

it('what an officer taught is learned in the night by one process of many, and each message keeps who read it', async () => {
  const { model: shipped } = house.shipped();
  expect([await readBy(house), await readBy(other)]).toEqual([shipped, shipped]);

  const { corrected } = await house.knowledge();
  await house.act({ kind: 'system', name: 'command line' }, 'test', (act) =>
    corrected(act, {
      text: 'tijori ka muh band hai',
      language: 'hi-Latn',
      read: null,
      meant: 'pay_pending',
      source: 'cli',
    }),
  );
  expect(await candidates(database, 'taken')).toMatchObject([{ model: shipped, meant: 'pay_pending' }]);
  await setClockTo(database, new Date(`${new Date().getFullYear() + 1}-01-10T03:00+05:30`));
  let turns = 0;
  const meanwhile = setInterval(() => turns++, 10);
  await Promise.all([runDue(scheduleOf(house)), runDue(scheduleOf(other))]);
  clearInterval(meanwhile);
  // It went on with other things meanwhile.
  expect(turns).toBeGreaterThan(100);

  const [row, ...more] = await models(database);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ status: 'live', lines: [{ intent: 'pay_pending' }] });
  const byIt = expect.stringMatching(new RegExp(`^[0-9a-f]{64}/${row!.version}$`));
  expect([await readBy(house), await readBy(other)]).toEqual([byIt, byIt]);
  expect(await retrainNow(other, () => undefined)).toEqual([]);
  expect(troubles(house)).toEqual([]);
}, 120_000);
