import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { restedHours } from '../../src/tickets/clock.ts';
import {
  add,
  ask,
  assign,
  declare,
  interim,
  resume,
  returnDown,
  type Ticket,
  take,
  transfer,
  waitForGem,
} from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at, wall } from '../support/wall-clock.ts';

let world: World;
let officer: Doer;
let inCharge: Doer;

beforeAll(async () => {
  world = await smallWorld();
  officer = await world.officer('PWD');
  inCharge = await world.officer('INCHARGE');
});

beforeEach(() => {
  world.now = at('2026-11-16 10:00');
});

const due = async (ticket: Ticket): Promise<string> => wall((await world.read(ticket)).dueAt);
const rested = (ticket: Ticket) =>
  world.act(SYSTEM, async (act) => restedHours(act, await world.read(ticket)));
/** When a rung will be trodden, 'infinity' while the clock rests. */
const rung = async (ticket: Ticket, name: string): Promise<string> => {
  const [row] = await world.db.query<{ at: Date | number }>(
    'SELECT at FROM ticket_rung WHERE ticket_id = $1 AND rung = $2 AND round = 0',
    [ticket.id, name],
  );
  return row!.at instanceof Date ? wall(row!.at) : 'infinity';
};
const go = (to: string) => {
  world.now = at(to);
};
const answer = (ticket: Ticket) =>
  world.act(world.buyer, (act) => add(act, ticket.id, { direction: 'in', text: 'contract 511687' }));

describe('the clock of a ticket', () => {
  it('counts office hours of working days: five days from Monday ten are the next Monday ten', async () => {
    const ticket = await world.open();
    expect(await due(ticket)).toBe('2026-11-23 10:00');
    expect(await rung(ticket, 'warn')).toBe('2026-11-19 16:22');
    expect(await rung(ticket, 'in_charge')).toBe('2026-11-23 10:00');
    // Guru Nanak Jayanti is on the 24th.
    expect(await rung(ticket, 'nodal')).toBe('2026-12-01 10:00');
  });

  it('leaves out the holidays of the cell, but not a tentative day until it is declared', async () => {
    go('2026-12-21 10:00');
    const portal = await world.open({ category: 'portal' });
    // The 23rd is uncertain and counts as a working day; the 25th is Christmas.
    expect(await due(portal)).toBe('2026-12-24 10:00');
    await world.act(SYSTEM, (act) =>
      declare(act, day('2026-12-23', 'holiday', "Hazrat Ali's Birthday"), 'GAD 1'),
    );
    expect(await due(portal)).toBe('2026-12-28 10:00');
    await world.db.query('DELETE FROM declared_day');
    await world.db.query(`UPDATE ticket SET status = 'closed', closed_at = opened_at`);
  });

  it('moves when a holiday is declared after the due time was set', async () => {
    const [first, second, done] = [await world.open(), await world.open(), await world.open()];
    await world.db.query(`UPDATE ticket SET status = 'resolved' WHERE id = $1`, [done.id]);
    go('2026-11-17 12:00');
    const moved = await world.act(SYSTEM, (act) =>
      declare(act, day('2026-11-19', 'closure', 'Election'), 'Collector 5'),
    );
    expect(moved).toBe(2);
    for (const ticket of [first, second]) {
      expect(await due(ticket)).toBe('2026-11-25 10:00');
      expect(await rung(ticket, 'warn')).toBe('2026-11-20 16:22');
      expect((await world.events(ticket)).filter((kind) => kind === 'due_moved')).toHaveLength(1);
    }
    expect(await world.events(done)).not.toContain('due_moved');
    // The same again moves nothing and writes nothing.
    expect(
      await world.act(SYSTEM, (act) => declare(act, day('2026-11-19', 'closure', 'Election'), 'Collector 5')),
    ).toBe(0);
    await forget();
  });

  it('counts half of a half day, nothing more on a half Sunday, and a whole day of a Sunday that is worked', async () => {
    const ticket = await world.open();
    const declared = (date: string, kind: 'half_day' | 'working') =>
      world.act(SYSTEM, (act) => declare(act, day(date, kind, kind), 'GAD 2'));
    await declared('2026-11-18', 'half_day');
    expect(await due(ticket)).toBe('2026-11-23 14:30');
    expect(await declared('2026-11-22', 'half_day')).toBe(0);
    await declared('2026-11-22', 'working');
    expect(await due(ticket)).toBe('2026-11-22 14:30');
    await forget();
  });

  it('rests while it waits: the clock runs while we wait for the person', async () => {
    const ticket = await world.open();
    go('2026-11-16 12:00');
    await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
    for (const each of ['warn', 'in_charge', 'nodal']) expect(await rung(ticket, each)).toBe('infinity');
    go('2026-11-17 12:00');
    await answer(ticket);
    expect(await due(ticket)).toBe('2026-11-25 10:00');
    expect(await rung(ticket, 'warn')).toBe('2026-11-20 16:22');
    expect(await rested(ticket)).toEqual({ requester: 8.5, gem: 0 });
    expect((await world.read(ticket)).status).toBe('in_work');
  });

  it('charges each rest to its reason, also when one follows upon the other', async () => {
    const ticket = await world.open();
    await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
    go('2026-11-16 12:00');
    await world.act(officer, (act) => waitForGem(act, ticket.id, 'CRM 77'));
    go('2026-11-16 15:00');
    await world.act(officer, (act) => resume(act, ticket.id));
    expect(await rested(ticket)).toEqual({ requester: 2, gem: 3 });
    expect(await due(ticket)).toBe('2026-11-23 15:00');
  });

  it('keeps right through a pause across a holiday, and a change of service time in between', async () => {
    go('2026-11-23 10:00');
    const ticket = await world.open();
    expect(await due(ticket)).toBe('2026-12-01 10:00');
    go('2026-11-23 16:00');
    await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
    // Meanwhile the office shortens the time for such matters: what was promised stays.
    const category = { ...world.cell.category('payment'), serviceDays: 3 };
    const shipped = world.cell;
    world.cell = { ...shipped, category: (code) => (code === 'payment' ? category : shipped.category(code)) };
    go('2026-11-25 11:30');
    await answer(ticket);
    // 2 hours of Monday and 2 of Wednesday; the 24th is a holiday and rests by itself.
    expect(await rested(ticket)).toEqual({ requester: 4, gem: 0 });
    expect(await due(ticket)).toBe('2026-12-01 14:00');
    await world.act(officer, (act) =>
      interim(act, ticket.id, 'the treasury has returned the bill', '2026-12-03'),
    );
    expect(await due(ticket)).toBe('2026-12-03 18:00');
    go('2026-12-03 17:00');
    await world.act(officer, (act) => ask(act, ticket.id, 'And the bill number?'));
    go('2026-12-04 10:30');
    await answer(ticket);
    expect(await due(ticket)).toBe('2026-12-04 11:30');
    expect((await world.open()).serviceHours).toBe(25.5);
    world.cell = shipped;
  });

  it('never begins anew: handing a ticket back and forth restarts the clock', async () => {
    const ticket = await world.open();
    const before = await due(ticket);
    for (let turn = 0; turn < 3; turn++) {
      go(`2026-11-1${7 + turn} 11:00`);
      await world.act(await world.officer('PWD'), (act) =>
        transfer(act, ticket.id, { officer: 'IRRI' }, 'belongs to irrigation'),
      );
      await world.act(await world.officer('IRRI'), (act) =>
        transfer(act, ticket.id, { officer: 'PWD' }, 'belongs to public works'),
      );
    }
    await world.act(inCharge, (act) => assign(act, ticket.id, 'EDU'));
    await world.act(inCharge, (act) => assign(act, ticket.id, 'INCHARGE'));
    await world.act(inCharge, (act) => returnDown(act, ticket.id, 'ask the DDO'));
    expect(await due(ticket)).toBe(before);
    expect((await world.read(ticket)).officer).toBe('PWD');
  });

  it('goes on resting with the next officer while the person is still to answer, and goes on when it is taken', async () => {
    const ticket = await world.open();
    await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
    go('2026-11-16 12:00');
    await world.act(officer, (act) => transfer(act, ticket.id, { officer: 'IRRI' }, 'belongs there'));
    expect((await world.read(ticket)).status).toBe('waiting_requester');
    expect(await rung(ticket, 'in_charge')).toBe('infinity');
    go('2026-11-16 14:00');
    await world.act(await world.officer('IRRI'), (act) => take(act, ticket.id));
    expect(await rung(ticket, 'in_charge')).toBe('2026-11-23 14:00');
    expect(await rested(ticket)).toEqual({ requester: 4, gem: 0 });
  });
});

function day(date: string, kind: 'holiday' | 'half_day' | 'closure' | 'working', name: string) {
  return { date, kind, name: { en: name, hi: name, 'hi-Latn': name } };
}

async function forget(): Promise<void> {
  await world.db.query('DELETE FROM declared_day');
  await world.db.query(`UPDATE ticket SET status = 'closed', closed_at = opened_at`);
}
