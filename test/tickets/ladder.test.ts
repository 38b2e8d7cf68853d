import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { readClock } from '../../src/clock.ts';
import { advanceClock, runDue, type ScheduleTools } from '../../src/jobs/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { add, ask, dueRungs, nextRungAt, resolve, type Ticket, treadRung } from '../../src/tickets/index.ts';
import { openAgain } from '../support/database.ts';
import { fakeHost } from '../support/fake-host.ts';
import { ENTITIES, SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at, wall } from '../support/wall-clock.ts';

let world: World;
let officer: Doer;
let other: Database;
const logged = fakeHost();

beforeAll(async () => {
  world = await smallWorld();
  officer = await world.officer('PWD');
  other = await openAgain(world.db, ENTITIES);
  return () => other.close();
});

afterAll(() => expect(logged.lines).toEqual([]));

beforeEach(async () => {
  await world.db.query(`UPDATE ticket_rung SET done_at = at WHERE done_at IS NULL`);
  world.now = at('2026-11-16 10:00');
});

const go = (to: string) => {
  world.now = at(to);
};
/** A scheduler of its own on this pool. */
const scheduler = (db: Database): ScheduleTools => ({
  db,
  log: logged.log,
  now: async () => world.now,
  act: (name, cause, work) => world.on(db).act({ kind: 'system', name }, work, cause),
  learn: async () => undefined,
});
const run = () => runDue(scheduler(world.db));
const rungs = async (ticket: Ticket): Promise<string[]> =>
  (await world.events(ticket)).filter((kind) => /warned|escalated|reminded|nobody/.test(kind));
const told = async (staff: string, ticket: Ticket) =>
  (await world.heard(staff)).filter((text) => text.includes(ticket.number));
const vacate = (post: string) =>
  world.db.query(`UPDATE tenure SET to_date = '2026-01-01' WHERE officer = $1`, [post]);
const fill = (post: string) => world.db.query('UPDATE tenure SET to_date = NULL WHERE officer = $1', [post]);

describe('the ladder', () => {
  it('warns at 75 %, goes to the in-charge at 100 % and to the nodal officer at 200 %', async () => {
    const ticket = await world.open();
    const stand = async () => [(await world.read(ticket)).officer, (await rungs(ticket)).at(-1)];
    go('2026-11-19 16:22');
    await run();
    expect(await stand()).toEqual(['PWD', undefined]);
    go('2026-11-19 16:23');
    await run();
    expect(await stand()).toEqual(['PWD', 'warned']);
    go('2026-11-23 10:00');
    await run();
    expect(await stand()).toEqual(['INCHARGE', 'escalated']);
    go('2026-12-01 09:59');
    await run();
    expect((await world.read(ticket)).officer).toBe('INCHARGE');
    go('2026-12-01 10:00');
    await run();
    expect(await stand()).toEqual(['NODAL', 'escalated']);
    expect(await rungs(ticket)).toEqual(['warned', 'escalated', 'escalated']);
    expect((await world.heard('buyer-basti')).at(-1)).toContain(ticket.number);
  });

  it('sends with an escalation a brief on one page: the matter, where it stands, what was done, what is asked', async () => {
    const ticket = await world.open();
    await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
    go('2026-11-17 10:00');
    await world.act(world.buyer, (act) => add(act, ticket.id, { direction: 'in', text: '511687' }));
    go('2026-11-24 18:00');
    await run();
    go('2026-11-27 18:00');
    await run();
    const brief = (await told('staff-20', ticket)).at(-1)!;
    expect(brief).toContain('संक्षिप्त विवरण');
    expect(brief).toContain('लोक निर्माण');
    expect(brief).toContain('PWD Basti took goods in June');
    expect(brief).toContain('₹2,00,000');
    expect(brief).toContain('अपेक्षित');
    expect(brief.split('\n').length).toBeLessThan(50);
  });

  it('treads each rung once when two schedulers run', async () => {
    const tickets = await Promise.all(Array.from({ length: 12 }, () => world.open()));
    go('2026-11-23 10:00');
    await Promise.all([runDue(scheduler(world.db)), runDue(scheduler(other)), runDue(scheduler(other))]);
    for (const ticket of tickets) expect(await rungs(ticket)).toEqual(['warned', 'escalated']);
    expect(await told('staff-20', tickets[0]!)).toHaveLength(1);
  });

  it('is trodden by the next process when one dies in the middle, once', async () => {
    const ticket = await world.open();
    go('2026-11-19 17:00');
    const [due] = await dueRungs(world.db, world.now, 5);
    const dying = world.act({ kind: 'system', name: 'ladder' }, async (act) => {
      await treadRung(act, due!);
      await act.tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(dying).rejects.toThrow();
    expect(await rungs(ticket)).toEqual([]);
    await run();
    await run();
    expect(await rungs(ticket)).toEqual(['warned']);
    expect(await told('staff-01', ticket)).toHaveLength(2);
  });

  it('makes up for it when the scheduler was down over the due moment', async () => {
    const ticket = await world.open();
    go('2026-12-15 10:00');
    await run();
    expect(await rungs(ticket)).toEqual(['warned', 'escalated', 'escalated']);
    expect((await world.read(ticket)).officer).toBe('NODAL');
  });

  it('never treads for a ticket whose clock rests, or that was answered in the same moment', async () => {
    const [waiting, solved] = [await world.open(), await world.open()];
    go('2026-11-19 17:00');
    const due = await dueRungs(world.db, world.now, 5);
    await world.act(officer, (act) => ask(act, waiting.id, 'Which contract?'));
    await world.act(officer, (act) =>
      resolve(act, solved.id, { outcome: 'duplicate', reason: 'The same as the other one.' }),
    );
    for (const each of due) await world.act(SYSTEM, (act) => treadRung(act, each));
    go('2027-03-01 10:00');
    await run();
    expect([...(await rungs(waiting)), ...(await rungs(solved))]).toEqual([]);
  });

  it('passes over an in-charge whose post is vacant', async () => {
    await vacate('INCHARGE');
    const ticket = await world.open();
    go('2026-11-23 10:00');
    await run();
    expect((await world.read(ticket)).level).toBe(2);
    go('2026-12-01 10:00');
    await run();
    expect(await rungs(ticket)).toEqual(['warned', 'escalated', 'overdue_reminded']);
    await fill('INCHARGE');
  });

  it("stays at the top and says so when the ladder's top has nobody in post", async () => {
    await vacate('INCHARGE');
    await vacate('NODAL');
    const ticket = await world.open();
    go('2026-11-23 10:00');
    await run();
    expect((await world.read(ticket)).officer).toBe('NODAL');
    expect(await rungs(ticket)).toEqual(['warned', 'escalated', 'nobody_in_post']);
    expect(await world.events(ticket)).toContain('untold');
    await fill('INCHARGE');
    await fill('NODAL');
  });

  it('is climbed at each moment when the demo clock is moved over several at once', async () => {
    await world.db.query(`DELETE FROM ticket_rung`);
    const tools = { ...scheduler(world.db), now: () => readClock(world.db) };
    const acts: ScheduleTools['act'] = async (name, cause, work) => {
      world.now = await readClock(world.db);
      return world.act({ kind: 'system', name }, work, cause);
    };
    world.now = await readClock(world.db);
    const ticket = await world.open();
    const moments = await world.db.query<{ at: Date }>(
      'SELECT at FROM ticket_rung WHERE ticket_id = $1 ORDER BY at',
      [ticket.id],
    );
    await advanceClock({ ...tools, act: acts }, '6w');
    const events = await world.db.query<{ at: Date }>(
      `SELECT at FROM ticket_event WHERE ticket_id = $1 AND kind IN ('warned', 'escalated') ORDER BY seq`,
      [ticket.id],
    );
    expect(events.map((row) => wall(row.at))).toEqual(moments.map((row) => wall(row.at)));
    expect(await nextRungAt(world.db)).toBeUndefined();
  });
});
