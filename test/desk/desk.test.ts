import { beforeEach, expect, it } from 'vitest';
import { storeFile } from '../../src/files/index.ts';
import { oneRow } from '../../src/lib/rows.ts';
import { note, take } from '../../src/tickets/index.ts';
import { type DeskWorld, deskWorld, OFFICER, PLACE } from '../support/desk-world.ts';

let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];

beforeEach(async () => {
  desk = await deskWorld();
  ({ world, ticket } = desk);
});

it('a card is posted at its place and to its officer, the person masked', async () => {
  await world.db.query(`UPDATE contact SET name = 'Example Person' WHERE id = $1`, [ticket.contactId]);
  await desk.show();
  const [card] = await desk.cardsAt(PLACE);
  expect(await desk.cardsAt(OFFICER)).toHaveLength(1);
  expect(JSON.stringify(card)).toContain('E••• P•••');
  expect(JSON.stringify(card)).not.toContain('Example Person');
  expect(card!.body.card!.buttons.map(({ value }) => value)).toContain(`deed:take:${ticket.number}`);
});

it('a burst of events replaces the card once, in place; nothing new to show replaces nothing', async () => {
  await desk.show();
  const officer = await world.officer(ticket.officer);
  await world.act(officer, async (act) => {
    await take(act, ticket.id);
    await note(act, ticket.id, 'called the office');
    await note(act, ticket.id, 'called again');
  });
  await desk.show();
  const [first, second, ...more] = await desk.cardsAt(PLACE);
  expect(second!.body.replaces).toBe(first!.id);
  expect(more).toEqual([]);
  await world.db.query('INSERT INTO card_due VALUES ($1, now())', [ticket.id]);
  await desk.show();
  expect(await desk.cardsAt(PLACE)).toHaveLength(2);
});

it('a note under the card never reaches the citizen', async () => {
  await desk.show();
  const before = await desk.citizen();
  const { body } = (await desk.cardsAt(PLACE))[0]!;
  expect(body.card).toBeDefined();
  const root = (await oneRow<{ external_id: string }>(
    world.db,
    `SELECT external_id FROM outbox WHERE address = $1 AND external_id IS NOT NULL`,
    [PLACE],
  ))!.external_id;
  await desk.turn({
    text: 'the treasury is slow, do not tell them',
    references: [root],
    replyTo: `${PLACE}/${OFFICER}`,
  });
  expect(await desk.citizen()).toBe(before);
  expect(await world.events(ticket)).toContain('noted');
  expect((await desk.putTo(`${PLACE}/${OFFICER}`)).length).toBe(1);
});

it('words under no card are nobody’s business', async () => {
  expect(
    (await desk.turn({ text: 'lunch?', references: [`${PLACE}:1.1`], replyTo: `${PLACE}/${OFFICER}` }))
      .replies,
  ).toEqual([]);
});

it('a form is refused by field before it is sent, and a form that fails later gives back what was typed', async () => {
  const form = {
    name: `deed:resolve:${ticket.number}`,
    values: { outcome: 'solved', text: 'The firm has been paid.' },
  };
  const reply = await desk.ask({ kind: 'check', form });
  expect(reply).toMatchObject({ kind: 'wrong', errors: { payment_date: expect.any(String) } });
  expect(await world.events(ticket)).not.toContain('resolved');
  const right = { ...form, values: { ...form.values, payment_date: '2026-11-10' } };
  expect(await desk.ask({ kind: 'check', form: right })).toEqual({ kind: 'right' });
  expect(await world.events(ticket)).not.toContain('resolved');
  await desk.turn({ kind: 'form', form });
  expect((await desk.lastTo(OFFICER)).text).toContain('The firm has been paid.');
  await desk.turn({ kind: 'form', form: right });
  expect(await world.events(ticket)).toContain('resolved');
});

it('a stranger sees nothing: not by page, command, button, form or words', async () => {
  await desk.show();
  const told = { kind: 'text', choices: [] };
  for (const question of [
    { kind: 'page' } as const,
    { kind: 'command', text: `show ${ticket.number}` } as const,
    { kind: 'open', value: `deed:reply:${ticket.number}` } as const,
  ]) {
    const reply = await desk.ask(question, 'U9');
    expect(reply).toMatchObject(told);
    expect(JSON.stringify(reply)).not.toContain(ticket.number);
  }
  const before = await world.events(ticket);
  await desk.press(`deed:take:${ticket.number}`, 'U9');
  await desk.fill('note', { text: 'I was here' }, 'U9');
  expect(await world.events(ticket)).toEqual(before);
});

it('a confidential ticket’s card goes to no place, and names nothing', async () => {
  await desk.show();
  const secret = await world.open({ category: 'corruption', subject: 'Bribe asked by an office' });
  await desk.seatPost('U0000009', secret.officer);
  const before = (await desk.putTo(PLACE)).length;
  await desk.show();
  expect(await desk.putTo(PLACE)).toHaveLength(before);
  const [card] = await desk.cardsAt('U0000009');
  const shown = JSON.stringify(card);
  expect(shown).toContain(secret.number);
  for (const word of ['PWD', 'Basti', 'बस्ती', 'लोक निर्माण', 'Bribe', 'paid'])
    expect(shown).not.toContain(word);
});

it('who may do what is the core’s table: another post’s officer is refused', async () => {
  const other = await oneRow<{ contactId: string }>(
    world.db,
    `SELECT s.contact_id AS "contactId" FROM tenure t JOIN staff_member s ON s.code = t.staff_member JOIN officer o ON o.code = t.officer
     WHERE o.role = 'officer' AND t.officer <> $1 AND s.contact_id NOT IN (SELECT s2.contact_id FROM tenure t2 JOIN staff_member s2 ON s2.code = t2.staff_member WHERE t2.officer = $1) LIMIT 1`,
    [ticket.officer],
  );
  await desk.seat('U0000005', other!.contactId);
  await desk.press(`deed:take:${ticket.number}`, 'U0000005');
  expect(await world.events(ticket)).not.toContain('taken');
  expect((await desk.ask({ kind: 'open', value: `deed:reply:${ticket.number}` }, 'U0000005')).kind).toBe(
    'text',
  );
  await desk.press(`deed:take:${ticket.number}`);
  expect(await world.events(ticket)).toContain('taken');
});

it('the front page shows the queue, and the switch for absence works both ways', async () => {
  const page = await desk.ask({ kind: 'page' });
  expect(JSON.stringify(page)).toContain(ticket.number);
  expect(JSON.stringify(page)).toContain('absence:on:');
  await desk.press('absence:on:2026-11-16:2026-11-16');
  expect(JSON.stringify(await desk.ask({ kind: 'page' }))).toContain('absence:off');
  await desk.press('absence:off');
  expect(JSON.stringify(await desk.ask({ kind: 'page' }))).toContain('absence:on:');
});

it.each([
  ['find', 'find June'],
  ['खोजें', 'खोजें June'],
  ['show', 'show 1'],
  ['mine', 'मेरे'],
  ['status', 'स्थिति १'],
])('the command %s finds the ticket', async (_, text) => {
  expect(JSON.stringify(await desk.ask({ kind: 'command', text }))).toContain(ticket.number);
});

it('the command who names the post of a department, and absent has a button that does it', async () => {
  expect(await desk.ask({ kind: 'command', text: 'who PWD' })).toMatchObject({ kind: 'text' });
  expect(JSON.stringify(await desk.ask({ kind: 'command', text: 'absent 25.11.2026 30.11.2026' }))).toContain(
    'absence:on:2026-11-25:2026-11-30',
  );
});

it('a message of a place becomes a ticket of the one it came from', async () => {
  const reply = await desk.ask({ kind: 'open', value: 'shortcut:ticket' });
  expect(reply.kind).toBe('form');
  const values = {
    from: 'firm@example.org',
    category: 'payment',
    department: 'department:PWD',
    text: 'Not paid since June',
  };
  await desk.turn({ kind: 'form', form: { name: 'shortcut:ticket', values } });
  const made = await oneRow<{ address: string }>(
    world.db,
    `SELECT address FROM ticket ORDER BY serial DESC LIMIT 1`,
  );
  expect(made?.address).toBe('firm@example.org');
});

it('a requester’s files go below the card; who wishes not to be named is not shown where many read', async () => {
  const withFile = async (slots: DeskWorld['ticket']['slots']) => {
    const bytes = Buffer.from('%PDF the bill');
    const file = await storeFile(
      world.db,
      { name: 'bill.pdf', mediaType: 'application/pdf', bytes },
      world.now,
    );
    return world.open({ slots, messages: [{ direction: 'in', text: 'see the bill', files: [file] }] });
  };
  const filesAt = async (address: string) =>
    (await desk.putTo(address)).flatMap(({ body }) => (body.files ?? []).map(({ name }) => name));
  await withFile({});
  await desk.show();
  expect([await filesAt(PLACE), await filesAt(OFFICER)]).toEqual([['bill.pdf'], ['bill.pdf']]);
  await withFile({ confidential: { value: 'yes' } });
  await desk.show();
  expect(await filesAt(PLACE)).toEqual(['bill.pdf']);
  expect(await filesAt(OFFICER)).toEqual(['bill.pdf', 'bill.pdf']);
});

it('the command who, where several departments are meant, names the post of each', async () => {
  const reply = await desk.ask({ kind: 'command', text: 'who shiksha' });
  const lines = reply.kind === 'text' ? reply.text.split('\n') : [];
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).toMatch(/^.+: जेम सेल अधिकारी/);
});
