import { beforeAll, beforeEach, expect, it } from 'vitest';
import { setClockTo } from '../../src/clock.ts';
import { advanceClock, runDue, SCHEDULE, type ScheduleTools } from '../../src/jobs/index.ts';
import { rows } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { scheduleOf } from '../../src/wiring/index.ts';
import { openAgain, testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

let db: Database;
let house: TestHouse;
let tools: ScheduleTools;
/** Later than the machine's clock: the demo's only moves forward. */
const year = new Date().getFullYear() + 1;
const at = (time: string) => setClockTo(db, new Date(`${year}-${time}+05:30`));

beforeAll(async () => {
  db = await testDatabase();
  house = await testHouse(db);
  tools = scheduleOf(house);
  return () => house.close();
});
beforeEach(async () => {
  await db.query('TRUNCATE job_run, history_anchor');
});

const periods = (job: string) =>
  rows<{ period: string }>(db, 'SELECT period FROM job_run WHERE job = $1 ORDER BY period', [job]).then(
    (all) => all.map((row) => row.period),
  );

it('each job runs once in its period, whoever asks how often', async () => {
  await at('01-10T10:00');
  const other = await openAgain(db);
  const done = await Promise.all([runDue(tools), runDue({ ...tools, db: other }), runDue(tools)]);
  await other.close();
  expect(done.reduce((sum, each) => sum + each, 0)).toBe(
    SCHEDULE.filter((job) => job.period(new Date(`${year}-01-10T04:30:00Z`), { from: '09:30', works: false }))
      .length,
  );
  expect(await runDue(tools)).toBe(0);
});

it('after a night of being off, last night’s work is done in the morning', async () => {
  await at('01-11T22:00');
  await runDue(tools);
  await at('01-12T09:00');
  await runDue(tools);
  expect(await periods('anchor history')).toEqual([`${year}-01-10`, `${year}-01-11`]);
});

it('a run that died half-way is taken up again after a while, and not before', async () => {
  await at('01-13T10:00');
  await runDue(tools);
  await db.query(`UPDATE job_run SET ended_at = NULL WHERE job = 'anchor history'`);
  expect(await runDue(tools)).toBe(0);
  await db.query(
    `UPDATE job_run SET started_at = started_at - interval '11 minutes' WHERE job = 'anchor history'`,
  );
  expect(await runDue(tools)).toBe(1);
});

it('moving the clock ends at the moment asked for, and refuses what is no duration', async () => {
  await at('01-14T10:00');
  const { now } = await advanceClock(tools, '2d 4h');
  expect(Math.abs(now.getTime() - new Date(`${year}-01-16T14:00+05:30`).getTime())).toBeLessThan(10_000);
  await expect(advanceClock(tools, 'soon')).rejects.toThrow(/soon/);
});

it('one ticket whose rung cannot be trodden holds up no other', async () => {
  await at('01-20T10:00');
  const trodden: string[] = [];
  const broken: ScheduleTools = {
    ...tools,
    act: async (name, cause, work) => {
      if (name !== 'ladder') return tools.act(name, cause, work);
      trodden.push(cause);
      if (cause.includes(FIRST)) throw new Error('a bug');
      return false as never;
    },
  };
  await twoRungsDue();
  await runDue(broken);
  expect(trodden.length).toBe(2);
  expect(house.lines.filter((line) => line.level === 'error')).toHaveLength(1);
});

const FIRST = '018f0000-0000-7000-8000-00000000000a';
const SECOND = '018f0000-0000-7000-8000-00000000000b';

/** Two tickets whose first rung is due; only their rungs matter here. */
async function twoRungsDue(): Promise<void> {
  const contact = '018f0000-0000-7000-8000-0000000000c0';
  await db.query('INSERT INTO contact (id, created_at) VALUES ($1, now())', [contact]);
  for (const [serial, id] of [FIRST, SECOND].entries()) {
    await db.query(
      `INSERT INTO ticket (id, number, year, serial, category, duty, status, officer, contact_id, channel, address,
         language, subject, opened_at, clock_from, due_at, service_hours)
       SELECT $1, $2, 2026, $3, 'other', 1, 'assigned', (SELECT min(code) FROM officer), $4, 'far', 'a', 'en', 's',
         now(), now(), now(), 8`,
      [id, `T-${serial}`, serial, contact],
    );
    await db.query(`INSERT INTO ticket_rung (ticket_id, round, rung, at) VALUES ($1, 0, 'warn', now())`, [
      id,
    ]);
  }
}
