import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/index.ts';
import type { Channel, OutgoingMessage } from '../../../src/channel.ts';
import { ChannelError } from '../../../src/lib/errors.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { refusal, startTelegram, type TelegramProxy, tooMany } from '../../support/telegram-proxy.ts';
import { outgoing, quickPulse } from './help.ts';

const CHAT = '1700000001';

let proxy: TelegramProxy;
let channel: Channel;

beforeEach(async () => {
  proxy = await startTelegram();
  channel = make(proxy.apiRoot);
});

afterEach(async () => {
  await channel.stop();
  await proxy.stop();
});

/** Not started, it is a process that only delivers. */
function make(apiRoot: string, deadlineMs = 10_000): Channel {
  return createTelegram({ token: proxy.token, apiRoot, deadlineMs }, quickPulse());
}

async function failure(message: Partial<OutgoingMessage> = {}, by = channel): Promise<ChannelError> {
  const error = await by.send(outgoing(message)).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ChannelError);
  return error as ChannelError;
}

const texts = () => proxy.said(CHAT).map((sent) => sent.message.text);

describe('a message', () => {
  it('arrives with its buttons, answers the last message, and its reference comes back', async () => {
    const { externalId } = await channel.send(
      outgoing({ thread: [`${CHAT}:3`], choices: [{ label: 'हाँ', value: 'confirm:yes' }] }),
    );
    const [sent] = proxy.said(CHAT);
    expect(externalId).toBe(`${CHAT}:${sent!.messageId}`);
    expect(sent!.message).toMatchObject({
      text: 'Your ticket is GC-2026-000123-C.',
      reply_markup: { inline_keyboard: [[{ text: 'हाँ', callback_data: 'confirm:yes' }]] },
      reply_parameters: { message_id: 3, allow_sending_without_reply: true },
    });
  });

  it('brings its files', async () => {
    const files = [
      { name: 'brief.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4 brief') },
      { name: 'photo.png', mediaType: 'image/png', bytes: Buffer.from('png') },
    ];
    const { externalId } = await channel.send(outgoing({ files }));
    expect(proxy.sentFiles.map((file) => [file.name, file.bytes.toString()])).toEqual([
      ['brief.pdf', '%PDF-1.4 brief'],
      ['photo.png', 'png'],
    ]);
    expect(externalId).toBe(`${CHAT}:${proxy.said(CHAT)[0]!.messageId}`);
  });

  it('of three parts of which the second was put off goes on there, even by another process', async () => {
    const text = Array.from({ length: 3 }, (_, i) => `part ${i} `.padEnd(4000, '.')).join('\n');
    const host = fakeHost();
    await channel.start(host);
    const firstHeard = { status: 200, body: { ok: true, result: { message_id: 77 } } };
    proxy.fail('sendMessage', firstHeard, { status: 502 });
    expect((await failure({ text })).kind).toBe('temporary');
    await channel.stop();
    channel = make(proxy.apiRoot);
    await channel.start(fakeHost({ facts: host.facts }));
    const { externalId } = await channel.send(outgoing({ text }));
    expect(texts().map((said) => said.slice(0, 6))).toEqual(['part 1', 'part 2']);
    expect(externalId).toBe(`${CHAT}:${proxy.said(CHAT).at(-1)!.messageId}`);
  });
});

describe('a delivery that fails', () => {
  it('429 with retry_after in a burst: put off for that time, and this chat is left alone until then', async () => {
    proxy.fail('sendMessage', tooMany(17));
    const first = await failure();
    expect(first.kind).toBe('temporary');
    expect(first.details.retryAfterMs).toBeGreaterThanOrEqual(17_000);
    const asked = proxy.calls.length;
    const second = await failure({ id: 'outbox-2' });
    expect(second.details.retryAfterMs).toBeGreaterThan(16_000);
    expect(proxy.calls).toHaveLength(asked);
    await channel.send(outgoing({ to: '1700000002' }));
    expect(proxy.said('1700000002')).toHaveLength(1);
  });

  it('a burst to one chat is put off, not slept through', async () => {
    for (const id of ['1', '2', '3']) await channel.send(outgoing({ id }));
    const began = Date.now();
    const error = await failure({ id: '4' });
    expect(error.kind).toBe('temporary');
    expect(error.details.retryAfterMs).toBeLessThanOrEqual(1_000);
    expect(Date.now() - began).toBeLessThan(500);
  });

  it('the bot was blocked: a permanent failure, not a retry', async () => {
    for (const why of ['Forbidden: bot was blocked by the user', 'Forbidden: user is deactivated']) {
      proxy.fail('sendMessage', refusal(403, why));
      expect(await failure()).toMatchObject({
        kind: 'permanent',
        message: expect.stringContaining(why),
        details: { gone: true },
      });
    }
    proxy.fail('sendMessage', refusal(400, 'Bad Request: chat not found'));
    expect(await failure()).toMatchObject({ kind: 'permanent', details: { gone: true } });
  });

  it('a group turned into a supergroup (new chat id): to be sent again there', async () => {
    const moved = refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1001500000001,
    });
    proxy.fail('sendMessage', moved);
    const error = await failure({ to: '-1500000001' });
    expect(error).toMatchObject({ kind: 'temporary', details: { movedTo: '-1001500000001' } });
    await channel.send(outgoing({ to: error.details.movedTo! }));
    expect(proxy.said('-1001500000001')).toHaveLength(1);
  });

  it('5xx and a far end out of reach are temporary: nothing was handed over', async () => {
    proxy.fail('sendMessage', { status: 502 });
    expect((await failure()).kind).toBe('temporary');
    const nobody = make('http://127.0.0.1:9');
    expect((await failure({}, nobody)).kind).toBe('temporary');
  });

  it('a connection that ends, or stays silent, after the request was written is uncertain', async () => {
    proxy.fail('sendMessage', 'cut_after');
    expect((await failure()).kind).toBe('uncertain');
    expect(texts()).toHaveLength(1);
    proxy.fail('sendMessage', 'hang');
    expect((await failure({}, make(proxy.apiRoot, 300))).kind).toBe('uncertain');
  });

  it('callback data over 64 bytes never leaves the house', async () => {
    const error = await failure({ choices: [{ label: 'Basti', value: 'x'.repeat(65) }] });
    expect(error).toMatchObject({ kind: 'permanent', message: expect.stringContaining('65 bytes') });
    expect(proxy.calls).toEqual([]);
  });

  it('no error shows the token', async () => {
    const secret = proxy.token.split(':')[1]!;
    const shown = (error: ChannelError) => `${error.message} ${error.stack} ${String(error.details.cause)}`;
    proxy.fail('sendMessage', 'cut', refusal(401, `Unauthorized ${proxy.token}`));
    expect(shown(await failure())).not.toContain(secret);
    expect(shown(await failure())).not.toContain(secret);
    expect(shown(await failure({}, make('http://127.0.0.1:9')))).not.toContain(secret);
  });
});

describe('doctor', () => {
  it('hears that Telegram answers, or how to mend it', async () => {
    expect(await channel.probe!()).toEqual({ ok: true, says: expect.stringContaining('@TestNameBot') });
    proxy.fail('getMe', refusal(401, 'Unauthorized'));
    expect(await channel.probe!()).toEqual({
      ok: false,
      says: expect.stringContaining('TELEGRAM_BOT_TOKEN'),
    });
    proxy.fail('getMe', 'cut');
    expect(await channel.probe!()).toEqual({ ok: false, says: expect.stringContaining('network') });
  });

  it('hears that updates go elsewhere than where we look for them', async () => {
    proxy.setWebhookByHand('https://old.example.org/telegram');
    expect(await channel.probe!()).toEqual({
      ok: false,
      says: expect.stringMatching(/calls https:\/\/old\.example\.org.*gemcell start/),
    });
    const webhook = { url: 'https://helpdesk.example.org/telegram', secret: 'a-secret-of-the-webhook' };
    const called = createTelegram({ token: proxy.token, apiRoot: proxy.apiRoot, webhook });
    expect(await called.probe!()).toEqual({ ok: false, says: expect.stringContaining('PUBLIC_URL') });
    proxy.setWebhookByHand(webhook.url);
    expect(await called.probe!()).toMatchObject({ ok: true });
    const result = { url: webhook.url, pending_update_count: 4, last_error_message: 'Connection refused' };
    proxy.fail('getWebhookInfo', { status: 200, body: { ok: true, result } });
    expect(await called.probe!()).toEqual({
      ok: false,
      says: expect.stringMatching(/Connection refused.*keeps 4 updates.*reached from outside/),
    });
  });
});
