import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Card, Channel } from '../../../src/channel.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { freePort } from '../../support/telegram-wire.ts';
import { outgoing, quickPulse } from './help.ts';

let slack: FakeSlack;
let channel: Channel;

beforeEach(async () => {
  slack = await startFakeSlack();
  channel = createSlack({ botToken: 'xoxb-1', apiRoot: slack.apiRoot, deadlineMs: 3_000 }, quickPulse);
});
afterEach(async () => {
  await channel.stop();
  await slack.stop();
});

const card: Card = {
  title: 'UP-2026-000001 · payment',
  rows: [
    { label: 'Who', value: 'S•••• <!here>' },
    { label: 'What', value: 'x & y <@U99> @here @channel, @everyone! <https://example.org|click>' },
  ],
  log: ['Executive Engineer took it'],
  buttons: [
    { label: 'Take', value: 'deed:take:UP-2026-000001' },
    { label: 'Reply', value: 'deed:reply:UP-2026-000001' },
  ],
};

const wire = (method: string, at = 0) => JSON.stringify(slack.called(method)[at]);
const sendAll = (more: Parameters<typeof outgoing>[0]) => channel.send(outgoing(more));

describe('a card', () => {
  it('is posted, and afterwards replaced in place', async () => {
    const { externalId } = await sendAll({ card });
    expect(externalId).toBe(`C1:${slack.messages[0]!.ts}`);
    const again = await sendAll({ id: '78', card: { ...card, buttons: [] }, replaces: externalId });
    expect(again.externalId).toBe(externalId);
    expect(slack.messages).toHaveLength(1);
    expect(JSON.stringify(slack.messages[0])).not.toContain('deed:take');
  });

  it('that is no more there is posted anew', async () => {
    const { externalId } = await sendAll({ card, replaces: 'C1:1790000000.000900' });
    expect(externalId).toBe(`C1:${slack.messages[0]!.ts}`);
  });

  it('replaced with no answer is tried again, since the same change twice is one', async () => {
    slack.next('chat.update', 'cut');
    await expect(sendAll({ card, replaces: 'C1:1790000000.000900' })).rejects.toMatchObject({
      kind: 'temporary',
    });
  });

  it('to a person lies in their own conversation, where others can refer to it', async () => {
    const { externalId } = await sendAll({ to: 'U5', card });
    expect(externalId).toBe(`D5:${slack.messages[0]!.ts}`);
    await sendAll({ id: '79', to: 'U5', thread: [externalId!], text: 'due tomorrow' });
    expect(slack.called('chat.postMessage')[1]).toMatchObject({
      channel: 'D5',
      thread_ts: slack.messages[0]!.ts,
    });
  });
});

describe('@here in a template', () => {
  it('calls nobody, in a card, a text, a button or a notice', async () => {
    await sendAll({ card });
    await sendAll({
      text: 'Hello @here <!channel> <!everyone>',
      choices: [{ label: '@everyone come', value: 'x' }],
    });
    for (const at of [0, 1]) {
      const sent = wire('chat.postMessage', at);
      expect(sent).not.toMatch(/@(here|channel|everyone)/);
      expect(sent).not.toMatch(/<[!@#]/);
      expect(slack.called('chat.postMessage')[at]).toMatchObject({ parse: 'none', link_names: 'false' });
    }
    expect(wire('chat.postMessage')).toContain('x &amp; y &lt;@U99&gt;');
    expect(wire('chat.postMessage')).not.toContain('"verbatim":false');
  });
});

describe('a text', () => {
  it('about a card on which one pressed is shown beside it, not in a thread that nobody has open', async () => {
    await sendAll({ to: 'C1/U1', thread: ['C1:1790000001.000100'] });
    expect(slack.called('chat.postEphemeral')[0]).not.toHaveProperty('thread_ts');
  });

  it('answers below its card, and a chat goes on without threads', async () => {
    await sendAll({ thread: ['C1:1790000001.000100', 'C1:1790000002.000100'] });
    expect(slack.called('chat.postMessage')[0]).toMatchObject({
      channel: 'C1',
      thread_ts: '1790000001.000100',
    });
    const chat = await sendAll({ to: 'U1', thread: ['D1:1790000002.000100~'] });
    expect(slack.called('chat.postMessage')[1]).not.toHaveProperty('thread_ts');
    expect(chat.externalId).toMatch(/~$/);
  });

  it('to one who asked where the app is not goes to their own conversation', async () => {
    slack.next('chat.postEphemeral', { ok: false, error: 'channel_not_found' });
    await channel.send(outgoing({ to: 'C9/U1/1790000001.000100', text: 'Taken.' }));
    expect(slack.messages.map(({ channel: at, text }) => [at, text])).toEqual([['D1', 'Taken.']]);
  });

  it('to one among many is seen by nobody else', async () => {
    await sendAll({ to: 'C1/U1/1790000001.000100', text: 'Noted, not sent.' });
    expect(slack.messages).toEqual([]);
    expect(slack.called('chat.postEphemeral')[0]).toMatchObject({
      channel: 'C1',
      user: 'U1',
      thread_ts: '1790000001.000100',
    });
  });

  it('too long for one message goes in several, no letter parted, the buttons under the last', async () => {
    const text = 'भुगतान <लंबित> है '.repeat(1500);
    await sendAll({ text, choices: [{ label: 'ठीक '.repeat(40), value: 'ok' }] });
    const sent = slack.called('chat.postMessage') as {
      blocks: { type: string; text?: { text: string } }[];
    }[];
    expect(sent.length).toBeGreaterThan(3);
    const sections = sent.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'section'));
    expect(Math.max(...sections.map((block) => block.text!.text.length))).toBeLessThanOrEqual(3000);
    const whole = sections.map((block) => block.text!.text.trim()).join(' ');
    expect(whole.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toBe(text.trim());
    expect(sent.map(({ blocks }) => blocks.some((block) => block.type === 'actions')).indexOf(true)).toBe(
      sent.length - 1,
    );
  });

  it('whose second part was put off goes on with the second', async () => {
    const text = 'word '.repeat(4000);
    slack.next('chat.postMessage', { ok: true, channel: 'C1', ts: '1.1' });
    slack.next('chat.postMessage', { status: 429, headers: { 'retry-after': '7' } });
    await expect(sendAll({ text })).rejects.toMatchObject({
      kind: 'temporary',
      details: { retryAfterMs: 7000 },
    });
    await sendAll({ text });
    const said = slack.called('chat.postMessage').map((args) => JSON.stringify(args.metadata));
    expect(said.map((each) => /"part":(\d)/.exec(each)![1])).toEqual(['0', '1', '1', '2']);
  });

  it('brings its files into the thread', async () => {
    const file = { name: 'order.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') };
    await sendAll({ thread: ['C1:1790000001.000100'], files: [file] });
    expect([...slack.uploads.values()]).toEqual([Buffer.from('%PDF')]);
    expect(slack.called('files.completeUploadExternal')[0]).toMatchObject({
      channel_id: 'C1',
      thread_ts: '1790000001.000100',
    });
  });
});

describe('a message that Slack did not take', () => {
  it.each([
    ['channel_not_found', 'permanent', true],
    ['is_archived', 'permanent', true],
    ['user_disabled', 'permanent', true],
    ['invalid_blocks', 'permanent', false],
    ['invalid_auth', 'temporary', undefined],
    ['account_inactive', 'temporary', undefined],
    ['not_in_channel', 'temporary', undefined],
  ])('%s is %s', async (error, kind, gone) => {
    slack.next('chat.postMessage', { ok: false, error });
    const failure = await sendAll({}).catch((failed: unknown) => failed);
    expect(failure).toMatchObject({ kind, details: gone === undefined ? {} : { gone } });
  });

  it('because of too many calls is put off as long as Slack asks', async () => {
    slack.next('chat.postMessage', { status: 429, headers: { 'retry-after': '30' } });
    await expect(sendAll({})).rejects.toMatchObject({ kind: 'temporary', details: { retryAfterMs: 30_000 } });
    expect(slack.calls).toHaveLength(1);
  });

  it.each(['thread_not_found', 'cannot_reply_to_message', 'restricted_action_thread_locked'])(
    'in a thread, because of %s, is said beside it',
    async (error) => {
      slack.next('chat.postMessage', { ok: false, error });
      await sendAll({ thread: ['C1:1790000001.000100'] });
      expect(slack.called('chat.postMessage').map(({ thread_ts }) => thread_ts)).toEqual([
        '1790000001.000100',
        undefined,
      ]);
    },
  );

  it('because nobody was there is tried again', async () => {
    const away = createSlack(
      { botToken: 'xoxb-1', apiRoot: `http://127.0.0.1:${await freePort()}/api/` },
      quickPulse,
    );
    await expect(away.send(outgoing({}))).rejects.toMatchObject({ kind: 'temporary' });
  });

  it('or took without answering: it is looked up, and found', async () => {
    slack.next('chat.postMessage', 'cut', { after: true });
    const { externalId } = await sendAll({});
    expect(externalId).toBe(`C1:${slack.messages[0]!.ts}`);
    expect(slack.called('chat.postMessage')).toHaveLength(1);
  });

  it('or did not answer and is not to be found: uncertain, never said twice', async () => {
    slack.next('chat.postMessage', 'cut');
    await expect(sendAll({})).rejects.toMatchObject({ kind: 'uncertain' });
    expect(slack.called('chat.postMessage')).toHaveLength(1);
  });

  it('and failed at itself: it is tried again only where it is surely not there', async () => {
    slack.next('chat.postMessage', { ok: false, error: 'internal_error' });
    await expect(sendAll({})).rejects.toMatchObject({ kind: 'temporary' });
    slack.next('chat.postMessage', { status: 500 });
    slack.next('conversations.history', { ok: false, error: 'missing_scope' });
    await expect(sendAll({})).rejects.toMatchObject({ kind: 'uncertain' });
  });
});

describe('doctor', () => {
  it('names the scopes that are missing and how to mend it', async () => {
    slack.next('auth.test', { ok: true, user: 'gemcell', response_metadata: { scopes: ['chat:write'] } });
    const told = await channel.probe!();
    expect(told.ok).toBe(false);
    expect(told.says).toContain('files:read');
    expect(told.says).toContain('slack-manifest.yml');
  });

  it('tells a wrong token, no way in, a wrong app token, and that all is well', async () => {
    slack.next('auth.test', { ok: false, error: 'invalid_auth' });
    expect((await channel.probe!()).says).toContain('SLACK_BOT_TOKEN');
    expect((await channel.probe!()).says).toContain('SLACK_APP_TOKEN');
    const both = createSlack({ botToken: 'xoxb-1', appToken: 'xapp-1', apiRoot: slack.apiRoot }, quickPulse);
    slack.next('apps.connections.open', { ok: false, error: 'invalid_auth' });
    expect((await both.probe!()).says).toContain('connections:write');
    expect(await both.probe!()).toMatchObject({ ok: true });
  });
});
