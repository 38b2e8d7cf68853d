import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Pulse } from '../../src/adapters/telegram/index.ts';
import { createTelegram } from '../../src/adapters/telegram/index.ts';
import { oneRow, rows } from '../../src/lib/rows.ts';
import { type DeliveryTools, deliverNext, heldBack } from '../../src/outbox/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { fakeHost } from '../support/fake-host.ts';
import { bytesOf, jsonOf } from '../support/telegram-wire.ts';

const CHATS = 30;
const EACH = 10;
const QUIET = '1799999999';
const SEED = 20261121;

let db: Database;
let far: http.Server;
/** How far the waiting has been cut short. */
let skipped = 0;
const now = (): number => Date.now() + skipped;
const arrived: { chat: string; text: string; at: number }[] = [];
let refused = 0;
/** Before when a chat may not be written to again: whoever writes all the same has not obeyed. */
const blockedUntil = new Map<string, number>();
let disobeyed = 0;

let seed = SEED;
function chance(): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
}

beforeAll(async () => {
  db = await testDatabase();
  far = http.createServer(async (request, response) => {
    const { chat_id, text } = jsonOf(await bytesOf(request)) as { chat_id: string; text: string };
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (now() < (blockedUntil.get(chat_id) ?? 0)) disobeyed += 1;
    if (chat_id !== QUIET && chance() < 0.5) {
      refused += 1;
      const retry_after = 1 + Math.floor(chance() * 3600);
      blockedUntil.set(chat_id, now() + retry_after * 1000);
      return answer(429, {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests',
        parameters: { retry_after },
      });
    }
    arrived.push({ chat: chat_id, text, at: now() });
    answer(200, { ok: true, result: { message_id: arrived.length } });
  });
  await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => far.close(resolve)));

const put = (chat: string, text: string) =>
  rows(
    db,
    `INSERT INTO outbox (cause, position, channel, address, language, body, put_at)
     VALUES (gen_random_uuid(), 0, 'telegram', $1, 'en', $2, clock_timestamp())`,
    [chat, JSON.stringify({ text, choices: [], files: [], thread: [], automatic: true })],
  );

it(`429 with retry_after in a burst: half of ${CHATS * EACH * 2} sends are put off for up to an hour; each reply arrives once, in order, and other chats do not wait`, async () => {
  const pulse: Pulse = { now, random: () => 0.5, sleep: async () => undefined };
  const apiRoot = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
  const channel = createTelegram(
    { token: '4200000001:test-token_for-the-storm', apiRoot, deadlineMs: 10_000 },
    pulse,
  );
  const host = fakeHost();
  const tools: DeliveryTools = {
    db,
    holder: 'one',
    channels: new Map([['telegram', channel]]),
    holdSeconds: 60,
    log: host.log,
    failed: async () => undefined,
    arrived: async () => undefined,
  };
  /** The database's clock cannot be moved: what waits is brought nearer instead. */
  const pass = async (): Promise<boolean> => {
    const next = await oneRow<{ ms: number | null }>(
      db,
      `SELECT (extract(epoch FROM min(ready_at) - clock_timestamp()) * 1000)::float8 AS ms FROM outbox o
       WHERE state = 'waiting' AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.address = o.address AND e.state = 'waiting' AND e.id < o.id)`,
    );
    if (next?.ms === null || next === undefined) return false;
    const ms = Math.max(0, Math.ceil(next.ms));
    skipped += ms;
    await rows(
      db,
      `UPDATE outbox SET ready_at = ready_at - make_interval(secs => $1) WHERE state = 'waiting'`,
      [ms / 1000],
    );
    return true;
  };
  for (let n = 0; n < EACH; n++)
    for (let chat = 0; chat < CHATS; chat++) await put(`17000000${10 + chat}`, `reply ${n}`);

  let quietSaid = 0;
  let slowest = 0;
  let told = 0;
  for (let turns = 0; ; turns++) {
    if (turns % 100 === 50) {
      const began = skipped;
      await put(QUIET, `quiet ${quietSaid++}`);
      while (arrived.filter(({ chat }) => chat === QUIET).length < quietSaid)
        if ((await deliverNext(tools)) === 'nothing') await pass();
      slowest = Math.max(slowest, skipped - began);
      const [held] = await heldBack(db);
      if (held) told = Math.max(told, held.addresses);
    }
    if ((await deliverNext(tools)) === 'nothing' && !(await pass())) break;
  }

  const loud = arrived.filter(({ chat }) => chat !== QUIET);
  expect(refused).toBeGreaterThan(CHATS * EACH * 0.8);
  expect(loud).toHaveLength(CHATS * EACH);
  for (let chat = 0; chat < CHATS; chat++) {
    const texts = loud.filter((each) => each.chat === `17000000${10 + chat}`).map(({ text }) => text);
    expect(texts).toEqual(Array.from({ length: EACH }, (_, n) => `reply ${n}`));
  }
  expect(disobeyed).toBe(0);
  expect(quietSaid).toBeGreaterThan(5);
  expect(slowest).toBeLessThan(2_000);
  expect(told).toBeGreaterThan(10);
  expect(await heldBack(db)).toEqual([]);
  await channel.stop();
}, 240_000);
