import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWeb } from '../../src/adapters/web/index.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { plainOriginal } from '../../src/lib/plain-message.ts';
import { takeAll } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';

let house: TestHouse;
const channels = new Map([['web', createWeb()]]);
let sent = 0;

beforeAll(async () => {
  house = await testHouse(await testDatabase());
});
afterAll(() => house.close());

/** Says it at the web chat, or presses a button of this value; what came of it. */
async function said(address: string, text: string | undefined, choice?: string): Promise<string> {
  const from = { address, language: 'en' as const };
  const message = { text, choice, from, at: new Date(2026, 10, 20).toISOString() };
  const delivery = { channel: 'web', account: 'web', once: String(sent++) };
  await keepOriginal(house.db, plainOriginal(delivery, message), new Date());
  const [taken] = await takeAll(house, channels);
  return (taken?.result?.replies ?? []).map((reply) => reply.text).join('\n');
}

describe('a button’s value that we never offered', () => {
  it.each(['lang:zz', 'menu:constructor', 'constructor:GC-2026-000001-A', 'toString:1'])(
    '%s is answered, sets nothing aside and leaves the conversation whole',
    async (choice) => {
      const visitor = `visitor ${choice}`;
      await said(visitor, undefined, choice);
      expect(await said(visitor, 'namaste')).not.toBe('');
      expect(troubles(house)).toEqual([]);
      const languages = await house.db.query('SELECT language FROM contact WHERE language = $1', ['zz']);
      expect(languages).toEqual([]);
    },
  );

  it('a department that does not exist is asked about again', async () => {
    await said('buyer', 'I want to report that a payment is pending');
    expect(await said('buyer', undefined, 'department:NOWHERE')).not.toBe('');
    expect(await said('buyer', undefined, 'district:999')).not.toBe('');
    expect(troubles(house)).toEqual([]);
  });
});

it('what is quoted below a message is blanked as the message is', async () => {
  const secret = '2345 6789 0124';
  const aadhaar = `my Aadhaar number is ${secret}`;
  const { takeTurn } = await import('../../src/conversation/index.ts');
  const { engine, intents } = await house.knowledge();
  const message = {
    kind: 'text',
    from: { address: 'quoter', verified: true },
    text: 'please see below',
    folded: aadhaar,
    files: [],
    references: [],
  } as const;
  const original = plainOriginal(
    { channel: 'web', account: 'web', once: 'folded' },
    { text: 'x', from: { address: 'quoter' }, at: new Date().toISOString() },
  );
  await keepOriginal(house.db, original, new Date());
  const [row] = await house.db.query<{ id: string }>('SELECT max(id) AS id FROM inbox');
  const heard = engine.understand(message.text, { now: new Date() });
  await house.act({ kind: 'system', name: 'web' }, 'inbox:folded', (act) =>
    takeTurn(act, { engine, intents }, { channel: 'web', inboxId: row!.id, message, heard }),
  );
  const kept = await house.db.query<{ folded: string }>(
    `SELECT folded FROM transcript WHERE address = 'quoter' AND direction = 'in'`,
  );
  expect(kept).toHaveLength(1);
  expect(kept[0]!.folded).not.toContain(secret);
});
