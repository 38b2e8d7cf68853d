import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncomingMessage, Reply } from '../../src/channel.ts';
import { knowContact } from '../../src/contacts/index.ts';
import { takeTurn } from '../../src/conversation/index.ts';
import { answer } from '../../src/desk/index.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { plainOriginal } from '../../src/lib/plain-message.ts';
import { rows } from '../../src/lib/rows.ts';
import { open } from '../../src/tickets/index.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

const NOW = new Date('2026-11-20T05:30:00Z');
const CARD = 'D1:1790000000.000100';
let house: TestHouse;
let number: string;

beforeAll(async () => {
  house = await testHouse(await testDatabase());
  number = await ticketOfPublicWorks();
});
afterAll(() => house.close());

describe('a desk', () => {
  it('tells a stranger that they are one, whatever they ask', async () => {
    const asked = [{ kind: 'page' }, { kind: 'command', text: `show ${number}` }] as const;
    for (const question of asked) expect(await ask('nobody', question)).toMatchObject(STRANGER);
    expect(await ask('nobody', { kind: 'open', value: `take:${number}` })).toMatchObject(STRANGER);
  });

  it('shows an officer what lies with their post, each with a button', async () => {
    const page = await ask('staff-01', { kind: 'page' });
    expect(page).toMatchObject({ kind: 'page' });
    expect(JSON.stringify(page)).toContain(`show:${number}`);
    expect(JSON.stringify(await ask('staff-04', { kind: 'page' }))).not.toContain(number);
  });

  it.each([
    ['mine', () => number],
    ['मेरे', () => number],
    ['status 1', () => number],
    ['kaun lok nirman', () => 'लोक निर्माण'],
    ['what?', () => 'कौन लोक निर्माण'],
    ['show 999', () => '999'],
  ])('answers "%s" in words', async (text, part) => {
    const reply = await ask('staff-01', { kind: 'command', text });
    expect(reply).toMatchObject({ kind: 'text' });
    expect(reply.kind === 'text' && reply.text).toContain(part());
  });

  it('takes words under a ticket for a note: the person who asked never hears them', async () => {
    const before = await heardBy('vendor');
    const result = await said('staff-01', 'kal JE ko bulaya hai, abhi kuch mat bolna', [CARD]);
    expect(result).toMatchObject({ intent: 'officer_note', ticket: number });
    expect(await heardBy('vendor')).toEqual(before);
    const [note] = await rows<{ text: string; direction: string }>(
      house.db,
      'SELECT text, direction FROM ticket_message ORDER BY at DESC, id DESC LIMIT 1',
    );
    expect(note).toEqual({ text: 'kal JE ko bulaya hai, abhi kuch mat bolna', direction: 'note' });
  });

  it('answers nobody who talks beside the tickets, nor a stranger under one', async () => {
    expect((await said('staff-01', 'chai peene chalein?', [])).replies).toEqual([]);
    expect((await said('stranger', 'what is this about?', [CARD])).replies).toEqual([]);
  });
});

const STRANGER = { kind: 'text', text: expect.stringContaining('जेम सेल के अधिकारियों') };

type Asked = { kind: 'page' } | { kind: 'command'; text: string } | { kind: 'open'; value: string };

function ask(address: string, question: Asked): Promise<Reply> {
  const { engine } = house.shipped();
  return house.act({ kind: 'system', name: 'desk' }, 'desk', (act) =>
    answer(act, 'simulator', { from: { address }, account: 'T1', ...question }, engine),
  );
}

let times = 0;

async function said(address: string, text: string, references: string[]) {
  const once = `desk-${times++}`;
  const from = { address, language: 'hi' as const };
  const original = plainOriginal(
    { channel: 'simulator', account: 'desk', once },
    { text, from, at: NOW.toISOString() },
  );
  await keepOriginal(house.db, original, NOW);
  const [row] = await rows<{ id: string }>(house.db, 'SELECT max(id) AS id FROM inbox');
  const message: IncomingMessage = {
    kind: 'text',
    from: { address, verified: true },
    text,
    manner: 'desk',
    files: [],
    references,
  };
  const knowledge = { ...house.shipped(), intents: house.intents, corrected: async () => undefined };
  const heard = knowledge.engine.understand(text, { now: NOW });
  return house.act({ kind: 'system', name: 'simulator' }, once, (act) =>
    takeTurn(act, knowledge, { channel: 'simulator', inboxId: row!.id, message, heard }),
  );
}

const heardBy = (address: string) =>
  rows(house.db, `SELECT text FROM transcript WHERE address = $1 AND direction = 'out' ORDER BY id`, [
    address,
  ]);

/** Open with Public Works, and its officer told of it under CARD. */
async function ticketOfPublicWorks(): Promise<string> {
  const opened = await house.act({ kind: 'system', name: 'test' }, 'open', async (act) => {
    const { contact } = await knowContact(act, { channel: 'web', address: 'vendor', verified: true });
    return open(act, {
      category: 'payment',
      department: 'PWD',
      district: null,
      contactId: contact.id,
      channel: 'web',
      address: 'vendor',
      language: 'hi-Latn',
      subject: 'Payment nahi aaya',
      slots: {},
      messages: [{ direction: 'in', text: 'PWD ne payment nahi kiya' }],
    });
  });
  await house.db.query(
    `UPDATE transcript SET external_id = $1 WHERE channel = 'simulator' AND address = 'staff-01' AND direction = 'out'`,
    [CARD],
  );
  return opened.number;
}
