import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import {
  add,
  assign,
  close,
  interim,
  rate,
  reopen,
  resolve,
  type Ticket,
  withdraw,
} from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
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

const go = (to: string) => {
  world.now = at(to);
};
const paid = { outcome: 'solved', reason: 'Paid by the treasury on Monday.', findings: {} };
const solve = (
  ticket: Ticket,
  by = officer,
  findings: Record<string, string> = { payment_date: '2026-11-16' },
) => world.act(by, (act) => resolve(act, ticket.id, { ...paid, findings }));
const again = (ticket: Ticket, by: Doer = world.buyer) =>
  world.act(by, (act) => reopen(act, ticket.id, 'the money has not come'));
const later = (ticket: Ticket, until: string) =>
  world.act(officer, (act) => interim(act, ticket.id, 'the treasury has returned the bill', until));
const awaiting = async (ticket: Ticket): Promise<string[]> =>
  (await world.db.query<{ kind: string }>('SELECT kind FROM awaiting WHERE ticket_id = $1', [ticket.id])).map(
    (row) => row.kind,
  );

describe('an interim reply', () => {
  it('gives a new date, tells it to the requester, and is given at most twice', async () => {
    const ticket = await world.open();
    await later(ticket, '2026-11-27');
    expect((await world.heard('buyer-basti')).at(-1)).toContain('27.11.2026');
    await later(ticket, '2026-12-04');
    const read = await world.read(ticket);
    expect([wall(read.dueAt), read.interimCount]).toEqual(['2026-12-04 18:00', 2]);
    await expect(later(ticket, '2026-12-11')).rejects.toThrow('interim_used_up');
  });

  it('must name a working day after the due date and within a year, and a reason', async () => {
    const ticket = await world.open();
    await expect(later(ticket, '2026-11-20')).rejects.toThrow('interim_date_too_early');
    await expect(later(ticket, '2026-02-31')).rejects.toThrow('interim_date_too_early');
    await expect(later(ticket, '2026-11-29')).rejects.toThrow('interim_not_working_day');
    await expect(later(ticket, '2026-12-25')).rejects.toThrow('interim_not_working_day');
    await expect(later(ticket, '2126-11-27')).rejects.toThrow('interim_date_too_far');
    await expect(world.act(officer, (act) => interim(act, ticket.id, 'wait', '2026-11-27'))).rejects.toThrow(
      'text_too_short',
    );
  });
});

describe('resolving', () => {
  it('needs a known outcome, a speaking reason and what the duty demands', async () => {
    const ticket = await world.open();
    const tried = (result: Parameters<typeof resolve>[2]) =>
      expect(world.act(officer, (act) => resolve(act, ticket.id, result))).rejects;
    await tried({ ...paid, outcome: 'does_not_pertain' }).toThrow('outcome_unknown');
    await tried({ ...paid, reason: 'done' }).toThrow('text_too_short');
    await tried(paid).toThrow('demand_payment_date');
    // A duplicate needs no payment date.
    await world.act(officer, (act) => resolve(act, ticket.id, { ...paid, outcome: 'duplicate' }));
    expect((await world.heard('buyer-basti')).at(-1)).toContain(paid.reason);
    expect(await awaiting(ticket)).toEqual(['rating']);
  });

  it('is told in the language of the reader, with the outcome in that language too', async () => {
    await world.db.query(`UPDATE contact SET language = 'hi' WHERE id = $1`, [world.buyer.contactId]);
    await solve(await world.open({ language: 'en' }));
    const told = (await world.heard('buyer-basti')).at(-1);
    expect(told).toContain('समाधान हुआ');
    expect(told).not.toContain('Solved');
    await world.db.query('UPDATE contact SET language = NULL');
  });

  it('is not undone by thanks: what is added afterwards is kept, and "thank you" after closing reopens nothing', async () => {
    const ticket = await world.open();
    await solve(ticket);
    await world.act(world.buyer, (act) => add(act, ticket.id, { direction: 'in', text: 'thank you' }));
    expect((await world.read(ticket)).status).toBe('resolved');
    await world.act(SYSTEM, (act) => close(act, ticket.id));
    expect(await awaiting(ticket)).toEqual([]);
    expect((await world.read(ticket)).status).toBe('closed');
  });

  it('may be rated from one to five, and the later rating counts', async () => {
    const ticket = await world.open();
    await solve(ticket);
    for (const stars of [0, 6, 2.5, Number.NaN])
      await expect(world.act(world.buyer, (act) => rate(act, ticket.id, stars))).rejects.toThrow(
        'rating_wrong',
      );
    await world.act(world.buyer, (act) => rate(act, ticket.id, 2));
    await world.act(world.buyer, (act) => rate(act, ticket.id, 5));
    expect((await world.read(ticket)).rating).toBe(5);
    expect(await awaiting(ticket)).toEqual([]);
  });

  it('leaves nothing awaited after withdrawing, and the clock at rest', async () => {
    const ticket = await world.open();
    await world.act(world.buyer, (act) => withdraw(act, ticket.id, 'paid meanwhile'));
    expect(await awaiting(ticket)).toEqual([]);
    const open = await world.db.query(
      `SELECT 1 FROM ticket_rung WHERE ticket_id = $1 AND done_at IS NULL AND at < 'infinity'`,
      [ticket.id],
    );
    expect(open).toEqual([]);
  });
});

describe('reopening', () => {
  it('is allowed when reopened on the last permitted day at 23:59 IST, and not a minute later', async () => {
    const [first, second] = [await world.open(), await world.open()];
    go('2026-11-18 00:00');
    await solve(first);
    await solve(second);
    go('2026-11-25 23:59');
    await again(first);
    go('2026-11-26 00:00');
    await expect(again(second)).rejects.toThrow('reopen_too_late');
    expect((await world.read(first)).status).toBe('open');
  });

  it('begins a new round: whole service time, nothing found yet, the ladder anew', async () => {
    const ticket = await world.open();
    await later(ticket, '2026-11-27');
    await solve(ticket);
    go('2026-11-17 10:00');
    await again(ticket);
    const read = await world.read(ticket);
    expect(read).toMatchObject({
      round: 1,
      serviceHours: 42.5,
      outcome: null,
      resolution: null,
      findings: {},
    });
    expect([wall(read.dueAt), read.officer, read.level]).toEqual(['2026-11-25 10:00', 'PWD', 0]);
    await expect(solve(ticket, officer, {})).rejects.toThrow('demand_payment_date');
  });

  it('goes one rung higher the second time', async () => {
    const ticket = await world.open();
    await solve(ticket);
    await again(ticket);
    await solve(ticket);
    go('2026-11-17 10:00');
    await again(ticket);
    const read = await world.read(ticket);
    expect([read.officer, read.level, wall(read.dueAt)]).toEqual(['INCHARGE', 1, '2026-11-25 10:00']);
    expect(await world.events(ticket)).toContain('escalated');
    await solve(ticket, await world.officer('INCHARGE'));
    await again(ticket);
    expect((await world.read(ticket)).officer).toBe('NODAL');
    await solve(ticket, await world.officer('NODAL'));
    // There is nothing above: it comes back to the nodal officer.
    await again(ticket);
    expect((await world.read(ticket)).officer).toBe('NODAL');
  });

  it('goes to whoever holds the charge today', async () => {
    const ticket = await world.open();
    await world.act(await world.officer('INCHARGE'), (act) => assign(act, ticket.id, 'EDU'));
    await solve(ticket, await world.officer('EDU'));
    await again(ticket);
    expect((await world.read(ticket)).officer).toBe('PWD');
  });

  it('by a higher rung is not written down as words of the requester', async () => {
    const ticket = await world.open();
    await solve(ticket);
    await again(ticket, await world.officer('INCHARGE'));
    const [last] = await world.db.query<{ direction: string }>(
      `SELECT direction FROM ticket_message WHERE ticket_id = $1 AND text = 'the money has not come'`,
      [ticket.id],
    );
    expect(last!.direction).toBe('note');
  });
});
