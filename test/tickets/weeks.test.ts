import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { type Ticket, transfer } from '../../src/tickets/index.ts';
import { smallWorld, type World } from '../support/small-world.ts';
import { at, wall } from '../support/wall-clock.ts';

let world: World;
let officer: Doer;

beforeAll(async () => {
  world = await smallWorld();
  officer = await world.officer('PWD');
});

beforeEach(() => {
  world.now = at('2026-11-16 10:00');
});

const due = async (ticket: Ticket): Promise<string> => wall((await world.read(ticket)).dueAt);
const go = (to: string) => {
  world.now = at(to);
};

describe('the clock of a ticket', () => {
  it('keeps the week of the office that holds it: one that works on Saturdays is due earlier', async () => {
    await world.db.query(
      `UPDATE officer SET week_pattern = 'six_day_second_saturday_off' WHERE code IN ('PWD', 'IRRI')`,
    );
    expect(await due(await world.open())).toBe('2026-11-21 10:00');
    go('2026-12-07 10:00');
    // The second Saturday of December is off.
    expect(await due(await world.open())).toBe('2026-12-14 10:00');
    await world.db.query('UPDATE officer SET week_pattern = NULL');
  });

  it('counts no Saturday of the past when it is handed to an office that works on Saturdays', async () => {
    await world.db.query(
      `UPDATE officer SET week_pattern = 'six_day_second_saturday_off' WHERE code = 'IRRI'`,
    );
    const ticket = await world.open({ category: 'opinion' });
    expect(await due(ticket)).toBe('2026-12-01 10:00');
    go('2026-11-23 10:00');
    await world.act(officer, (act) => transfer(act, ticket.id, { officer: 'IRRI' }, 'belongs there'));
    // Saturday the 21st lies with Public Works and is off; the 28th is worked.
    expect(await due(ticket)).toBe('2026-11-30 10:00');
    go('2026-11-30 09:30');
    const irrigation = await world.officer('IRRI');
    await world.act(irrigation, (act) => transfer(act, ticket.id, { officer: 'PWD' }, 'belongs back'));
    expect(await due(ticket)).toBe('2026-11-30 10:00');
    await world.db.query('UPDATE officer SET week_pattern = NULL');
  });
});
