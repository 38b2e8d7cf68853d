import { beforeEach, expect, it } from 'vitest';
import type { Page } from '../../src/channel.ts';
import { storeFile } from '../../src/files/index.ts';
import { add, escalate, offerMerge, take } from '../../src/tickets/index.ts';
import { type DeskWorld, deskWorld, OFFICER, PLACE } from '../support/desk-world.ts';
import { SYSTEM } from '../support/small-world.ts';

let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];

beforeEach(async () => {
  desk = await deskWorld();
  ({ world, ticket } = desk);
});

const card = async (address = PLACE) => (await desk.cardsAt(address)).at(-1)!.body.card!;
const buttonsUnder = async (address: string) =>
  (await desk.lastTo(address)).choices.map(({ value }) => value);

async function citizenAdds(text: string): Promise<void> {
  await world.act({ kind: 'contact', contactId: ticket.contactId, door: 'terminal' }, (act) =>
    add(act, ticket.id, { direction: 'in', text }),
  );
  await desk.show();
}

const NUMBERS = /GC-\d{4}-\d{6}-[A-Z]/g;

it('forty tickets on a busy morning: each stands on the front page and in `mine` with a button of its own; of sixty it is told how many more', async () => {
  const listed = async () => {
    const { page } = (await desk.ask({ kind: 'page' })) as { page: Page };
    const lines = page.sections.flatMap((part) => part.lines).join('\n');
    const buttons = page.sections.flatMap((part) => part.buttons).map(({ value }) => value);
    const mine = await desk.ask({ kind: 'command', text: 'mine' });
    const told = mine.kind === 'text' ? mine : { text: '', choices: [] };
    return {
      page: new Set(lines.match(NUMBERS)).size,
      pressed: buttons.filter((value) => value.startsWith('card:')).length,
      mine: new Set(told.text.match(NUMBERS)).size,
      chosen: told.choices.length,
      more: [lines, told.text].map((text) => /और (\d+)/.exec(text)?.[1]),
    };
  };
  for (let n = 0; n < 39; n += 1) await world.open();
  const all = { page: 40, pressed: 40, mine: 40, chosen: 40, more: [undefined, undefined] };
  expect(await listed()).toEqual(all);
  for (let n = 0; n < 20; n += 1) await world.open();
  expect(await listed()).toEqual({ page: 50, pressed: 50, mine: 50, chosen: 50, more: ['10', '10'] });
});

it('what is overdue, what is due today and what is later are parts of their own on the front page', async () => {
  desk.clock('2026-11-18 10:00');
  await world.open();
  desk.clock('2026-11-20 12:00');
  await world.open();
  const due = (await world.read(ticket)).dueAt;
  world.now = new Date(due.getTime() + 60_000);
  const { page } = (await desk.ask({ kind: 'page' })) as { page: Page };
  const parts = page.sections.filter(({ buttons }) => buttons.some(({ value }) => value.startsWith('card:')));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts[0]!.title).toBe('विलंबित');
  expect(parts[0]!.lines.join()).toContain(ticket.number);
});

it('the card says in place that there is something new from the requester, until somebody of the staff has done something', async () => {
  await desk.show();
  const label = 'आवेदक से नया';
  const news = async () => JSON.stringify(await card()).includes(label);
  expect(await news()).toBe(false);
  desk.clock('2026-11-16 11:20');
  await citizenAdds('the bill was found, number 9000000001');
  expect(await news()).toBe(true);
  expect(JSON.stringify(await card())).toContain('11:20');
  expect(JSON.stringify(await card())).not.toContain('9000000001');
  expect((await desk.cardsAt(PLACE)).at(-1)!.body.replaces).toBeDefined();
  await desk.press(`deed:take:${ticket.number}`);
  await desk.show();
  expect(await news()).toBe(false);
  desk.clock('2026-11-16 12:40');
  await citizenAdds('and one thing more');
  expect(JSON.stringify(await card())).toContain('12:40');
});

it('no number of a person stands on a card or in the name of a file where many read', async () => {
  const told = 'mobile ९०००००००१२, PAN ABCPE1234F, SBI 30123456789, 2345 6789 0123, demo@example.org';
  await world.db.query(
    `UPDATE ticket SET slots = jsonb_build_object('problem', jsonb_build_object('value', $2::text)) WHERE id = $1`,
    [ticket.id, told],
  );
  await world.act(SYSTEM, async (act) => {
    const file = { name: 'PAN ABCPE1234F.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
    const stored = await storeFile(act.tx, file, act.now);
    await add(act, ticket.id, { direction: 'in', text: 'see', files: [stored] });
  });
  await desk.show();
  const shown = JSON.stringify(await desk.putTo(PLACE));
  for (const secret of ['९००००००', 'ABCPE1234', '3012345', '2345 6789', 'demo@'])
    expect(shown).not.toContain(secret);
  expect(shown).toContain('••••••6789');
  expect(shown).toContain('.pdf');
});

it('the buttons below an escalation work where they stand: take, return with a direction, show', async () => {
  await desk.show();
  await desk.seatPost('U0000007', 'INCHARGE');
  await world.act(SYSTEM, (act) => escalate(act, ticket.id, 'overdue', undefined, 'in_charge'));
  await desk.show();
  expect(await buttonsUnder('U0000007')).toEqual([
    `deed:take:${ticket.number}`,
    `deed:return:${ticket.number}`,
    `card:${ticket.number}`,
  ]);
  const form = await desk.ask({ kind: 'open', value: `deed:return:${ticket.number}` }, 'U0000007');
  expect(form).toMatchObject({ kind: 'form', form: { fields: [{ name: 'text' }] } });
  const refused = await desk.ask({ kind: 'open', value: `deed:return:${ticket.number}` });
  expect(refused.kind).toBe('text');
  const told = await desk.fill('return', { text: 'Please settle it this week.' }, 'U0000007');
  expect(told.replies[0]!.text).toContain(ticket.number);
  expect(await world.events(ticket)).toContain('returned');
  expect(await world.read(ticket)).toMatchObject({ officer: 'PWD' });
});

it('the buttons below "seems the same" work where they stand', async () => {
  const other = await world.open();
  await desk.show();
  await world.act(SYSTEM, (act) => offerMerge(act, other.id, { ticket, score: 0.9, why: ['number'] }));
  await desk.show();
  const [same, apart, shown] = await buttonsUnder(OFFICER);
  expect([same, apart, shown]).toEqual([
    `alike:same:${other.number}:${ticket.number}`,
    `alike:apart:${other.number}:${ticket.number}`,
    `card:${ticket.number}`,
  ]);
  await desk.press(same!);
  expect(await world.read(other)).toMatchObject({ status: 'merged' });
});

it('a button of a word that was posted before the desk knew it by name is heard too', async () => {
  await desk.show();
  const told = await desk.press(`take:${ticket.number}`);
  expect(told.replies[0]!.text).toContain(ticket.number);
  expect(await world.events(ticket)).toContain('taken');
  expect((await desk.press(`show:${ticket.number}`)).replies[0]!.text).toContain(ticket.number);
});

it('who takes a ticket twice by a double click takes it once, and is told so', async () => {
  await desk.show();
  await desk.press(`deed:take:${ticket.number}`);
  expect((await desk.press(`deed:take:${ticket.number}`)).replies[0]!.text).toContain(ticket.number);
  expect((await world.events(ticket)).filter((kind) => kind === 'taken')).toHaveLength(1);
  const officer = await world.officer(ticket.officer);
  await world.act(officer, (act) => take(act, ticket.id));
});

it('whom Slack once called unreachable is told again as soon as they act there', async () => {
  await world.db.query(`UPDATE handle SET blocked_at = now(), blocked_why = 'gone' WHERE address = $1`, [
    OFFICER,
  ]);
  await desk.show();
  expect(await desk.cardsAt(OFFICER)).toEqual([]);
  await desk.press(`deed:take:${ticket.number}`);
  await desk.show();
  expect(await desk.cardsAt(OFFICER)).toHaveLength(1);
});
