import { beforeAll, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { oneRow, type Queries } from '../../src/lib/rows.ts';
import { bandsOf, runsOf, sameRuns } from '../../src/tickets/alike-text.ts';
import {
  add,
  findAlike,
  type Matter,
  merge,
  offerMerge,
  offerOn,
  remaining,
  resolve,
  separate,
  type Ticket,
  take,
  ticketById,
} from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

const LETTER =
  'Our laboratory equipment was accepted by the Public Works Department in Basti in March, yet the bill is not paid.';
const ORDER = 'GEMC-511687700000001';

let world: World;
let officer: Doer;
let inCharge: Doer;

beforeAll(async () => {
  world = await smallWorld();
  officer = await world.officer('PWD');
  inCharge = await world.officer('INCHARGE');
});

const openOn = (order: string, by?: Doer & { kind: 'contact' }, category = 'payment') =>
  world.open({ category, slots: { contract: { value: order } } }, by);

function matter(contactId: string, told: Partial<Matter> = {}): Matter {
  const nothing = { duty: null, department: null, district: null, amount: null, numbers: [], firms: [] };
  return { contactId, ...nothing, text: LETTER, ...told };
}

const find = (told: Matter, what: 'told' | 'offered') =>
  world.act(SYSTEM, (act) => findAlike(act, told, what, () => 0));

async function offered(ticket: Ticket, other: Ticket): Promise<void> {
  await world.act(SYSTEM, (act) =>
    offerMerge(act, ticket.id, { ticket: other, score: 0.9, why: ['number'] }),
  );
}

describe('words', () => {
  it('of one letter to several offices share a key; two letters of one kind do not', () => {
    const other = `To the Minister. ${LETTER} Kindly intervene.`;
    expect(sameRuns(runsOf(LETTER), runsOf(other))).toBeGreaterThan(0.6);
    expect(bandsOf(LETTER).some((band) => bandsOf(other).includes(band))).toBe(true);
    const third =
      'Our furniture was accepted by the Irrigation Department in Agra last year, and no CRAC was ever issued for it.';
    expect(bandsOf(LETTER).some((band) => bandsOf(third).includes(band))).toBe(false);
    expect(bandsOf('payment not received')).toEqual([]);
  });
});

describe('recognising', () => {
  it('finds the same order of the same person to be told, of another person only to be offered', async () => {
    const vendor = await world.person('vendor-a');
    const ticket = await openOn(ORDER, vendor);
    const own = matter(vendor.contactId, { numbers: [ORDER] });
    expect((await find(own, 'told'))?.ticket.number).toBe(ticket.number);
    const stranger = matter((await world.person('stranger-a')).contactId, { numbers: [ORDER] });
    expect(await find(stranger, 'told')).toBeUndefined();
    expect((await find(stranger, 'offered'))?.why).toContain('number');
  });

  it('never finds another order, another amount to be told, an ended ticket, nor one older than the days', async () => {
    const vendor = await world.person('vendor-b');
    const numbers = ['GEMC-511687700000020'];
    const ticket = await world.open(
      { slots: { contract: { value: numbers[0]! }, amount: { value: '200000' } } },
      vendor,
    );
    const same = matter(vendor.contactId, { numbers });
    expect(await find({ ...same, numbers: ['GEMC-511687700000021'] }, 'offered')).toBeUndefined();
    expect(await find({ ...same, amount: '300000' }, 'told')).toBeUndefined();
    const now = world.now;
    world.now = at('2027-03-01 10:00');
    expect(await find(same, 'told')).toBeUndefined();
    world.now = now;
    expect(await find(same, 'told')).toBeDefined();
    await world.db.query(`UPDATE ticket SET status = 'withdrawn' WHERE id = $1`, [ticket.id]);
    expect(await find(same, 'told')).toBeUndefined();
  });

  it('never finds a confidential file, and notes nothing that it could be found by', async () => {
    const vendor = await world.person('vendor-c');
    const category = [...world.cell.categories.values()].find((each) => each.confidential)!.code;
    const numbers = ['GEMC-511687700000030'];
    const ticket = await openOn(numbers[0]!, vendor, category);
    expect(await world.db.query('SELECT 1 FROM ticket_sign WHERE ticket_id = $1', [ticket.id])).toEqual([]);
    expect(await find(matter(vendor.contactId, { numbers }), 'told')).toBeUndefined();
    expect(await find(matter(vendor.contactId, { numbers }), 'offered')).toBeUndefined();
  });

  it('an offer ends when the other ticket becomes confidential or ends', async () => {
    const [first, second] = [await world.open(), await world.open()];
    await offered(second, first);
    const offer = () => world.act(SYSTEM, (act) => offerOn(act, second));
    expect((await offer())?.other).toBe(first.number);
    await world.db.query('UPDATE ticket SET confidential = true WHERE id = $1', [first.id]);
    expect(await offer()).toBeUndefined();
  });
});

describe('merging', () => {
  it('keeps the clock of the older ticket, whichever of the two remains', async () => {
    const older = await world.open();
    world.now = at('2026-11-18 10:00');
    const newer = await world.open();
    await world.act(officer, (act) => merge(act, older.id, newer.id));
    const remains = await world.read(newer);
    expect(remains.clockFrom).toEqual(older.clockFrom);
    expect(remains.dueAt).toEqual(older.dueAt);
    world.now = at('2026-11-16 10:00');
  });

  it('sends later letters to the ticket that remains, over several mergers, and shows it to those who came along', async () => {
    const vendor = await world.person('vendor-d');
    const [first, second, third] = [await world.open(), await world.open(), await world.open({}, vendor)];
    // Only who has written to us is written to.
    await world.db.query(
      `INSERT INTO transcript (channel, address, contact_id, direction, text, at)
       SELECT channel, address, contact_id, 'in', 'namaste', now() FROM handle WHERE contact_id = $1`,
      [vendor.contactId],
    );
    await world.act(officer, (act) => merge(act, third.id, second.id));
    await world.act(officer, (act) => merge(act, second.id, first.id));
    const came = await world.act(vendor, async (act) => {
      const end = await remaining(act, await ticketById(act, third.id));
      return add(act, end.id, { direction: 'in', text: 'and the receipt' });
    });
    expect(came.id).toBe(first.id);
    await world.act(officer, (act) => take(act, first.id));
    await world.act(officer, (act) =>
      resolve(act, first.id, {
        outcome: 'solved',
        reason: 'The bill was paid by the treasury.',
        findings: { payment_date: '2026-11-16' },
      }),
    );
    const told = await world.db.query(
      `SELECT 1 FROM outbox o WHERE o.contact_id = $1 AND o.body->>'text' LIKE '%' || $2 || '%resolved%'`,
      [vendor.contactId, first.number],
    );
    expect(told.length).toBe(1);
  });

  it('is undone by the in-charge within a day: people, clocks and both histories', async () => {
    const vendor = await world.person('vendor-e');
    const older = await world.open({}, vendor);
    world.now = at('2026-11-17 10:00');
    const newer = await world.open();
    await world.act(officer, (act) => merge(act, older.id, newer.id));
    await expect(world.act(officer, (act) => separate(act, older.id))).rejects.toThrow('not_your_ticket');
    await world.act(inCharge, (act) => separate(act, older.id));
    expect(await world.read(older)).toMatchObject({ status: 'open', mergedInto: null, dueAt: older.dueAt });
    expect(await world.read(newer)).toMatchObject({ clockFrom: newer.clockFrom, dueAt: newer.dueAt });
    expect((await world.events(newer)).slice(-2)).toEqual(['merged_from', 'separated']);
    await expect(world.act(vendor, (act) => ticketById(act, newer.id))).rejects.toThrow('ticket_unknown');
    await world.act(officer, (act) => merge(act, older.id, newer.id));
    world.now = at('2026-11-18 10:01');
    await expect(world.act(inCharge, (act) => separate(act, older.id))).rejects.toThrow('separate_too_late');
    world.now = at('2026-11-16 10:00');
  });
});

/** Of this transaction alone. */
const scans = (db: Queries) =>
  oneRow<{ scans: number }>(
    db,
    `SELECT sum(seq_scan)::int AS scans FROM pg_stat_xact_user_tables
     WHERE relname IN ('ticket', 'ticket_sign', 'ticket_person')`,
  );

describe('among 50,000 tickets', () => {
  it('few are read and none is scanned for', async () => {
    const vendor = await world.person('vendor-f');
    const ticket = await openOn('GEMC-511687700000055', vendor);
    await world.db.query(
      `INSERT INTO ticket SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', 'X-' || n,
         'serial', 100000 + n, 'contact_id', $2::text))).*
       FROM ticket t, generate_series(1, 50000) AS n WHERE t.id = $1`,
      [ticket.id, world.buyer.contactId],
    );
    await world.db.query(
      `INSERT INTO ticket_sign SELECT id, kind, kind || (serial % 5000), opened_at
       FROM ticket, unnest(ARRAY['number', 'band', 'firm']) AS kind WHERE number LIKE 'X-%'`,
    );
    await world.db.query(
      `INSERT INTO ticket_person SELECT id, contact_id, 'requester' FROM ticket WHERE number LIKE 'X-%'`,
    );
    await world.db.query('ANALYZE ticket, ticket_sign, ticket_person, ticket_message');
    const told = matter(vendor.contactId, { numbers: ['GEMC-511687700000055'] });
    const crowd = matter((await world.person('stranger-f')).contactId, {
      numbers: ['number7'],
      firms: ['firm7'],
    });
    let compared = 0;
    const began = performance.now();
    const found = await world.act(SYSTEM, async (act) => {
      const before = await scans(act.tx);
      const one = await findAlike(act, told, 'told', () => 0);
      await findAlike(act, crowd, 'offered', () => {
        compared++;
        return 0;
      });
      const after = await scans(act.tx);
      return { one, scanned: after!.scans - before!.scans };
    });
    if (process.env.FIGURES)
      process.stdout.write(`two look-ups ${(performance.now() - began).toFixed(0)} ms\n`);
    expect(found.one?.ticket.number).toBe(ticket.number);
    expect(found.scanned).toBe(0);
    expect(compared).toBeGreaterThan(5);
    expect(compared).toBeLessThanOrEqual(25);
  }, 120_000);
});
