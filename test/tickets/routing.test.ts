import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { declareAbsence, loadStaff } from '../../src/directory/index.ts';
import {
  add,
  assign,
  escalate,
  handOverCharge,
  messagesOf,
  queueOf,
  reply,
  returnDown,
  take,
  transfer,
} from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

let world: World;
let officer: Doer;

beforeAll(async () => {
  world = await smallWorld();
  officer = await world.officer('PWD');
});

beforeEach(() => {
  world.now = at('2026-11-16 10:00');
});

const queue = (post: string) =>
  world.act(SYSTEM, async (act) => (await queueOf(act, [post])).map((ticket) => ticket.number));

describe('a ticket', () => {
  it('stores why it went where it went, and each later step as well', async () => {
    const ticket = await world.open();
    await world.act(officer, (act) => transfer(act, ticket.id, { department: 'BASIC' }, 'a school in Basti'));
    await world.act(await world.officer('EDU'), (act) => escalate(act, ticket.id, 'officer', 'needs a word'));
    await world.act(await world.officer('INCHARGE'), (act) => returnDown(act, ticket.id, 'ask the DDO'));
    const { why, department } = await world.read(ticket);
    expect(department).toBe('BASIC');
    expect(why.map((line) => line.rule)).toEqual([
      'department',
      'transferred',
      'department',
      'escalated',
      'returned',
      'department',
    ]);
    expect(why[1]!.text.en).toBe(
      'On 16.11.2026 GeM Cell Officer, Public Works transferred it to GeM Cell Officer, Education.',
    );
    expect(why[3]!.text.hi).toMatch(/उच्च स्तर/);
  });

  it('goes to no post by "does not pertain" without a reason, nor to the post that has it', async () => {
    const ticket = await world.open();
    const give = (post: string, reason: string) =>
      world.act(officer, (act) => transfer(act, ticket.id, { officer: post }, reason));
    await expect(give('EDU', '')).rejects.toThrow('text_too_short');
    await expect(give('PWD', 'does not pertain')).rejects.toThrow('transfer_to_self');
  });

  it('is told to the requester when it is transferred, with the post in the language they read', async () => {
    await world.db.query(`UPDATE contact SET language = 'hi' WHERE id = $1`, [world.buyer.contactId]);
    const ticket = await world.open({ language: 'en' });
    await world.act(officer, (act) => transfer(act, ticket.id, { officer: 'EDU' }, 'a school'));
    expect((await world.heard('buyer-basti')).at(-1)).toContain('जेम सेल अधिकारी, शिक्षा');
    await world.db.query('UPDATE contact SET language = NULL WHERE id = $1', [world.buyer.contactId]);
  });

  it('cannot be returned when nobody below may have it', async () => {
    const ticket = await world.open({ department: 'PROTO' });
    expect(ticket.officer).toBe('INCHARGE');
    const back = world.act(await world.officer('INCHARGE'), (act) =>
      returnDown(act, ticket.id, 'please act'),
    );
    await expect(back).rejects.toThrow('already_lowest');
  });

  it('that was unallotted goes to the department heard later, but not once somebody has placed it', async () => {
    const say = (ticket: { id: string }) =>
      world.act(world.buyer, (act) =>
        add(act, ticket.id, { direction: 'in', text: 'it is irrigation' }, { department: 'IRRI' }),
      );
    const free = await world.open({ department: null });
    await say(free);
    expect(await world.read(free)).toMatchObject({ officer: 'IRRI', department: 'IRRI', level: 0 });
    const raised = await world.open({ department: null });
    await world.act(world.buyer, (act) => escalate(act, raised.id, 'requester', 'urgent'));
    await say(raised);
    expect(await world.read(raised)).toMatchObject({ officer: 'INCHARGE', department: 'IRRI', level: 1 });
  });

  it('of an officer on leave is heard of by the link officer, who may act on it', async () => {
    const ticket = await world.open();
    await world.act(SYSTEM, (act) => declareAbsence(act, 'PWD', '2026-11-16', '2026-11-16'));
    await world.act(world.buyer, (act) => add(act, ticket.id, { direction: 'in', text: 'any news?' }));
    for (const staff of ['staff-01', 'staff-02'])
      expect((await world.heard(staff)).at(-1)).toContain(ticket.number);
    await world.act(await world.officer('IRRI'), (act) => take(act, ticket.id));
    await world.db.query('DELETE FROM absence');
    const noMore = world.act(await world.officer('IRRI'), (act) => reply(act, ticket.id, 'It is paid.'));
    await expect(noMore).rejects.toMatchObject({ key: 'not_your_ticket' });
  });

  it('refused to an officer says whose it is, in the language of whoever reads the refusal', async () => {
    const ticket = await world.open({ language: 'hi' });
    const edu = await world.officer('EDU');
    const refused = await world
      .act(edu, (act) => take(act, ticket.id))
      .catch((error: { key: string; params: never }) => error);
    const said = await world.act(edu, async (act) => {
      const { key, params } = refused as { key: string; params: never };
      return act.words.say(key, 'en', params);
    });
    expect(said).toContain('it is with GeM Cell Officer, Public Works');
  });
});

describe('a transfer of charge', () => {
  it('leaves forty open tickets where they are: the officer was transferred with forty open tickets, and they move only on command with a handover note', async () => {
    await world.db.query(`UPDATE ticket SET status = 'closed', closed_at = opened_at`);
    for (let count = 0; count < 40; count++) await world.open();
    // Another person in the same post finds them all; the one who left finds none.
    const tenure = { code: 'S90', name: 'Demo Staff 90', officer: 'PWD', from: '2026-11-17', to: null };
    await world.act(SYSTEM, (act) => loadStaff(act, { ...tenure, handles: ['simulator:staff-90'] }));
    world.now = at('2026-11-17 10:00');
    const successor = await world.officer('PWD');
    expect(successor).toMatchObject({ staff: 'S90', officers: [{ code: 'PWD', role: 'officer' }] });
    expect(await queue('PWD')).toHaveLength(40);
    const [first] = await world.act(SYSTEM, (act) => queueOf(act, ['PWD']));
    const gone = { ...officer, officers: [] } as Doer;
    await expect(world.act(gone, (act) => take(act, first!.id))).rejects.toThrow('ticket_unknown');
    await world.act(successor, (act) => take(act, first!.id));
    // The charge itself goes to another post: only the command moves them.
    await expect(world.act(SYSTEM, (act) => handOverCharge(act, 'PWD', 'EDU', null, ' '))).rejects.toThrow(
      'text_too_short',
    );
    const note = 'Charge handed over by order of 17-11-2026; ten bills lie with the treasury.';
    expect(await world.act(SYSTEM, (act) => handOverCharge(act, 'PWD', 'EDU', 'PWD', note))).toBe(40);
    expect([await queue('PWD'), (await queue('EDU')).length]).toEqual([[], 40]);
    const moved = await world.read(first!);
    expect([moved.status, moved.dueAt]).toEqual(['open', first!.dueAt]);
    const [event] = await world.db.query<{ notes: number }>(
      'SELECT count(*)::int AS notes FROM ticket_event_text WHERE text = $1',
      [note],
    );
    expect(event!.notes).toBe(40);
    expect((await world.heard('staff-03')).at(-1)).toContain('ten bills lie with the treasury');
    // The same command again moves nothing, nor does one to the post itself.
    expect(await world.act(SYSTEM, (act) => handOverCharge(act, 'PWD', 'EDU', null, note))).toBe(0);
    expect(await world.act(SYSTEM, (act) => handOverCharge(act, 'EDU', 'EDU', null, note))).toBe(0);
  });

  it('is ordered by the in-charge, not by the officer', async () => {
    const ticket = await world.open();
    await expect(world.act(officer, (act) => assign(act, ticket.id, 'EDU'))).rejects.toMatchObject({
      key: 'not_your_ticket',
    });
    await world.act(await world.officer('INCHARGE'), (act) => assign(act, ticket.id, 'EDU'));
    expect((await world.read(ticket)).officer).toBe('EDU');
    expect(await world.act(SYSTEM, (act) => messagesOf(act, ticket.id))).toHaveLength(1);
  });
});
