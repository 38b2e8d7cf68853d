import { beforeEach, describe, expect, it } from 'vitest';
import { nodalOf } from '../../src/directory/index.ts';
import { workDesk } from '../../src/jobs/index.ts';
import { oneRow, rows } from '../../src/lib/rows.ts';
import { escalate, take, transfer } from '../../src/tickets/index.ts';
import { type DeskWorld, deskWorld, OFFICER, PLACE } from '../support/desk-world.ts';
import { SYSTEM } from '../support/small-world.ts';

const NIGHT = '2026-11-18 22:00';
const NEXT_MORNING = '2026-11-19 09:30';
const IN_CHARGE = 'U0000007';
let desk: DeskWorld;
let world: DeskWorld['world'];

beforeEach(async () => {
  desk = await deskWorld();
  ({ world } = desk);
  await desk.show();
  const inCharge = await oneRow<{ code: string }>(
    world.db,
    `SELECT code FROM officer WHERE role = 'in_charge'`,
  );
  await desk.seatPost(IN_CHARGE, inCharge!.code);
});

/** As the desk's loop does it, once no brief stands before. */
async function work(): Promise<void> {
  const period = '2026-11-19';
  await world.db.query(
    `INSERT INTO job_run (job, period, started_at, ended_at) VALUES ('morning brief', $1, now(), now()) ON CONFLICT DO NOTHING`,
    [period],
  );
  while (await workDesk({ act: (_, cause, each) => world.act(SYSTEM, each, cause) }, 0)) {
    // until nothing is to be done
  }
  await desk.deliver();
}
const held = () =>
  rows<{ key: string; state: string }>(world.db, 'SELECT key, state FROM desk_word ORDER BY made_at, id');
const openAt = async (time: string, told = {}) => {
  desk.clock(time);
  const ticket = await world.open(told);
  await work();
  return ticket;
};
const cardOf = async (address: string, number: string) =>
  (await desk.cardsAt(address)).filter(({ body }) => body.card!.title.includes(number));

describe('in office hours', () => {
  it('a new ticket is told by its card alone, and once', async () => {
    expect(await desk.cardsAt(OFFICER)).toHaveLength(1);
    expect(await desk.wordsTo(OFFICER)).toEqual([]);
  });

  it('an escalation is told below the card, which comes first', async () => {
    await world.act(SYSTEM, (act) => escalate(act, desk.ticket.id, 'overdue', undefined, 'in_charge'));
    await work();
    const [card, word, ...more] = await desk.putTo(IN_CHARGE);
    expect(more).toEqual([]);
    expect(card!.body.card).toBeDefined();
    expect(word!.body.under).toBe(card!.id);
    expect(word!.body.text).toContain(desk.ticket.number);
  });

  it('an hour after closing people may still hear, and then no more', async () => {
    const late = await openAt('2026-11-18 18:59');
    expect(await cardOf(OFFICER, late.number)).toHaveLength(1);
    const later = await openAt('2026-11-18 19:00');
    expect(await cardOf(OFFICER, later.number)).toEqual([]);
  });
});

describe.each([
  ['at night', NIGHT, NEXT_MORNING],
  ['before the office opens', '2026-11-19 07:00', NEXT_MORNING],
  ['on a Saturday', '2026-11-21 11:00', '2026-11-23 09:30'],
  ['on a holiday', '2026-10-02 11:00', '2026-10-05 09:30'],
])('%s', (_, quiet, opening) => {
  it('a new card stands at its place at once, and calls its officer when the office opens', async () => {
    const ticket = await openAt(quiet);
    expect(await cardOf(PLACE, ticket.number)).toHaveLength(1);
    expect(await cardOf(OFFICER, ticket.number)).toEqual([]);
    expect(await world.events(ticket)).toEqual(['opened']);
    const row = await oneRow<{ at: Date }>(world.db, 'SELECT due_at AS at FROM desk_word');
    desk.clock(opening);
    expect(row!.at).toEqual(world.now);
    desk.later(-1);
    await work();
    expect(await cardOf(OFFICER, ticket.number)).toEqual([]);
  });
});

it('the escalation of the night is made at once, and told in the morning below the card', async () => {
  desk.clock(NIGHT);
  await world.act(SYSTEM, (act) => escalate(act, desk.ticket.id, 'overdue', undefined, 'in_charge'));
  await work();
  expect(await world.events(desk.ticket)).toContain('escalated');
  expect(await desk.putTo(IN_CHARGE)).toEqual([]);
  desk.clock(NEXT_MORNING);
  await work();
  const [card, word, ...more] = await desk.putTo(IN_CHARGE);
  expect(more).toEqual([]);
  expect(word!.body.under).toBe(card!.id);
  expect(await desk.wordsTo(OFFICER)).toHaveLength(1);
});

it.each([
  ['an irregularity file', { category: 'corruption' }],
  ['a price bid not opened yet', { category: 'tech_reject', slots: { price_bid: { value: 'no' } } }],
])('%s never waits for the morning', async (_, told) => {
  desk.clock(NIGHT);
  await desk.seatPost('U0000008', await desk.bySystem(nodalOf));
  const urgent = await openAt(NIGHT, told);
  const reader = urgent.confidential ? 'U0000008' : OFFICER;
  expect(await cardOf(reader, urgent.number)).toHaveLength(1);
  expect(await held()).toEqual([]);
});

it('what is urgent, at which doors it is quiet, and how long after closing, is the cell’s data', async () => {
  world.cell = {
    ...world.cell,
    rules: {
      ...world.cell.rules,
      quiet: { doors: ['slack', 'web'], afterMinutes: 240 },
      urgent: { categories: ['portal'], slots: {}, faults: [] },
    },
  } as typeof world.cell;
  const early = await openAt('2026-11-18 21:30');
  expect(await cardOf(OFFICER, early.number)).toHaveLength(1);
  const urgent = await openAt('2026-11-18 23:30', { category: 'portal' });
  const [where] = await rows<{ officer: string }>(world.db, 'SELECT officer FROM ticket WHERE id = $1', [
    urgent.id,
  ]);
  expect(where).toBeDefined();
  expect(await held()).toEqual([]);
});

it('the requester hears at night as by day', async () => {
  desk.clock(NIGHT);
  const officer = await world.officer(desk.ticket.officer);
  const before = (await world.heard('buyer-basti')).length;
  await world.act(officer, (act) => take(act, desk.ticket.id));
  expect(await world.heard('buyer-basti')).toHaveLength(before + 1);
});

it('a card that stands already changes in place at night, unheard', async () => {
  desk.clock(NIGHT);
  const officer = await world.officer(desk.ticket.officer);
  await world.act(officer, (act) => take(act, desk.ticket.id));
  await work();
  const [first, changed] = await desk.cardsAt(OFFICER);
  expect(changed!.body.replaces).toBe(first!.id);
});

it('what changed its post in the night is told to the post that has it in the morning, and to no other', async () => {
  const ticket = await openAt(NIGHT);
  const officer = await world.officer(ticket.officer);
  await world.act(officer, (act) => transfer(act, ticket.id, { department: 'AGRI' }, 'it is theirs'));
  await work();
  desk.clock(NEXT_MORNING);
  await work();
  expect(await cardOf(OFFICER, ticket.number)).toEqual([]);
  expect((await held()).map(({ state }) => state)).toContain('overtaken');
});

it('a house that stood still over the morning tells it when it runs again, and in the evening lets it wait once more', async () => {
  const ticket = await openAt(NIGHT);
  desk.clock('2026-11-19 21:00');
  await work();
  expect(await cardOf(OFFICER, ticket.number)).toEqual([]);
  desk.clock('2026-11-20 15:00');
  await world.db.query(
    `INSERT INTO job_run (job, period, started_at, ended_at) VALUES ('morning brief', '2026-11-20', now(), now())`,
  );
  await work();
  expect(await cardOf(OFFICER, ticket.number)).toHaveLength(1);
  await work();
  expect(await cardOf(OFFICER, ticket.number)).toHaveLength(1);
});
