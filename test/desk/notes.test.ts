import { beforeEach, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { messagesOf, wholeOf } from '../../src/tickets/index.ts';
import { type DeskWorld, deskWorld, OFFICER, PLACE } from '../support/desk-world.ts';

const OWN = `${PLACE}:1790000100.000100`;
let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];
let root: string;

beforeEach(async () => {
  desk = await deskWorld();
  ({ world, ticket } = desk);
  await desk.show();
  root = await desk.root();
});

const answer = `${PLACE}/${OFFICER}`;
const write = (text: string, from = OFFICER) =>
  desk.turn({ text, references: [root], ownId: OWN, replyTo: answer }, from);
const edit = (text: string, from = OFFICER) =>
  desk.turn({ kind: 'edit', text, references: [OWN, root], replyTo: answer }, from);
const notes = async () =>
  (await desk.bySystem((act) => messagesOf(act, ticket.id))).filter(({ direction }) => direction === 'note');
const log = async () => {
  await desk.show();
  return (await desk.cardsAt(PLACE)).at(-1)!.body.card!.log.join('\n');
};
const texts = (kind: string) =>
  rows<{ text: string | null }>(
    world.db,
    `SELECT x.text FROM ticket_event e LEFT JOIN ticket_event_text x USING (ticket_id, seq)
     WHERE e.ticket_id = $1 AND e.kind = $2 ORDER BY e.seq`,
    [ticket.id, kind],
  );

it('a note below the card never reaches the citizen, however often it is corrected or taken back', async () => {
  const before = await desk.citizen();
  await write('the treasury is slow, do not tell them');
  await edit('the treasury is very slow, do not tell them');
  await edit('');
  expect(await desk.citizen()).toBe(before);
  expect(await desk.putTo(answer)).toHaveLength(3);
});

it('an edited note reads anew, is marked so, and both wordings stand in the history', async () => {
  await write('call the office');
  await edit('call the treasury');
  const [note, ...more] = await notes();
  expect(more).toEqual([]);
  expect(note).toMatchObject({ text: 'call the treasury', earlier: [{ text: 'call the office' }] });
  expect(note!.editedAt).not.toBeNull();
  expect(await texts('noted')).toEqual([{ text: 'call the office' }]);
  expect(await texts('note_edited')).toEqual([{ text: 'call the treasury' }]);
  expect(await log()).toContain('टिप्पणी संशोधित');
});

it('a deleted note is marked so, and its words are kept', async () => {
  await write('call the office');
  await edit('');
  expect(await notes()).toMatchObject([{ text: 'call the office', deletedAt: expect.any(Date) }]);
  expect(await texts('note_deleted')).toEqual([{ text: null }]);
  expect(await log()).toContain('टिप्पणी वापस');
  const whole = await desk.bySystem((act) => wholeOf(act, ticket));
  expect(whole.messages.at(-1)).toMatchObject({ text: 'call the office' });
  expect(whole.messages.at(-1)!.deletedAt).not.toBeNull();
});

it('the same again, and the taking back of what was no note, says nothing', async () => {
  await write('call the office');
  const before = await world.events(ticket);
  await edit('call the office');
  await desk.turn({ kind: 'edit', text: '', references: [`${PLACE}:1.1`, root], replyTo: answer });
  expect(await world.events(ticket)).toEqual(before);
  expect(await desk.putTo(answer)).toHaveLength(1);
});

it('a correction of what we never heard is a note', async () => {
  await edit('call the treasury');
  expect(await notes()).toMatchObject([{ text: 'call the treasury', earlier: [], editedAt: null }]);
  await edit('call the treasury today');
  expect(await notes()).toMatchObject([{ text: 'call the treasury today' }]);
});

it('nobody corrects or takes back another’s note', async () => {
  await write('call the office');
  await desk.seatPost('U0000003', 'IRRI');
  await edit('', 'U0000003');
  await edit('nothing to do', 'U0000003');
  expect(await notes()).toMatchObject([{ text: 'call the office', deletedAt: null, earlier: [] }]);
});

it('a file of a note that was taken back can’t go out with a reply any more', async () => {
  const bytes = Buffer.from('%PDF-1.4 a scan');
  await desk.turn({
    text: 'see this',
    references: [root],
    ownId: OWN,
    replyTo: answer,
    files: [{ name: 'scan.pdf', mediaType: 'application/pdf', bytes }],
  });
  const form = () => desk.ask({ kind: 'open', value: `deed:reply:${ticket.number}` });
  expect(JSON.stringify(await form())).toContain('scan.pdf');
  await edit('');
  expect(JSON.stringify(await form())).not.toContain('scan.pdf');
});

it('the history says who did what, and by which door', async () => {
  await write('call the office');
  await desk.press(`deed:take:${ticket.number}`);
  const whole = await desk.bySystem((act) => wholeOf(act, ticket));
  const [opened, ...done] = whole.events.filter(({ kind }) => ['opened', 'noted', 'taken'].includes(kind));
  expect(opened!.doer).not.toHaveProperty('door');
  for (const { doer } of done)
    expect(doer).toMatchObject({ kind: 'staff', door: 'slack', officers: [ticket.officer] });
});
