import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWeb } from '../../src/adapters/web/index.ts';
import type { ChannelHost } from '../../src/channel.ts';
import { put } from '../../src/outbox/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { hostFor } from '../../src/wiring/host.ts';
import { testDatabase } from '../support/database.ts';
import { type TestHouse, testHouse } from '../support/house.ts';
import { SYSTEM } from '../support/small-world.ts';

let db: Database;
let house: TestHouse;
let host: ChannelHost & { close(): void };
let contactId: string;

beforeAll(async () => {
  db = await testDatabase();
  house = await testHouse(db);
  host = await hostFor(house, createWeb());
  const [contact] = await db.query<{ id: string }>(
    'INSERT INTO contact (id, created_at) VALUES (gen_random_uuid(), clock_timestamp()) RETURNING id',
  );
  contactId = contact!.id;
});
afterAll(async () => {
  host.close();
  await house.close();
});
beforeEach(async () => {
  for (const table of ['transcript', 'outbox']) await db.query(`DELETE FROM ${table}`);
});

let causes = 0;
const draft = (text: string) =>
  ({ channel: 'web', address: 'visitor', contactId, language: 'en', text, automatic: true }) as const;
const told = (text: string) => house.act(SYSTEM, `transcript:${causes++}`, (act) => put(act, draft(text)));
const texts = async (after?: string) => (await host.transcript('visitor', after)).map((entry) => entry.text);

/** Writes, and commits when told to. */
async function slowly(text: string): Promise<() => Promise<void>> {
  let commit = (): void => undefined;
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let isWritten = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    isWritten = resolve;
  });
  const done = house.act(SYSTEM, `transcript:${causes++}`, async (act) => {
    await put(act, draft(text));
    isWritten();
    await mayCommit;
  });
  await written;
  return async () => {
    commit();
    await done;
  };
}

it('what was written first and committed last is not passed over by a page that reads on', async () => {
  await told('one');
  const [one] = await host.transcript('visitor');
  const commit = await slowly('two');
  await told('three');
  const early = await host.transcript('visitor', one!.position);
  await commit();
  const late = await host.transcript('visitor', early.at(-1)?.position ?? one!.position);
  expect([...early, ...late].map((entry) => entry.text)).toEqual(['two', 'three']);
});

it('one who reads on waits for nobody else’s messages', async () => {
  await told('one');
  const commit = await slowly('two');
  await house.act(SYSTEM, `transcript:${causes++}`, (act) => put(act, { ...draft('x'), address: 'other' }));
  expect((await host.transcript('other')).map((entry) => entry.text)).toEqual(['x']);
  await commit();
});

it('a long conversation opens at its end', async () => {
  await db.query(
    `INSERT INTO transcript (channel, address, direction, text, at)
     SELECT 'web', 'visitor', 'out', n::text, clock_timestamp() FROM generate_series(1, 700) n`,
  );
  const shown = await texts();
  expect([shown.length, shown[0], shown.at(-1)]).toEqual([500, '201', '700']);
});

it('a position that no page was ever given is no trouble of ours', async () => {
  await told('one');
  expect(await texts('9'.repeat(40))).toEqual(['one']);
  expect(await texts('x')).toEqual(['one']);
});
