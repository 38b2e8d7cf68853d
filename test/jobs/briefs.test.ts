import { beforeAll, beforeEach, expect, it } from 'vitest';
import { readClock, setClockTo } from '../../src/clock.ts';
import { runDue, type ScheduleTools } from '../../src/jobs/index.ts';
import { rows } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { open } from '../../src/tickets/index.ts';
import { scheduleOf } from '../../src/wiring/index.ts';
import { openAgain, testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { ENTITIES } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

let db: Database;
let house: TestHouse;
let tools: ScheduleTools;

beforeAll(async () => {
  db = await testDatabase();
  house = await testHouse(db);
  tools = scheduleOf(house);
  return () => house.close();
});
/** A week of its own for each test, for the clock moves forward only: Monday, nothing on. */
let monday = at('2031-01-06 00:00');
beforeEach(async () => {
  monday = new Date(monday.getTime() + 14 * DAY);
  await db.query('TRUNCATE job_run, declared_day');
});

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** @param day 0 Monday … 6 Sunday of this test's week */
const clock = (day: number, hour: number) =>
  setClockTo(db, new Date(monday.getTime() + day * DAY + hour * HOUR));
const isoOf = (day: number) => new Date(monday.getTime() + day * DAY + 12 * HOUR).toISOString().slice(0, 10);
const said = async (cause: string) =>
  (
    await rows<{ text: string }>(
      db,
      `SELECT body ->> 'text' AS text FROM outbox WHERE cause LIKE $1 AND put_at >= $2 ORDER BY id`,
      [`${cause}:%`, monday],
    )
  ).map(({ text }) => text);
const declare = (day: number) =>
  db.query(
    `INSERT INTO declared_day (date, kind, name, source, declared_at, declared_by)
     VALUES ($1, 'holiday', '{"en": "a day", "hi": "a day", "hi-Latn": "a day"}', 'test', now(), 'test')`,
    [isoOf(day)],
  );
/** A ticket of Public Works, opened now. */
async function ticket(): Promise<void> {
  await house.act(
    { kind: 'system', name: 'test' },
    `open:${(await readClock(db)).toISOString()}`,
    async (act) => {
      const contactId = '018f0000-0000-7000-8000-0000000000c0';
      await act.tx.query('INSERT INTO contact (id, created_at) VALUES ($1, now()) ON CONFLICT DO NOTHING', [
        contactId,
      ]);
      await open(act, {
        category: 'payment',
        department: 'PWD',
        district: '131',
        contactId,
        channel: 'web',
        address: 'buyer',
        language: 'en',
        subject: 'not paid',
        slots: {},
        messages: [],
      });
    },
  );
}

it('on Monday the in-charge and the nodal officer get the week’s digest, once, whoever asks how often', async () => {
  await clock(-4, 11);
  await ticket();
  await clock(0, 9.25);
  await runDue(tools);
  expect(await said('digest')).toEqual([]);
  await clock(0, 9.6);
  const other = await openAgain(db, ENTITIES);
  await Promise.all([runDue(tools), runDue({ ...tools, db: other })]);
  await other.close();
  await runDue(tools);
  await clock(1, 10);
  await runDue(tools);
  const above = await rows(db, `SELECT 1 FROM officer WHERE role <> 'officer'`);
  const digests = await said('digest');
  expect(digests).toHaveLength(above.length);
  const [from, to] = [isoOf(-7), isoOf(-1)].map((iso) => iso.split('-').reverse().join('.'));
  for (const digest of digests) {
    expect(digest).toContain(`${from} से ${to}`);
    expect(digest).toContain('1 खुले');
    expect(digest).toContain('1 लम्बित');
    expect(digest).toContain('लोक निर्माण');
  }
});

it('where Monday is a holiday the digest comes on Tuesday, and tells of the same week', async () => {
  await declare(0);
  await clock(-4, 11);
  await ticket();
  await clock(0, 11);
  await runDue(tools);
  expect(await said('digest')).toEqual([]);
  await clock(1, 10);
  await runDue(tools);
  const [digest] = await said('digest');
  expect(digest).toContain('1 खुले');
  expect(digest).toContain(isoOf(-1).split('-').reverse().join('.'));
});

it('a house that stood still on Monday sends the digest on Wednesday, and then no more', async () => {
  await clock(-5, 11);
  await ticket();
  await clock(2, 11.5);
  await runDue(tools);
  const first = await said('digest');
  expect(first.length).toBeGreaterThan(0);
  await clock(3, 10);
  await runDue(tools);
  expect(await said('digest')).toEqual(first);
});

it('a house that stood still at the opening sends its briefs late, and in the afternoon none', async () => {
  await clock(0, 11.5);
  await ticket();
  await runDue(tools);
  expect((await said('brief')).length).toBeGreaterThan(0);
  const before = (await said('brief')).length;
  await clock(1, 14);
  await runDue(tools);
  expect(await said('brief')).toHaveLength(before);
});

it('of a week in which nothing happened there is no digest', async () => {
  await clock(0, 10);
  await runDue(tools);
  expect(await said('digest')).toEqual([]);
});

it('one whose brief cannot be written holds up no other', async () => {
  await clock(-5, 11);
  await ticket();
  await clock(0, 10);
  let broken = 0;
  const shaky: ScheduleTools = {
    ...tools,
    act: (name, cause, work) => {
      if (name === 'brief' && cause.includes(':') && cause.endsWith('S01') && ++broken)
        throw new Error('a bug');
      return tools.act(name, cause, work);
    },
  };
  const errors = () => house.lines.filter(({ level }) => level === 'error').length;
  const before = errors();
  await runDue(shaky);
  expect(broken).toBeGreaterThan(0);
  expect(errors()).toBe(before + broken);
  expect(
    await rows(db, `SELECT 1 FROM job_run WHERE job = 'morning brief' AND ended_at IS NOT NULL`),
  ).toHaveLength(1);
  // Nobody else's fails with it: whoever stands above has theirs.
  expect((await said('digest')).length).toBeGreaterThan(0);
});
