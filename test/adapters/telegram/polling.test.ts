import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { refusal, startTelegram, type TelegramProxy, tooMany } from '../../support/telegram-proxy.ts';
import { fixture, type QuickPulse, quickPulse } from './help.ts';

let proxy: TelegramProxy;
let host: FakeHost;
let pulse: QuickPulse;
const running: Channel[] = [];

beforeEach(async () => {
  proxy = await startTelegram();
  host = fakeHost();
  pulse = quickPulse();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((channel) => channel.stop()));
  await proxy.stop();
});

async function run(on = host): Promise<Channel> {
  const { token, apiRoot } = proxy;
  const channel = createTelegram({ token, apiRoot, pollSeconds: 1, deadlineMs: 10_000 }, pulse);
  running.push(channel);
  await channel.start(on);
  return channel;
}

const texts = (of: FakeHost = host) =>
  of.kept.map(
    (original) => (JSON.parse(original.raw.toString()) as { message: { text: string } }).message.text,
  );
const errors = () => host.lines.filter((line) => line.level === 'error');
const polls = () => proxy.calls.filter((call) => call.method === 'getUpdates');

async function write(...sentences: string[]): Promise<void> {
  const person = proxy.person(1700000001);
  for (const sentence of sentences) await person.sendMessage(person.makeMessage(sentence));
}

describe('polling', () => {
  it('keeps what people write, in order, each in the lane of its chat, and confirms it', async () => {
    await run();
    await write('namaste', 'payment nahi mila');
    await until(() => host.kept.length === 2, 'both are kept');
    expect(texts()).toEqual(['namaste', 'payment nahi mila']);
    expect(host.kept[0]).toMatchObject({ channel: 'telegram', account: '4200000001', lane: '1700000001' });
    await until(() => proxy.queue.size === 0, 'Telegram has heard that they are kept');
  });

  it('a whole conversation with buttons, a photo and an answer goes both ways', async () => {
    const channel = await run();
    const person = proxy.person(1700000001);
    await write('payment nahi mila');
    await until(() => host.kept.length === 1, 'the sentence is kept');
    const first = await channel.read(host.kept[0]!);
    await channel.send({
      id: 'o1',
      to: first.from.address,
      language: 'hi-Latn',
      text: 'Kya yah sahi hai?',
      choices: [{ label: 'Haan', value: 'confirm:yes' }],
      files: [],
      thread: [first.ownId!],
      automatic: true,
    });
    const question = (await person.getUpdates()).result[0]!;
    expect(question.message).toMatchObject({ text: 'Kya yah sahi hai?' });
    const data = 'confirm:yes';
    const message = { message_id: question.messageId, reply_markup: question.message.reply_markup };
    await person.sendCallback(person.makeCallbackQuery(data, { message } as object));
    proxy.files.set('photo-l', Buffer.from('the photo'));
    proxy.push({ ...fixture('photo-with-caption'), update_id: 600_000 });
    await until(() => host.kept.length === 3, 'the press and the photo are kept');
    const [, press, photo] = await Promise.all(host.kept.map((original) => channel.read(original)));
    expect(press).toMatchObject({
      kind: 'choice',
      choice: data,
      references: [`1700000001:${question.messageId}`],
    });
    expect(photo).toMatchObject({ kind: 'text', text: 'CRAC की फोटो' });
    expect(photo!.files[0]).toMatchObject({
      name: expect.stringMatching(/^photo-\d+\.jpg$/),
    });
    expect(photo!.files[0]!.bytes.toString()).toBe('the photo');
    await until(
      () => proxy.calls.some((call) => call.method === 'answerCallbackQuery'),
      'the button stops spinning',
    );
  });

  it('blanks secrets in words before anything is kept, and nothing else', async () => {
    await run();
    await write('mera password hai Secret@123 kripya dekhiye');
    await until(() => host.kept.length === 1, 'it is kept');
    expect(host.kept[0]!.raw.toString()).not.toContain('Secret@123');
    expect(texts()[0]).toMatch(/^mera password hai ████ kripya dekhiye$/);
  });
});

describe('nothing is lost', () => {
  it('the same update twice is kept once', async () => {
    await run();
    const update = proxy.push({ ...fixture('text') });
    await until(() => host.kept.length === 1, 'it is kept');
    proxy.queue.repeat(update);
    await until(() => host.offered.length === 2, 'it came again');
    expect(host.kept).toHaveLength(1);
  });

  it('the database away for a while with 20 updates waiting: none is lost, none is out of order', async () => {
    await run();
    await until(() => polls().length > 0, 'it polls');
    host.away = new Error('connection refused');
    const sentences = Array.from({ length: 20 }, (_, i) => `sentence ${i}`);
    await write(...sentences);
    await until(() => host.offered.length > 3, 'it tries to keep the first again and again');
    expect(new Set(host.offered.map((original) => original.externalId)).size).toBe(1);
    expect(proxy.queue.size).toBe(20);
    host.away = undefined;
    await until(() => host.kept.length === 20, 'all are kept');
    expect(texts()).toEqual(sentences);
    await until(() => proxy.queue.size === 0, 'all are confirmed');
  });

  it('one that fails to be kept in the middle of a batch holds back those after it, and is kept', async () => {
    host.failKeep = (original, attempt) =>
      original.raw.includes('second') && attempt < 4 ? new Error('deadlock') : undefined;
    await write('first', 'second', 'third');
    await run();
    await until(() => host.kept.length === 3, 'all are kept');
    expect(texts()).toEqual(['first', 'second', 'third']);
  });

  it('killed between keeping and moving the offset: it comes again and is kept once', async () => {
    await write('only once');
    const dying = await run();
    const set = host.state.set;
    host.state.set = () => Promise.reject(new Error('killed'));
    await until(() => host.offered.length >= 1, 'it is kept, and the offset does not move');
    await dying.stop();
    expect(proxy.queue.size).toBe(1);
    host.state.set = set;
    await run();
    await until(() => proxy.queue.size === 0, 'the next process confirms it');
    expect(host.offered.length).toBeGreaterThan(1);
    expect(texts()).toEqual(['only once']);
  });

  it('an offset of long ago confirms nothing away: after a quiet week Telegram numbers anew', async () => {
    const longAgo = Date.now() - 8 * 24 * 3600_000;
    host.facts.set('offset:4200000001', JSON.stringify({ next: 900_000_000, at: longAgo }));
    await write('after a quiet week');
    await run();
    await until(() => host.kept.length === 1, 'it is kept though its number is lower');
  });
});

describe('two instances poll one token (409)', () => {
  it('of many processes one polls; when it stops the next takes over', async () => {
    const second = fakeHost({ name: 'second', leases: host.leases, facts: host.facts });
    const one = await run();
    await until(() => polls().length > 0, 'the first polls');
    await run(second);
    await write('to the first');
    await until(() => host.kept.length === 1, 'the first keeps it');
    expect(second.offered).toHaveLength(0);
    await one.stop();
    await write('to the second');
    await until(() => second.kept.length === 1, 'the second keeps it');
    expect(errors()).toEqual([]);
  });

  it('a stranger with our token: we wait 5 to 60 s, say so once, and go on', async () => {
    const other = refusal(409, 'Conflict: terminated by other getUpdates request');
    proxy.fail('getUpdates', other, other, other);
    await run();
    await write('still heard');
    await until(() => host.kept.length === 1, 'it goes on');
    expect(errors()).toHaveLength(1);
    expect(errors()[0]!.message).toContain("polls with this bot's token");
    const waits = pulse.sleeps.filter((ms) => ms >= 5_000 && ms <= 60_000);
    expect(waits.length).toBeGreaterThanOrEqual(3);
  });

  it('a webhook that is still set is removed without dropping what waits', async () => {
    await run();
    await until(() => polls().length > 0, 'it polls');
    proxy.setWebhookByHand('https://example.org/old');
    const removals = () => proxy.calls.filter((call) => call.method === 'deleteWebhook');
    await until(() => removals().length === 2, 'it is removed', 15_000);
    expect(removals().every((call) => call.payload.drop_pending_updates === false)).toBe(true);
    await write('heard again');
    await until(() => host.kept.length === 1, 'it polls again');
  });
});

describe('a far end that fails', () => {
  it('429 on getUpdates: the time Telegram names is waited, and the log is not flooded', async () => {
    proxy.fail('getUpdates', tooMany(30), tooMany(30));
    await run();
    await write('in the end');
    await until(() => host.kept.length === 1, 'it goes on');
    expect(pulse.sleeps.filter((ms) => ms >= 30_000)).toHaveLength(2);
    expect(host.lines.filter((line) => line.level === 'warn')).toHaveLength(1);
  });

  it('5xx, a cut connection and an answer never heard do not end the polling', async () => {
    proxy.fail('getUpdates', { status: 502 }, 'cut', 'cut_after', {
      status: 200,
      body: { ok: true, result: 'odd' },
    });
    await run();
    await write('after all that');
    await until(() => host.kept.length === 1, 'it goes on');
    expect(texts()).toEqual(['after all that']);
  });

  it('Telegram out of reach at the start is said, and tried until it answers', async () => {
    proxy.fail('deleteWebhook', 'cut');
    proxy.fail('getUpdates', 'cut', 'cut');
    await run();
    await write('at last');
    await until(() => host.kept.length === 1, 'it goes on');
    expect(host.lines.map((line) => line.message)).toContain('Telegram answers again');
  });

  it('a wrong token is said once as an error that tells what to do, and never shows the token', async () => {
    const wrong = refusal(401, 'Unauthorized');
    proxy.fail('getUpdates', wrong, wrong);
    await run();
    await until(() => errors().length === 1, 'it is said');
    expect(errors()[0]!.message).toContain('TELEGRAM_BOT_TOKEN');
    expect(JSON.stringify(host.lines)).not.toContain(proxy.token.split(':')[1]);
  });

  it('an answered button that Telegram calls too old is no trouble', async () => {
    proxy.fail(
      'answerCallbackQuery',
      refusal(400, 'Bad Request: query is too old and response timeout expired'),
    );
    await run();
    proxy.push({ ...fixture('button-of-last-month') });
    await write('and on');
    await until(() => host.kept.length === 2, 'both are kept');
    const refused = (line: { message: string }) => line.message.includes('answer to a pressed button');
    await until(() => host.lines.some(refused), 'the answer was refused');
    expect(proxy.calls.filter((call) => call.method === 'answerCallbackQuery')).toHaveLength(1);
    expect(host.lines.filter((line) => line.level !== 'debug')).toEqual([]);
  });

  it('stopping ends a long poll at once and gives the right to poll back', async () => {
    const channel = await run();
    await until(() => polls().length > 0, 'it polls');
    expect(host.leases.size).toBe(1);
    await channel.stop();
    expect(host.leases.size).toBe(0);
  });
});
