import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inChargeOf, nodalOf } from '../../src/directory/index.ts';
import { oneRow } from '../../src/lib/rows.ts';
import { escalate, resolve, VERBS } from '../../src/tickets/index.ts';
import { type DeskWorld, deskWorld, OFFICER, PLACE } from '../support/desk-world.ts';
import { SYSTEM } from '../support/small-world.ts';

const SEATS = {
  owner: OFFICER,
  'in-charge': 'U0000007',
  nodal: 'U0000008',
  'another post': 'U0000003',
  'link officer': 'U0000006',
  stranger: 'U0000009',
  'former officer': 'U0000010',
};
type Seat = keyof typeof SEATS;
let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];

/** One world for all; each has a ticket of its own. */
beforeEach(async () => {
  ticket = await world.open();
  await desk.show();
});
beforeAll(async () => {
  desk = await deskWorld();
  ({ world } = desk);
  const row = await oneRow<{ link: string }>(
    world.db,
    'SELECT link_officer AS link FROM officer WHERE code = $1',
    [desk.ticket.officer],
  );
  await desk.seatPost(SEATS['in-charge'], await desk.bySystem(inChargeOf));
  await desk.seatPost(SEATS.nodal, await desk.bySystem(nodalOf));
  await desk.seatPost(SEATS['another post'], 'AGRI');
  await desk.seatPost(SEATS['link officer'], row!.link);
  await desk.seatPost(SEATS['former officer'], 'FOREST');
  await world.db.query(`UPDATE tenure SET to_date = '2026-11-15' WHERE officer = 'FOREST'`);
});

/** What each deed is filled with so that nothing but the right to it can stand in its way, and the event it makes. */
const DEEDS: Record<string, readonly [values: Record<string, string>, event: string]> = {
  reply: [{ text: 'Your bill is with the treasury.' }, 'replied'],
  note: [{ text: 'The treasury was called.' }, 'noted'],
  ask: [{ text: 'Which contract is it?' }, 'asked'],
  interim: [{ text: 'The treasury needs more time.', until: '2026-12-01' }, 'interim'],
  transfer: [{ text: 'It is theirs.', to: 'department:AGRI' }, 'transferred'],
  resolve: [
    { text: 'The bill was paid in full.', outcome: 'solved', payment_date: '2026-11-13' },
    'resolved',
  ],
  escalate: [{ text: 'The directorate must decide.' }, 'escalated'],
};
/** Who stands how to a ticket that lies with its officer: the core's words for it (tickets/statuses.ts). */
const STANDING: Record<Seat, readonly string[]> = {
  owner: ['staff', 'owner'],
  'in-charge': ['staff', 'above'],
  nodal: ['staff', 'above'],
  'another post': ['staff'],
  'link officer': ['staff'],
  stranger: [],
  'former officer': [],
};
const cases = Object.keys(DEEDS).flatMap((deed) =>
  (Object.keys(SEATS) as Seat[]).map((seat) => {
    const who: readonly string[] = VERBS[deed as keyof typeof VERBS].who;
    return [deed, seat, STANDING[seat].some((standing) => who.includes(standing))] as const;
  }),
);

describe('what a person may do is what the core’s table says', () => {
  it.each(cases)('%s by %s: %s, at the button, at the form and at the deed', async (deed, seat, may) => {
    const from = SEATS[seat];
    const [values, event] = DEEDS[deed]!;
    const form = { name: `deed:${deed}:${ticket.number}`, values };
    expect((await desk.ask({ kind: 'open', value: form.name }, from)).kind).toBe(may ? 'form' : 'text');
    const checked = await desk.ask({ kind: 'check', form }, from);
    expect(checked.kind === 'right').toBe(may);
    await desk.fill(deed, values, from, ticket);
    desk.later(15);
    await desk.release();
    expect((await world.events(ticket)).includes(event)).toBe(may);
  });

  it.each(Object.keys(SEATS) as Seat[])('take by %s', async (seat) => {
    const may = STANDING[seat].some((who) => (VERBS.take.who as readonly string[]).includes(who));
    await desk.press(`deed:take:${ticket.number}`, SEATS[seat]);
    expect((await world.events(ticket)).includes('taken')).toBe(may);
  });
});

it('who stands in may what the post may, while its officer is away', async () => {
  await desk.press('absence:on:2026-11-16:2026-11-16');
  await desk.press(`deed:take:${ticket.number}`, SEATS['link officer']);
  expect(await world.events(ticket)).toContain('taken');
  await desk.press('absence:off');
});

it('what has gone up is the higher post’s, and its officer may no more', async () => {
  await world.act(SYSTEM, (act) => escalate(act, ticket.id, 'overdue', undefined, 'in_charge'));
  await desk.press(`deed:take:${ticket.number}`, OFFICER);
  expect(await world.events(ticket)).not.toContain('taken');
  await desk.press(`deed:take:${ticket.number}`, SEATS['in-charge']);
  expect(await world.events(ticket)).toContain('taken');
});

it('the buttons of a card are what its holder may from where the ticket stands', async () => {
  const buttons = async () =>
    (await desk.cardsAt(PLACE))
      .filter(({ ticket_id }) => ticket_id === ticket.id)
      .at(-1)!
      .body.card!.buttons.map(({ value }) => value.split(':')[1]);
  expect(await buttons()).toEqual(['take', ...Object.keys(DEEDS)]);
  const officer = await world.officer(ticket.officer);
  const result = {
    outcome: 'solved',
    reason: 'The bill was paid.',
    findings: { payment_date: '2026-11-13' },
  };
  await world.act(officer, (act) => resolve(act, ticket.id, result));
  await desk.show();
  expect(await buttons()).toEqual(['reply', 'note']);
});

describe.each(['stranger', 'former officer'] as const)('a %s', (seat) => {
  it('is told one sentence whatever they do, and learns and changes nothing', async () => {
    const from = SEATS[seat];
    const sentence = (await desk.ask({ kind: 'page' }, from)) as { text: string };
    const { name, values } = { name: `deed:note:${ticket.number}`, values: { text: 'I was here' } };
    for (const question of [
      { kind: 'page' },
      { kind: 'command', text: `show ${ticket.number}` },
      { kind: 'command', text: 'find june' },
      { kind: 'command', text: 'who PWD' },
      { kind: 'command', text: 'help' },
      { kind: 'open', value: `deed:reply:${ticket.number}` },
      { kind: 'open', value: `card:${ticket.number}` },
      { kind: 'open', value: 'shortcut:ticket', text: 'a message' },
      { kind: 'open', value: 'absence:form' },
      { kind: 'check', form: { name, values } },
    ] as const)
      expect(await desk.ask(question, from)).toEqual({ kind: 'text', text: sentence.text, choices: [] });
    const root = await desk.root();
    ticket = desk.ticket;
    const before = await world.events(ticket);
    await desk.press(`deed:take:${ticket.number}`, from);
    await desk.press('absence:on:2026-11-16:2026-11-16', from);
    await desk.press(`card:${ticket.number}`, from);
    await desk.turn({ kind: 'form', form: { name, values } }, from);
    await desk.turn({ text: 'I was here', references: [root], replyTo: from }, from);
    expect(await world.events(ticket)).toEqual(before);
    expect([...new Set(await desk.wordsTo(from))]).toEqual([sentence.text]);
    expect(sentence.text).not.toContain(ticket.number);
  });
});
