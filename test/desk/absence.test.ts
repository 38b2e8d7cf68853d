import { beforeEach, describe, expect, it } from 'vitest';
import { showAway } from '../../src/desk/index.ts';
import { declareAbsence } from '../../src/directory/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { type DeskWorld, deskWorld, OFFICER } from '../support/desk-world.ts';

const LINK = 'U0000006';
let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];

beforeEach(async () => {
  desk = await deskWorld();
  ({ world, ticket } = desk);
  await desk.show();
  const [link] = await rows<{ code: string }>(
    world.db,
    'SELECT link_officer AS code FROM officer WHERE code = $1',
    [ticket.officer],
  );
  await desk.seatPost(LINK, link!.code);
});

const absences = () =>
  rows<{ officer: string; from: string; to: string; reason: string | null }>(
    world.db,
    'SELECT officer, from_date::text AS from, to_date::text AS to, reason FROM absence ORDER BY from_date',
  );
const command = async (text: string) => {
  const reply = await desk.ask({ kind: 'command', text });
  return reply.kind === 'text' ? (reply.choices[0]?.value ?? reply.text) : reply.kind;
};
const hasButtons = async (address: string) =>
  (await desk.cardsAt(address)).at(-1)?.body.card?.buttons.length ?? 0;

describe('absent FROM TO REASON', () => {
  // Monday 16.11.2026
  it.each([
    ['absent 25.11.2026 30.11.2026 training at Lucknow', '2026-11-25:2026-11-30:training at Lucknow'],
    ['absent from 25/11/2026 to 30/11/2026 for training', '2026-11-25:2026-11-30:training'],
    ['absent 2026-11-25 2026-11-30', '2026-11-25:2026-11-30'],
    ['absent 25.11.2026', '2026-11-25:2026-11-25'],
    ['absent 25 Nov 2026 to 30 Nov 2026 family function', '2026-11-25:2026-11-30:family function'],
    ['अवकाश २५.११.२०२६ से ३०.११.२०२६ तक प्रशिक्षण', '2026-11-25:2026-11-30:प्रशिक्षण'],
    ['अवकाश 25 नवंबर 2026 से 30 नवंबर 2026 तक पुत्री का विवाह', '2026-11-25:2026-11-30:पुत्री का विवाह'],
    ['छुट्टी कल तबीयत खराब', '2026-11-17:2026-11-17:तबीयत खराब'],
    ['chhutti 25.11.2026 se 30.11.2026 tak shaadi hai', '2026-11-25:2026-11-30:shaadi hai'],
    ['chhutti aaj se kal tak tabiyat kharab hai', '2026-11-16:2026-11-17:tabiyat kharab hai'],
    ['leave today', '2026-11-16:2026-11-16'],
  ])('%s', async (said, days) => {
    expect(await command(said)).toBe(`absence:on:${days}`);
    expect(await absences()).toEqual([]);
    await desk.press(`absence:on:${days}`);
    const [from, to, reason = null] = days.split(':');
    expect(await absences()).toEqual([{ officer: ticket.officer, from, to, reason }]);
  });

  it('without a date, or from the front page, opens a form', async () => {
    expect(await command('absent')).toBe('form');
    expect(await command('छुट्टी चाहिए')).toBe('form');
    expect(JSON.stringify(await desk.ask({ kind: 'page' }))).toContain('absence:form');
    expect((await desk.ask({ kind: 'open', value: 'absence:form' })).kind).toBe('form');
  });

  it('days the wrong way round are told', async () => {
    expect(await command('absent 30.11.2026 25.11.2026')).not.toContain('absence:on');
  });
});

it('the form of an absence is checked by field, and keeps its reason', async () => {
  const values = { leave_from: '2026-11-30', leave_to: '2026-11-25', leave_reason: 'training: GeM' };
  const wrong = await desk.ask({ kind: 'check', form: { name: 'absence', values } });
  expect(wrong).toMatchObject({ kind: 'wrong', errors: { leave_to: expect.any(String) } });
  const form = { name: 'absence', values: { ...values, leave_to: '2026-12-01' } };
  expect(await desk.ask({ kind: 'check', form })).toEqual({ kind: 'right' });
  expect(await absences()).toEqual([]);
  await desk.turn({ kind: 'form', form });
  expect(await absences()).toMatchObject([{ to: '2026-12-01', reason: 'training: GeM' }]);
});

it('who stands in sees the cards of who is away, with buttons that work; at the return they go', async () => {
  await desk.press('absence:on:2026-11-16:2026-11-17');
  await desk.show();
  expect(await hasButtons(LINK)).toBeGreaterThan(0);
  await desk.press(`deed:take:${ticket.number}`, LINK);
  expect(await world.events(ticket)).toContain('taken');
  await desk.press('absence:off');
  await desk.show();
  expect(await hasButtons(LINK)).toBe(0);
  expect(await hasButtons(OFFICER)).toBeGreaterThan(0);
});

it('an absence that begins on a later day brings the cards on that day, and the return takes them back', async () => {
  await desk.bySystem((act) => declareAbsence(act, ticket.officer, '2026-11-18', '2026-11-19'));
  await desk.bySystem(showAway);
  await desk.show();
  expect(await desk.cardsAt(LINK)).toEqual([]);
  desk.clock('2026-11-18 10:00');
  await desk.bySystem(showAway);
  await desk.show();
  expect(await hasButtons(LINK)).toBeGreaterThan(0);
  desk.clock('2026-11-20 10:00');
  await desk.bySystem(showAway);
  await desk.show();
  expect(await hasButtons(LINK)).toBe(0);
});
