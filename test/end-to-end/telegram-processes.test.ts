import { afterEach, beforeEach, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { type Running, startGemcell } from '../support/gemcell.ts';
import { phone } from '../support/telegram-phone.ts';
import { startTelegram, type TelegramProxy } from '../support/telegram-proxy.ts';
import { freePort } from '../support/telegram-wire.ts';

const SECRET = 'a-secret-of-the-webhook';
const PATH = '/from-telegram/bot.1';

let telegram: TelegramProxy;
let database: Database;
const running: Running[] = [];

beforeEach(async () => {
  telegram = await startTelegram();
  database = await testDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.kill()));
  await telegram.stop();
});

async function start(settings: Record<string, string> = {}): Promise<Running> {
  const one = await startGemcell({
    DATABASE_URL: database.url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ROLES: 'channels,worker,console',
    LOG_LEVEL: 'warn',
    ...settings,
  });
  running.push(one);
  return one;
}

const count = async (sql: string) =>
  (await rows<{ n: number }>(database, `SELECT count(*)::int AS n ${sql}`))[0]!.n;
const quiet = async () =>
  (await count(`FROM inbox WHERE state = 'waiting'`)) +
    (await count(`FROM outbox WHERE state IN ('waiting', 'handed_over')`)) ===
  0;

it('two processes behind a load balancer get the same update at once: it is one message and one answer', async () => {
  const ports = [await freePort(), await freePort()];
  const settings = {
    PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_WEBHOOK_PATH: PATH,
  };
  await Promise.all(ports.map((port) => start({ ...settings, PORT: String(port) })));
  expect(telegram.webhook()).toEqual({ url: `http://127.0.0.1:${ports[0]}${PATH}`, secret: SECRET });
  const post = async (port: number, update: object, headers: object): Promise<number> => {
    const body = JSON.stringify(update);
    const sent = { 'content-type': 'application/json', ...headers };
    const answer = await fetch(`http://127.0.0.1:${port}${PATH}`, { method: 'POST', headers: sent, body });
    await answer.arrayBuffer();
    return answer.status;
  };
  const people = [1700000001, 1700000002, 1700000003].map((id) => phone(telegram, id));
  const updates = people.map((each, n) => ({
    update_id: 900 + n,
    ...each.message({ text: 'helpline number kya hai' }),
  }));

  const forged = {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'elsewhere.example.org',
  };
  for (const port of ports) {
    for (const wrong of [
      {},
      { 'x-telegram-bot-api-secret-token': `${SECRET}x` },
      { 'x-telegram-bot-api-secret-token': '' },
    ])
      expect(await post(port, updates[0]!, { ...forged, ...wrong })).toBe(401);
  }
  expect(await count('FROM inbox')).toBe(0);

  const right = { ...forged, 'x-telegram-bot-api-secret-token': SECRET };
  const statuses = await Promise.all(
    updates.flatMap((update) => [...ports, ...ports].map((port) => post(port, update, right))),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  await until(
    async () => people.every((each) => each.heard().length > 0) && (await quiet()),
    'all are answered',
  );
  expect(await count('FROM inbox')).toBe(3);
  expect(people.map((each) => each.heard().length)).toEqual([1, 1, 1]);
}, 120_000);

it('two instances poll one token (409): ours share a lease, and when the poller is killed the other goes on', async () => {
  const first = await start();
  const buyer = phone(telegram, 1700000001);
  await buyer.say('namaste');
  await start();
  const polls = () => telegram.calls.filter(({ method }) => method === 'getUpdates').length;
  const before = polls();
  await buyer.say('helpline number kya hai');
  expect(polls() - before).toBeLessThan(4);
  // Killed while it hands over, an answer stays in hand for HOLD_SECONDS, and the person's next one waits behind it.
  await until(quiet, 'what was answered is marked as answered');
  await first.kill();
  await buyer.say('GeM ki website kya hai');
  expect(await count('FROM inbox')).toBe(3);
  expect(buyer.heard()).toHaveLength(3);
  expect(telegram.conflicts()).toBeLessThanOrEqual(1);
}, 120_000);
