import { beforeAll, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { declareAbsence } from '../../src/directory/index.ts';
import {
  add,
  assign,
  brieflyOf,
  escalate,
  findByNumber,
  handOverCharge,
  merge,
  move,
  note,
  queueOf,
  reopen,
  resolve,
  returnDown,
  type Ticket,
  take,
  ticketById,
  ticketsOf,
  transfer,
} from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';

let world: World;
let officer: Doer;
let inCharge: Doer;
let nodal: Doer;

beforeAll(async () => {
  world = await smallWorld();
  officer = await world.officer('PWD');
  inCharge = await world.officer('INCHARGE');
  nodal = await world.officer('NODAL');
});

const told = 'The engineer asks for money before he accepts the goods.';
const file = () =>
  world.open({ category: 'corruption', subject: told, messages: [{ direction: 'in', text: told }] });

/** None of them may find it, see it, or do anything with it. */
async function hiddenFromBelow(ticket: Ticket): Promise<void> {
  for (const doer of [officer, inCharge, await world.officer('EDU')]) {
    await world.act(doer, async (act) => {
      await expect(findByNumber(act, ticket.number)).rejects.toThrow('ticket_unknown');
      await expect(findByNumber(act, String(ticket.serial))).rejects.toThrow('ticket_unknown');
      await expect(ticketById(act, ticket.id)).rejects.toThrow('ticket_unknown');
      await expect(note(act, ticket.id, 'I have seen it')).rejects.toThrow('ticket_unknown');
      await expect(transfer(act, ticket.id, { officer: 'PWD' }, 'give it to me')).rejects.toThrow();
      if (doer.kind !== 'staff') return;
      const codes = doer.officers.map((charge) => charge.code);
      expect((await queueOf(act, codes)).map((each) => each.number)).not.toContain(ticket.number);
    });
  }
}

describe('an irregularity file', () => {
  it('goes to the nodal officer though the department complained of is the one it is routed to', async () => {
    const ticket = await file();
    expect([ticket.officer, ticket.level, ticket.confidential]).toEqual(['NODAL', 2, true]);
    expect(ticket.why.map((line) => line.rule)).toEqual(['confidential', 'nodal']);
    await hiddenFromBelow(ticket);
  });

  it('sends none of its words out of the house, not even when more is added, it is handed on or reopened', async () => {
    const ticket = await file();
    const holder = await world.officer('NODAL');
    if (holder.kind !== 'staff') throw new Error('the nodal post is filled');
    const more = 'He wanted ten thousand on Monday.';
    await world.act(world.buyer, (act) => add(act, ticket.id, { direction: 'in', text: more }));
    const result = { outcome: 'solved', reason: 'Reported to the department.', findings: { finding: 'x' } };
    await world.act(nodal, (act) => resolve(act, ticket.id, result));
    await world.act(world.buyer, (act) => reopen(act, ticket.id, 'He asks for ten thousand again.'));
    const out = await world.db.query<{ text: string }>(
      `SELECT body ->> 'text' AS text FROM outbox WHERE contact_id = $1 AND ticket_id = $2`,
      [holder.contactId, ticket.id],
    );
    expect(out).toHaveLength(3);
    expect(JSON.stringify(out)).not.toMatch(/ten thousand|asks for money/);
  });

  it('goes to no other by transfer, assigning, returning or handing over a charge', async () => {
    const ticket = await file();
    for (const post of ['PWD', 'EDU', 'INCHARGE']) {
      await expect(
        world.act(nodal, (act) => transfer(act, ticket.id, { officer: post }, 'please look into it')),
      ).rejects.toMatchObject({ key: 'complained_of' });
      await expect(world.act(SYSTEM, (act) => assign(act, ticket.id, post))).rejects.toMatchObject({
        key: 'complained_of',
      });
    }
    await expect(
      world.act(nodal, (act) => transfer(act, ticket.id, { department: 'BASIC' }, 'it is a school')),
    ).rejects.toMatchObject({ key: 'transfer_to_self' });
    await expect(
      world.act(nodal, (act) => returnDown(act, ticket.id, 'please look into it')),
    ).rejects.toMatchObject({ key: 'already_lowest' });
    await expect(
      world.act(SYSTEM, (act) => handOverCharge(act, 'NODAL', 'PWD', null, 'on leave')),
    ).rejects.toMatchObject({ key: 'complained_of' });
    expect((await world.read(ticket)).officer).toBe('NODAL');
  });

  it('that an ordinary ticket turns out to be leaves the officer at once, and never goes back', async () => {
    const ticket = await world.open();
    await world.act(officer, (act) => move(act, ticket.id, 'manual_l1'));
    expect(await world.read(ticket)).toMatchObject({
      officer: 'NODAL',
      level: 2,
      confidential: true,
      duty: 12,
    });
    await hiddenFromBelow(ticket);
    await world.act(nodal, (act) => move(act, ticket.id, 'payment'));
    await expect(
      world.act(nodal, (act) => returnDown(act, ticket.id, 'it is only a bill')),
    ).rejects.toMatchObject({ key: 'complained_of' });
    await expect(world.act(nodal, (act) => escalate(act, ticket.id, 'officer'))).rejects.toMatchObject({
      key: 'already_top',
    });
    await world.act(nodal, (act) =>
      resolve(act, ticket.id, { outcome: 'duplicate', reason: 'The same as the other file.' }),
    );
    await world.act(world.buyer, (act) => reopen(act, ticket.id, 'it is not the same'));
    expect((await world.read(ticket)).officer).toBe('NODAL');
    await hiddenFromBelow(ticket);
  });

  it('is joined with no ordinary ticket, in neither direction', async () => {
    const [secret, ordinary] = [await file(), await world.open()];
    await expect(world.act(nodal, (act) => merge(act, secret.id, ordinary.id))).rejects.toMatchObject({
      key: 'merge_not_possible',
    });
    await expect(world.act(nodal, (act) => merge(act, ordinary.id, secret.id))).rejects.toMatchObject({
      key: 'merge_not_possible',
    });
    await expect(world.act(officer, (act) => merge(act, ordinary.id, secret.id))).rejects.toMatchObject({
      key: 'ticket_unknown',
    });
  });

  it('tells nothing of the matter or the person in what is sent out or listed', async () => {
    await world.db.query(`UPDATE contact SET name = 'Ramesh of Basti' WHERE id = $1`, [
      world.buyer.contactId,
    ]);
    const ticket = await world.open({
      category: 'corruption',
      subject: told,
      messages: [{ direction: 'in', text: told }],
      slots: { firm: { value: 'Demo Traders Basti' } },
    });
    const sent = (await world.heard('staff-21')).filter((text) => text.includes(ticket.number));
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toMatch(/engineer|Ramesh|Demo Traders/);
    const listed = await world.act(SYSTEM, (act) => brieflyOf(act, ticket));
    expect(JSON.stringify(listed)).not.toMatch(/engineer|Ramesh|Demo Traders/);
  });

  it('is not for the link officer of a nodal officer on leave, who may be complained of; other tickets are', async () => {
    await world.db.query(`UPDATE officer SET link_officer = 'PWD' WHERE code = 'NODAL'`);
    await world.act(SYSTEM, (act) => declareAbsence(act, 'NODAL', '2026-11-16', '2026-11-20'));
    officer = await world.officer('PWD');
    const before = (await world.heard('staff-01')).length;
    const ticket = await file();
    expect((await world.heard('staff-01')).length).toBe(before);
    await hiddenFromBelow(ticket);
    const ordinary = await world.open();
    await world.act(SYSTEM, (act) => assign(act, ordinary.id, 'NODAL'));
    await world.act(officer, (act) => take(act, ordinary.id));
    await world.db.query('DELETE FROM absence');
  });

  it('is seen by whoever told it', async () => {
    const ticket = await file();
    const mine = await world.act(world.buyer, (act) => ticketsOf(act, world.buyer.contactId, 'alive'));
    expect(mine.map((each) => each.number)).toContain(ticket.number);
    expect(await world.act(world.buyer, (act) => findByNumber(act, ticket.number))).toMatchObject({
      id: ticket.id,
    });
  });
});
