import { beforeEach, expect, it } from 'vitest';
import type { Act } from '../../src/act.ts';
import type { IncomingMessage, Question, Reply } from '../../src/channel.ts';
import { knowContact } from '../../src/contacts/index.ts';
import {
  answerDesk,
  deskTurn,
  isForDesk,
  loadPlace,
  morningBrief,
  releaseNext,
  showNextCard,
} from '../../src/desk/index.ts';
import { storeFile } from '../../src/files/index.ts';
import { oneRow, rows } from '../../src/lib/rows.ts';
import { note, type Ticket, take, transfer } from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';

const OFFICER = 'U0000001';
const PLACE = 'C0000001';
let world: World;
let ticket: Ticket;

class TakenBack extends Error {}

beforeEach(async () => {
  world = await smallWorld();
  ticket = await world.open();
  const holder = await world.officer(ticket.officer);
  await world.act(SYSTEM, async (act) => {
    await seat(act, OFFICER, holder.kind === 'staff' ? holder.contactId : '');
    await loadPlace(act, { door: 'slack', address: PLACE, duty: null, department: 'PWD' });
  });
});

async function seat(act: Act, address: string, contactId: string): Promise<void> {
  const { handle } = await knowContact(act, { channel: 'slack', address, verified: true });
  await act.tx.query('UPDATE handle SET contact_id = $1 WHERE id = $2', [contactId, handle.id]);
}

/** Everything due is shown, and handed to the far end. */
async function show(): Promise<void> {
  while (await world.act(SYSTEM, (act) => showNextCard(act, 0))) {
    // until none is due
  }
  await world.db.query(
    `WITH sent AS (UPDATE outbox SET state = 'sent', external_id = address || ':' || id WHERE channel = 'slack' AND state = 'waiting' RETURNING id, external_id)
     UPDATE transcript SET external_id = sent.external_id FROM sent WHERE transcript.outbox_id = sent.id`,
  );
}

interface Put {
  id: string;
  body: {
    text: string;
    choices: { value: string }[];
    card?: { title: string; rows: { value: string }[]; log: string[]; buttons: { value: string }[] };
    replaces?: string;
    files?: { name: string }[];
  };
}
const putTo = (address: string) =>
  rows<Put>(world.db, `SELECT id, body FROM outbox WHERE address = $1 ORDER BY id`, [address]);
const cardsAt = async (address: string) => (await putTo(address)).filter(({ body }) => body.card);
const lastTo = async (address: string) => (await putTo(address)).at(-1)!.body;

async function turn(told: Partial<IncomingMessage>, from = OFFICER) {
  const message: IncomingMessage = {
    kind: 'text',
    from: { address: from, verified: true },
    text: '',
    files: [],
    references: [],
    manner: 'desk',
    ...told,
  };
  expect(isForDesk(message)).toBe(true);
  return world.act(SYSTEM, (act) => deskTurn(act, { channel: 'slack', message }));
}

const fill = (deed: string, values: Record<string, string>, from = OFFICER) =>
  turn({ kind: 'form', form: { name: `deed:${deed}:${ticket.number}`, values } }, from);
const press = (choice: string, from = OFFICER) => turn({ kind: 'choice', choice }, from);

async function ask(
  question:
    | { kind: 'open'; value: string }
    | { kind: 'page' }
    | { kind: 'command'; text: string }
    | { kind: 'check'; form: { name: string; values: Record<string, string> } },
  from = OFFICER,
): Promise<Reply> {
  let reply: Reply | undefined;
  const whole = { ...question, from: { address: from }, account: 'T1' } as Question;
  await world
    .act(SYSTEM, (act) =>
      answerDesk(
        async (work) => {
          const done = await work(act);
          reply = done as Reply;
          throw new TakenBack();
        },
        'slack',
        whole,
      ),
    )
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return reply!;
}

const citizen = async () =>
  JSON.stringify([
    await rows(world.db, `SELECT text FROM transcript WHERE address = 'buyer-basti'`),
    await rows(world.db, `SELECT body FROM outbox WHERE address = 'buyer-basti'`),
  ]);
const release = () => world.act(SYSTEM, releaseNext);
const later = (seconds: number) => {
  world.now = new Date(world.now.getTime() + seconds * 1000);
};

it('a card is posted at its place and to its officer, the person masked', async () => {
  await world.db.query(`UPDATE contact SET name = 'Example Person' WHERE id = $1`, [ticket.contactId]);
  await show();
  const [card] = await cardsAt(PLACE);
  expect(await cardsAt(OFFICER)).toHaveLength(1);
  expect(JSON.stringify(card)).toContain('E••• P•••');
  expect(JSON.stringify(card)).not.toContain('Example Person');
  expect(card!.body.card!.buttons.map(({ value }) => value)).toContain(`deed:take:${ticket.number}`);
});

it('a burst of events replaces the card once, in place; nothing new to show replaces nothing', async () => {
  await show();
  const officer = await world.officer(ticket.officer);
  await world.act(officer, async (act) => {
    await take(act, ticket.id);
    await note(act, ticket.id, 'called the office');
    await note(act, ticket.id, 'called again');
  });
  await show();
  const [first, second, ...more] = await cardsAt(PLACE);
  expect(second!.body.replaces).toBe(first!.id);
  expect(more).toEqual([]);
  await world.db.query('INSERT INTO card_due VALUES ($1, now())', [ticket.id]);
  await show();
  expect(await cardsAt(PLACE)).toHaveLength(2);
});

it('a note under the card never reaches the citizen', async () => {
  await show();
  const before = await citizen();
  const { body } = (await cardsAt(PLACE))[0]!;
  expect(body.card).toBeDefined();
  const root = (await oneRow<{ external_id: string }>(
    world.db,
    `SELECT external_id FROM outbox WHERE address = $1 AND external_id IS NOT NULL`,
    [PLACE],
  ))!.external_id;
  await turn({
    text: 'the treasury is slow, do not tell them',
    references: [root],
    replyTo: `${PLACE}/${OFFICER}`,
  });
  expect(await citizen()).toBe(before);
  expect(await world.events(ticket)).toContain('noted');
  expect((await putTo(`${PLACE}/${OFFICER}`)).length).toBe(1);
});

it('words under no card are nobody’s business', async () => {
  expect((await turn({ text: 'lunch?', references: [`${PLACE}:1.1`] })).replies).toEqual([]);
});

it('a reply is held, is taken back, and never was', async () => {
  const before = await citizen();
  await fill('reply', { text: 'Paid on Monday.' });
  const undo = (await lastTo(OFFICER)).choices[0]!.value;
  expect(await citizen()).toBe(before);
  later(14);
  expect(await release()).toBe(false);
  await press(undo);
  later(60);
  expect(await release()).toBe(false);
  expect(await citizen()).toBe(before);
  expect((await lastTo(OFFICER)).text).toContain('Paid on Monday.');
});

it('a reply not taken back goes out once; an undo after it is told that it has gone', async () => {
  await fill('reply', { text: 'Paid on Monday.' });
  const undo = (await lastTo(OFFICER)).choices[0]!.value;
  later(15);
  expect(await release()).toBe(true);
  expect(await release()).toBe(false);
  const heard = (await world.heard('buyer-basti')).filter((text) => text.includes('Paid on Monday.'));
  expect(heard).toHaveLength(1);
  await press(undo);
  expect((await lastTo(OFFICER)).text).toContain('भेजा जा चुका');
});

it('killed between release and commit, it goes out once all the same', async () => {
  await fill('reply', { text: 'Paid on Monday.' });
  later(15);
  await expect(
    world.act(SYSTEM, async (act) => {
      await releaseNext(act);
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await world.heard('buyer-basti')).not.toContainEqual(expect.stringContaining('Paid on Monday.'));
  await release();
  await release();
  expect((await world.heard('buyer-basti')).filter((text) => text.includes('Paid on Monday.'))).toHaveLength(
    1,
  );
});

it('a reply whose ticket went to another post meanwhile is not sent, and its words come back', async () => {
  await fill('reply', { text: 'Paid on Monday.' });
  const officer = await world.officer(ticket.officer);
  await world.act(officer, (act) => transfer(act, ticket.id, { department: 'AGRI' }, 'it is theirs'));
  later(15);
  await release();
  expect((await lastTo(OFFICER)).text).toContain('Paid on Monday.');
  expect(await citizen()).not.toContain('Paid on Monday.');
});

it('a form is refused by field before it is sent, and a form that fails later gives back what was typed', async () => {
  const form = {
    name: `deed:resolve:${ticket.number}`,
    values: { outcome: 'solved', text: 'The firm has been paid.' },
  };
  const reply = await ask({ kind: 'check', form });
  expect(reply).toMatchObject({ kind: 'wrong', errors: { payment_date: expect.any(String) } });
  expect(await world.events(ticket)).not.toContain('resolved');
  const right = { ...form, values: { ...form.values, payment_date: '2026-11-10' } };
  expect(await ask({ kind: 'check', form: right })).toEqual({ kind: 'right' });
  expect(await world.events(ticket)).not.toContain('resolved');
  await turn({ kind: 'form', form });
  expect((await lastTo(OFFICER)).text).toContain('The firm has been paid.');
  await turn({ kind: 'form', form: right });
  expect(await world.events(ticket)).toContain('resolved');
});

it('a stranger sees nothing: not by page, command, button, form or words', async () => {
  await show();
  const told = { kind: 'text', choices: [] };
  for (const question of [
    { kind: 'page' } as const,
    { kind: 'command', text: `show ${ticket.number}` } as const,
    { kind: 'open', value: `deed:reply:${ticket.number}` } as const,
  ]) {
    const reply = await ask(question, 'U9');
    expect(reply).toMatchObject(told);
    expect(JSON.stringify(reply)).not.toContain(ticket.number);
  }
  const before = await world.events(ticket);
  await press(`deed:take:${ticket.number}`, 'U9');
  await fill('note', { text: 'I was here' }, 'U9');
  expect(await world.events(ticket)).toEqual(before);
});

it('a confidential ticket’s card goes to no place, and names nothing', async () => {
  await show();
  const secret = await world.open({ category: 'corruption', subject: 'Bribe asked by an office' });
  await world.act(SYSTEM, async (act) => {
    const row = await oneRow<{ contactId: string }>(
      act.tx,
      `SELECT s.contact_id AS "contactId" FROM tenure t JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = $1`,
      [secret.officer],
    );
    await seat(act, 'U0000009', row!.contactId);
  });
  const before = (await putTo(PLACE)).length;
  await show();
  expect(await putTo(PLACE)).toHaveLength(before);
  const [card] = await cardsAt('U0000009');
  const shown = JSON.stringify(card);
  expect(shown).toContain(secret.number);
  for (const word of ['PWD', 'Basti', 'बस्ती', 'लोक निर्माण', 'Bribe', 'paid'])
    expect(shown).not.toContain(word);
});

it('a requester’s files go below the card; who wishes not to be named is not shown where many read', async () => {
  const withFile = async (slots: Ticket['slots']) => {
    const bytes = Buffer.from('%PDF the bill');
    const file = await storeFile(
      world.db,
      { name: 'bill.pdf', mediaType: 'application/pdf', bytes },
      world.now,
    );
    return world.open({ slots, messages: [{ direction: 'in', text: 'see the bill', files: [file] }] });
  };
  const filesAt = async (address: string) =>
    (await putTo(address)).flatMap(({ body }) => (body.files ?? []).map(({ name }) => name));
  await withFile({});
  await show();
  expect([await filesAt(PLACE), await filesAt(OFFICER)]).toEqual([['bill.pdf'], ['bill.pdf']]);
  await withFile({ confidential: { value: 'yes' } });
  await show();
  expect(await filesAt(PLACE)).toEqual(['bill.pdf']);
  expect(await filesAt(OFFICER)).toEqual(['bill.pdf', 'bill.pdf']);
});

it('who may do what is the core’s table: another post’s officer is refused', async () => {
  const other = await oneRow<{ contactId: string }>(
    world.db,
    `SELECT s.contact_id AS "contactId" FROM tenure t JOIN staff_member s ON s.code = t.staff_member JOIN officer o ON o.code = t.officer
     WHERE o.role = 'officer' AND t.officer <> $1 AND s.contact_id NOT IN (SELECT s2.contact_id FROM tenure t2 JOIN staff_member s2 ON s2.code = t2.staff_member WHERE t2.officer = $1) LIMIT 1`,
    [ticket.officer],
  );
  await world.act(SYSTEM, (act) => seat(act, 'U0000005', other!.contactId));
  await press(`deed:take:${ticket.number}`, 'U0000005');
  expect(await world.events(ticket)).not.toContain('taken');
  expect((await ask({ kind: 'open', value: `deed:reply:${ticket.number}` }, 'U0000005')).kind).toBe('text');
  await press(`deed:take:${ticket.number}`);
  expect(await world.events(ticket)).toContain('taken');
});

it('the front page shows the queue, and the switch for absence works both ways', async () => {
  const page = await ask({ kind: 'page' });
  expect(JSON.stringify(page)).toContain(ticket.number);
  expect(JSON.stringify(page)).toContain('absence:on:');
  await press('absence:on:2026-11-16:2026-11-16');
  expect(JSON.stringify(await ask({ kind: 'page' }))).toContain('absence:off');
  await press('absence:off');
  expect(JSON.stringify(await ask({ kind: 'page' }))).toContain('absence:on:');
});

it.each([
  ['find', 'find June'],
  ['खोजें', 'खोजें June'],
  ['show', 'show 1'],
  ['mine', 'मेरे'],
  ['status', 'स्थिति १'],
])('the command %s finds the ticket', async (_, text) => {
  expect(JSON.stringify(await ask({ kind: 'command', text }))).toContain(ticket.number);
});

it('the command who, where several departments are meant, names the post of each', async () => {
  const reply = await ask({ kind: 'command', text: 'who shiksha' });
  const lines = reply.kind === 'text' ? reply.text.split('\n') : [];
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).toMatch(/^.+: जेम सेल अधिकारी/);
});

it('the command who names the post of a department, and absent has a button that does it', async () => {
  expect(await ask({ kind: 'command', text: 'who PWD' })).toMatchObject({ kind: 'text' });
  expect(JSON.stringify(await ask({ kind: 'command', text: 'absent 25.11.2026 30.11.2026' }))).toContain(
    'absence:on:2026-11-25:2026-11-30',
  );
});

it('a message of a place becomes a ticket of the one it came from', async () => {
  const reply = await ask({ kind: 'open', value: 'shortcut:ticket' });
  expect(reply.kind).toBe('form');
  const values = {
    from: 'firm@example.org',
    category: 'payment',
    department: 'department:PWD',
    text: 'Not paid since June',
  };
  await turn({ kind: 'form', form: { name: 'shortcut:ticket', values } });
  const made = await oneRow<{ address: string }>(
    world.db,
    `SELECT address FROM ticket ORDER BY serial DESC LIMIT 1`,
  );
  expect(made?.address).toBe('firm@example.org');
});

it('the morning brief tells what is mine, once a day, at the desk; on a holiday nothing', async () => {
  const holder = await world.officer(ticket.officer);
  if (holder.kind !== 'staff') throw new Error('no staff');
  const brief = () =>
    world.act(
      SYSTEM,
      (act) => morningBrief(act, holder.staff, holder.contactId),
      `brief:${world.now.toISOString()}`,
    );
  const before = (await putTo(OFFICER)).length;
  await brief();
  await brief();
  expect(await putTo(OFFICER)).toHaveLength(before + 1);
  expect((await lastTo(OFFICER)).text).toContain(ticket.number);
  world.now = new Date('2026-11-22T04:30:00Z');
  await brief();
  expect(await putTo(OFFICER)).toHaveLength(before + 1);
});
