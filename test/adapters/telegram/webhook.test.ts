import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { startTelegram, type TelegramProxy } from '../../support/telegram-proxy.ts';
import { fixture, type QuickPulse, quickPulse } from './help.ts';

const SECRET = 'a-secret_of-the-webhook';

let proxy: TelegramProxy;
let host: FakeHost;
let pulse: QuickPulse;
let channel: Channel;
let server: http.Server;

beforeEach(async () => {
  proxy = await startTelegram();
  host = fakeHost();
  pulse = quickPulse();
  server = await serve(() => channel);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
  const { token, apiRoot } = proxy;
  channel = createTelegram({ token, apiRoot, webhook: { url, secret: SECRET }, deadlineMs: 10_000 }, pulse);
});

afterEach(async () => {
  await channel.stop();
  await proxy.stop();
  await new Promise((resolve) => server.close(resolve));
});

/** As our own server does it: the route gets the bytes and its answer goes out. */
async function serve(of: () => Channel): Promise<http.Server> {
  const made = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await of().routes![0]!.handle({
      method: 'POST',
      path: '/telegram',
      headers: request.headers as Record<string, string>,
      query: {},
      params: {},
      cookies: {},
      body: Buffer.concat(chunks),
      ip: '127.0.0.1',
    });
    response.writeHead(answer.status, { connection: 'close' }).end(answer.body);
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return made;
}

async function write(...sentences: string[]): Promise<void> {
  const person = proxy.person(1700000001);
  for (const sentence of sentences) await person.sendMessage(person.makeMessage(sentence));
}

describe('by webhook', () => {
  it('Telegram is told where to call, with the secret, and what people write is kept in order', async () => {
    await channel.start(host);
    expect(proxy.webhook()).toMatchObject({ secret: SECRET });
    await write('namaste', 'payment nahi mila', 'Basti');
    await until(() => host.kept.length === 3, 'all are kept');
    const read = await Promise.all(host.kept.map((original) => channel.read(original)));
    expect(read.map((message) => message.text)).toEqual(['namaste', 'payment nahi mila', 'Basti']);
    expect(proxy.calls.some((call) => call.method === 'getUpdates')).toBe(false);
  });

  it('a call without the secret, with a wrong one, or with a part of it is answered 401 and nothing is kept', async () => {
    await channel.start(host);
    const update = fixture('text');
    for (const wrong of ['', 'wrong', SECRET.slice(0, -1), `${SECRET}x`, SECRET.toUpperCase()]) {
      expect(await proxy.post(update, wrong)).toBe(401);
    }
    const { url } = proxy.webhook()!;
    expect((await fetch(url, { method: 'POST', body: JSON.stringify(update) })).status).toBe(401);
    expect(host.offered).toEqual([]);
  });

  it('the same update twice is kept once and answered with 200 both times', async () => {
    await channel.start(host);
    expect(await proxy.post(fixture('text'))).toBe(200);
    expect(await proxy.post(fixture('text'))).toBe(200);
    expect(host.kept).toHaveLength(1);
  });

  it('the database away with 20 updates waiting: none is answered with 200, all come again, none is lost', async () => {
    await channel.start(host);
    host.away = new Error('connection refused');
    const sentences = Array.from({ length: 20 }, (_, i) => `sentence ${i}`);
    await write(...sentences);
    await until(() => host.offered.length >= 3, 'Telegram tries again and again');
    expect(proxy.queue.size).toBe(20);
    host.away = undefined;
    await until(() => proxy.queue.size === 0, 'all are taken');
    const kept = await Promise.all(host.kept.map((original) => channel.read(original)));
    expect(kept.map((message) => message.text)).toEqual(sentences);
  });

  it('before the house is open Telegram is told to come again', async () => {
    proxy.setWebhookByHand(`http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`);
    expect(await proxy.post(fixture('text'), SECRET)).toBe(503);
  });

  it('what is no update is refused, not kept', async () => {
    await channel.start(host);
    const { url } = proxy.webhook()!;
    const headers = { 'x-telegram-bot-api-secret-token': SECRET };
    for (const body of ['', 'not json', '[]', '{"update_id":"x"}']) {
      expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(400);
    }
    expect(host.offered).toEqual([]);
  });

  it('when Telegram does not take the webhook it is said, and tried until it does', async () => {
    proxy.fail('setWebhook', { status: 502 }, 'cut');
    await channel.start(host);
    expect(host.lines.filter((line) => line.level === 'error')).toHaveLength(1);
    await until(() => proxy.webhook() !== undefined, 'Telegram took it');
  });
});

it('a secret that Telegram would not take stops the start with what is allowed', () => {
  const webhook = { url: 'https://example.org/telegram', secret: 'with space' };
  expect(() => createTelegram({ token: '1:x', webhook })).toThrow(/TELEGRAM_WEBHOOK_SECRET/);
});
