import { beforeEach, expect, it } from 'vitest';
import type { Act } from '../../src/act.ts';
import type { IncomingMessage, Question } from '../../src/channel.ts';
import { knowContact } from '../../src/contacts/index.ts';
import { answerDesk, deskTurn, isForDesk, loadPlace, showNextCard } from '../../src/desk/index.ts';
import { announce, askInCharge, openFaults } from '../../src/faults/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { offerMerge, type Ticket } from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

const OFFICER = 'U0000001';
const IN_CHARGE = 'U0000002';
const PLACE = 'C0000001';
let world: World;
let first: Ticket;
let second: Ticket;

class TakenBack extends Error {}

beforeEach(async () => {
  world = await smallWorld();
  [first, second] = [await world.open(), await world.open()];
  await seat(OFFICER, first.officer);
  await seat(IN_CHARGE, 'INCHARGE');
  await world.act(SYSTEM, (act) =>
    loadPlace(act, { door: 'slack', address: PLACE, duty: null, department: 'PWD' }),
  );
});

async function seat(address: string, post: string): Promise<void> {
  const holder = await world.officer(post);
  const contactId = holder.kind === 'staff' ? holder.contactId : '';
  await world.act(SYSTEM, async (act) => {
    const { handle } = await knowContact(act, { channel: 'slack', address, verified: true });
    await act.tx.query('UPDATE handle SET contact_id = $1 WHERE id = $2', [contactId, handle.id]);
  });
}

async function cards() {
  while (await world.act(SYSTEM, (act) => showNextCard(act, 0))) {
    // until none is due
  }
  type Put = { body: { card: { rows: { label: string; value: string }[]; buttons: { value: string }[] } } };
  const put = await rows<Put>(
    world.db,
    `SELECT body FROM outbox WHERE address = $1 AND ticket_id = $2 AND body ? 'card' ORDER BY id`,
    [PLACE, second.id],
  );
  return put.at(-1)!.body.card;
}

function turn(told: Partial<IncomingMessage>, from = OFFICER) {
  const base = { kind: 'choice', text: '', files: [], references: [], manner: 'desk' } as const;
  const message: IncomingMessage = { ...base, from: { address: from, verified: true }, ...told };
  expect(isForDesk(message)).toBe(true);
  return world.act(SYSTEM, (act) => deskTurn(act, { channel: 'slack', message }));
}

/** As the house asks: answered, and taken back. */
async function ask(question: Record<string, unknown>, from = IN_CHARGE) {
  let reply: unknown;
  const asking = <T>(work: (act: Act) => Promise<T>) =>
    world.act(SYSTEM, async (act) => {
      reply = await work(act);
      throw new TakenBack();
    });
  const asked = { ...question, from: { address: from } } as unknown as Question;
  await answerDesk(asking as never, 'slack', asked).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return reply as {
    kind: string;
    text?: string;
    choices?: { value: string }[];
    form?: { fields: unknown[] };
  };
}

it('a card shows the ticket it seems to be the same as, and Merge joins the two', async () => {
  expect((await cards()).buttons.map(({ value }) => value).join()).not.toContain('alike:');
  await world.act(SYSTEM, (act) =>
    offerMerge(act, second.id, { ticket: first, score: 0.9, why: ['number', 'copy'] }),
  );
  const card = await cards();
  expect(card.rows.at(-1)!.value).toContain(first.number);
  const merge = card.buttons.find(({ value }) => value.startsWith('alike:same:'))!;
  expect(merge.value.length).toBeLessThanOrEqual(60);
  await turn({ choice: merge.value });
  expect(await world.read(second)).toMatchObject({ status: 'merged', mergedInto: first.id });
  expect((await cards()).buttons.map(({ value }) => value).join()).not.toContain('alike:');
});

it('"not the same" takes the offer from the card, and whoever does not hold the ticket may say neither', async () => {
  await world.act(SYSTEM, (act) =>
    offerMerge(act, second.id, { ticket: first, score: 0.9, why: ['number'] }),
  );
  await seat('U0000003', 'EDU');
  const value = `alike:apart:${second.number}:${first.number}`;
  const refused = await turn({ choice: value }, 'U0000003');
  expect(refused.replies[0]!.text).toContain(second.number);
  expect((await cards()).buttons.map((button) => button.value)).toContain(value);
  await turn({ choice: value });
  expect((await cards()).buttons.map((button) => button.value)).not.toContain(value);
  expect((await world.read(second)).status).toBe('open');
});

it('a fault is announced by a form that only the in-charge is offered, checked before it is kept, and ended by its button', async () => {
  expect((await ask({ kind: 'command', text: 'fault' }, OFFICER)).choices).toEqual([]);
  const offered = await ask({ kind: 'command', text: 'बाधा' });
  expect(offered.choices!.map(({ value }) => value)).toEqual(['announce:fault']);
  expect((await ask({ kind: 'open', value: 'announce:fault' })).form!.fields.length).toBe(7);
  const filled = (values: Record<string, string>) => ({ name: 'announce:fault', values });
  const late = filled({ fault_kind: 'portal_down', until: '2026-11-01' });
  expect(await ask({ kind: 'check', form: late })).toMatchObject({ kind: 'wrong' });
  const right = filled({ fault_kind: 'portal_down', until: '2026-11-16', fault_clock: '18:00' });
  expect(await ask({ kind: 'check', form: right })).toMatchObject({ kind: 'right' });
  expect(await world.act(SYSTEM, openFaults)).toEqual([]);
  const refused = await turn({ kind: 'form', form: right }, OFFICER);
  expect(refused.replies[0]!.text).toContain('केवल प्रभारी');
  const told = await turn({ kind: 'form', form: right }, IN_CHARGE);
  const over = told.replies[0]!.choices!.find(({ value }) => value.startsWith('fault:over:'))!;
  expect((await world.act(SYSTEM, openFaults)).map(({ kind }) => kind)).toEqual(['portal_down']);
  await turn({ choice: over.value }, IN_CHARGE);
  expect(await world.act(SYSTEM, openFaults)).toEqual([]);
});

it('an announcement whose time ends in the night asks the in-charge when the office opens, and with buttons', async () => {
  const right = { fault_kind: 'portal_down', until: '2026-11-17' };
  await turn({ kind: 'form', form: { name: 'announce:fault', values: right } }, IN_CHARGE);
  const asked = async (time: string) => {
    world.now = at(time);
    return world.act(SYSTEM, askInCharge);
  };
  expect([await asked('2026-11-18 00:05'), await asked('2026-11-18 09:25')]).toEqual([false, false]);
  expect([await asked('2026-11-18 09:31'), await asked('2026-11-18 09:31')]).toEqual([true, false]);
  const [told] = await rows<{ body: { choices: { value: string }[] } }>(
    world.db,
    `SELECT body FROM outbox WHERE address = $1 ORDER BY id DESC LIMIT 1`,
    [IN_CHARGE],
  );
  expect(told!.body.choices.map(({ value }) => value)).toEqual(['fault:over:1', 'fault:longer:1']);
});

it('an in-charge who is not called at night keeps nobody else from being asked', async () => {
  const until = '2026-11-17';
  await turn(
    { kind: 'form', form: { name: 'announce:fault', values: { fault_kind: 'portal_down', until } } },
    IN_CHARGE,
  );
  const nodal = await world.officer('NODAL');
  await world.act(nodal, (act) => announce(act, { kind: 'otp_delayed', until: at(`${until} 23:59`) }));
  world.now = at('2026-11-18 00:05');
  expect(await world.act(SYSTEM, askInCharge)).toBe(true);
  expect(await world.act(SYSTEM, askInCharge)).toBe(false);
  const asked = await rows<{ serial: number }>(
    world.db,
    'SELECT serial FROM fault WHERE asked_at IS NOT NULL',
    [],
  );
  expect(asked).toEqual([{ serial: 2 }]);
});

it('of two faults that are announced each has its buttons in the list, with its number', async () => {
  for (const kind of ['portal_down', 'otp_delayed'])
    await turn({ kind: 'form', form: { name: 'announce:fault', values: { fault_kind: kind } } }, IN_CHARGE);
  const listed = (await ask({ kind: 'command', text: 'faults' })) as unknown as {
    choices: { label: string; value: string }[];
  };
  expect(listed.choices.map(({ value }) => value)).toEqual([
    'announce:fault',
    'fault:over:2',
    'fault:longer:2',
    'fault:over:1',
    'fault:longer:1',
  ]);
  expect(new Set(listed.choices.map(({ label }) => label)).size).toBe(5);
});
