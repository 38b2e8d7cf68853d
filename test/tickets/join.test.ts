import { beforeAll, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import {
  add,
  ask,
  findByNumber,
  link,
  merge,
  note,
  noteBounce,
  reply,
  type Ticket,
  take,
  ticketsOf,
  withdraw,
} from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';

let world: World;
let officer: Doer;

beforeAll(async () => {
  world = await smallWorld();
  officer = await world.officer('PWD');
});

const join = (ticket: Ticket, into: Ticket) => world.act(officer, (act) => merge(act, ticket.id, into.id));

describe('merging', () => {
  it('ends one ticket in the other, whose number the person is told', async () => {
    const [first, second] = [await world.open(), await world.open()];
    await world.act(officer, (act) => ask(act, second.id, 'Is it the same matter?'));
    await join(second, first);
    expect(await world.read(second)).toMatchObject({ status: 'merged', mergedInto: first.id });
    expect([await world.events(first), await world.events(second)].map((events) => events.at(-1))).toEqual([
      'merged_from',
      'merged',
    ]);
    expect((await world.heard('buyer-basti')).at(-1)).toContain(first.number);
    expect(await world.db.query('SELECT 1 FROM awaiting WHERE ticket_id = $1', [second.id])).toEqual([]);
    expect(
      await world.db.query('SELECT 1 FROM ticket_pause WHERE ticket_id = $1 AND to_at IS NULL', [second.id]),
    ).toEqual([]);
  });

  it('puts the other person in copy: they may see it and add to it, but not withdraw what is not theirs', async () => {
    const vendor = await world.person('vendor');
    const [first, second] = [await world.open(), await world.open({}, vendor)];
    await join(second, first);
    expect(await world.act(vendor, (act) => findByNumber(act, first.number))).toMatchObject({ id: first.id });
    expect((await world.act(vendor, (act) => ticketsOf(act, vendor.contactId, 'alive'))).length).toBe(1);
    await world.act(vendor, (act) => add(act, first.id, { direction: 'in', text: 'and the bill number' }));
    await expect(world.act(vendor, (act) => withdraw(act, first.id, 'no more'))).rejects.toMatchObject({
      key: 'not_your_ticket',
    });
    await world.act(world.buyer, (act) => withdraw(act, first.id, 'paid meanwhile'));
  });

  it('is refused with itself and into one that is ended', async () => {
    const [first, second, third] = [await world.open(), await world.open(), await world.open()];
    await expect(join(first, first)).rejects.toThrow('merge_with_self');
    await join(second, first);
    await expect(join(third, second)).rejects.toThrow('merge_not_possible');
  });

  it('of two tickets into each other at the same moment ends one of them, and neither waits for ever', async () => {
    for (let round = 0; round < 5; round++) {
      const [first, second] = [await world.open(), await world.open()];
      const came = await Promise.allSettled([join(first, second), join(second, first)]);
      expect(came.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = came.find((each) => each.status === 'rejected');
      expect(refused).toMatchObject({ reason: { name: 'UserMistake' } });
    }
  });
});

describe('linking', () => {
  it('is written on both tickets, once', async () => {
    const [first, second] = [await world.open(), await world.open()];
    for (let time = 0; time < 2; time++) await world.act(officer, (act) => link(act, first.id, second.id));
    for (const ticket of [first, second]) expect(await world.events(ticket)).toEqual(['opened', 'linked']);
    await expect(world.act(officer, (act) => link(act, first.id, first.id))).rejects.toThrow(
      'merge_with_self',
    );
  });
});

describe('what the requester reads', () => {
  it("never bears a note: an internal note shows in the citizen's reply or in the mail's quoted history", async () => {
    const ticket = await world.open();
    const secret = 'the DDO is known for this';
    await world.act(await world.officer('EDU'), (act) => note(act, ticket.id, secret));
    await world.act(officer, (act) => take(act, ticket.id));
    await world.act(officer, (act) => reply(act, ticket.id, 'It is being looked into.'));
    await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
    await world.act(world.buyer, (act) => add(act, ticket.id, { direction: 'in', text: '511687' }));
    const out = await world.db.query<{ body: object; address: string }>(
      `SELECT body, address FROM outbox WHERE address = 'buyer-basti'`,
    );
    expect(out.length).toBeGreaterThan(2);
    expect(JSON.stringify(out)).not.toContain(secret);
    const [kept] = await world.db.query(`SELECT direction FROM ticket_message WHERE text = $1`, [secret]);
    expect(kept).toEqual({ direction: 'note' });
  });

  it('comes once: taken twice, it is told once', async () => {
    const ticket = await world.open();
    const before = (await world.heard('buyer-basti')).length;
    await world.act(officer, (act) => take(act, ticket.id));
    await world.act(officer, (act) => take(act, ticket.id));
    expect((await world.heard('buyer-basti')).length).toBe(before + 1);
  });

  it('that came back is shown in the history and told to the officer, and nobody is answered', async () => {
    const ticket = await world.open();
    const before = (await world.heard('buyer-basti')).length;
    await world.act(SYSTEM, (act) => noteBounce(act, ticket.id, 'x@example.org', 'no such mailbox'));
    expect((await world.events(ticket)).at(-1)).toBe('bounced');
    expect((await world.heard('staff-01')).at(-1)).toContain('no such mailbox');
    expect((await world.heard('buyer-basti')).length).toBe(before);
  });

  it('to the officer that came back is in the history alone: told to the officer, it would come back for ever', async () => {
    const ticket = await world.open();
    const before = (await world.heard('staff-01')).length;
    const holder = await world.officer('PWD');
    if (holder.kind !== 'staff') throw new Error('PWD is filled');
    await world.act(SYSTEM, (act) =>
      noteBounce(act, ticket.id, 'staff-01', 'mailbox full', holder.contactId),
    );
    expect((await world.events(ticket)).at(-1)).toBe('bounced');
    expect((await world.heard('staff-01')).length).toBe(before);
  });
});
