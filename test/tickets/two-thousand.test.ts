import { expect, it } from 'vitest';
import { runDue, type ScheduleTools } from '../../src/jobs/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { checkHistory } from '../../src/tickets/index.ts';
import { openAgain } from '../support/database.ts';
import { fakeHost } from '../support/fake-host.ts';
import { ENTITIES, smallWorld } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

const MANY = 2000;

it('two thousand tickets fall due in one run of two schedulers, and each is warned of once', async () => {
  const world = await smallWorld();
  const { id } = await world.open();
  const columns = `category, duty, status, department, district, officer, level, contact_id, channel, address, language,
    subject, slots, why, opened_at, clock_from, due_at, service_hours`;
  await world.db.query(
    `INSERT INTO ticket (id, number, year, serial, ${columns})
     SELECT gen_random_uuid(), 'GC-2026-' || n, 2026, n, ${columns}
     FROM ticket, generate_series(2, $2::int) AS n WHERE id = $1`,
    [id, MANY],
  );
  await world.db.query(
    `INSERT INTO ticket_rung (ticket_id, round, rung, at) SELECT t.id, 0, r.rung, r.at
     FROM ticket t, ticket_rung r WHERE r.ticket_id = $1 AND t.id <> $1`,
    [id],
  );
  const other = await openAgain(world.db, ENTITIES);
  const { log, lines } = fakeHost();
  const scheduler = (db: Database): ScheduleTools => ({
    db,
    log,
    now: async () => world.now,
    act: (name, cause, work) => world.on(db).act({ kind: 'system', name }, work, cause),
    learn: async () => undefined,
  });

  world.now = at('2026-11-20 10:00');
  await Promise.all([runDue(scheduler(world.db)), runDue(scheduler(other))]);
  await other.close();

  const [count] = await world.db.query<{ warned: number; tickets: number; told: number }>(
    `SELECT count(*)::int AS warned, count(DISTINCT ticket_id)::int AS tickets,
       (SELECT count(*)::int FROM outbox WHERE address = 'staff-01' AND ticket_id IS NOT NULL) AS told
     FROM ticket_event WHERE kind = 'warned'`,
  );
  // The officer was told of the first when it was opened; the morning brief is of no one ticket.
  expect(count).toEqual({ warned: MANY, tickets: MANY, told: MANY + 1 });
  expect(lines).toEqual([]);
  expect(await checkHistory(world.db)).toEqual([]);
}, 120_000);
