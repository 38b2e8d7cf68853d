import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { BOT, callback, post, quickPulse, SECRET } from './help.ts';

let slack: FakeSlack;
let host: FakeHost;
let channel: Channel;

beforeEach(async () => {
  slack = await startFakeSlack();
  host = fakeHost();
  const settings = { botToken: 'xoxb-1', signingSecret: SECRET, apiRoot: slack.apiRoot };
  channel = createSlack(settings, quickPulse);
});
afterEach(async () => {
  await channel.stop();
  await slack.stop();
});

const minutesAgo = (minutes: number, tail = '000100') =>
  `${Math.floor(Date.now() / 1000) - minutes * 60}.${tail}`;
const heardAt = (minutes: number) => host.facts.set('heard', String(Date.now() - minutes * 60_000));
const settled = () => until(() => Number(host.facts.get('heard') ?? 0) > Date.now() - 30_000, 'the round');

it('what was said while nobody listened is read afterwards: notes below cards and lines to the app, once', async () => {
  const card = minutesAgo(600);
  const note = {
    channel: 'C1',
    ts: minutesAgo(40),
    thread_ts: card,
    parent_user_id: BOT,
    user: 'U1',
    text: 'missed',
  };
  const line = { channel: 'D1', ts: minutesAgo(30), user: 'U1', text: 'mera kaam' };
  slack.messages.push(
    { channel: 'C1', ts: card, user: BOT, bot_id: 'B1', text: 'card' },
    { ...note, ts: minutesAgo(90), text: 'heard before' },
    note,
    { channel: 'C1', ts: minutesAgo(35), user: 'U2', text: 'lunch?' },
    { channel: 'C1', ts: minutesAgo(34), user: BOT, bot_id: 'B1', text: 'another card' },
    line,
  );
  heardAt(60);
  await channel.start(host);
  await settled();
  const read = await Promise.all(host.kept.map((original) => channel.read(original)));
  expect(read.map(({ text, manner }) => [text, manner]).sort()).toEqual([
    ['mera kaam', undefined],
    ['missed', 'desk'],
  ]);
  await post(channel, 'events', callback({ type: 'message', channel_type: 'channel', ...note }));
  expect(host.kept).toHaveLength(2);
});

it('nothing is read when we were away shortly, or start for the first time', async () => {
  slack.messages.push({ channel: 'D1', ts: minutesAgo(500), user: 'U1', text: 'before our time' });
  await channel.start(host);
  await settled();
  await channel.stop();
  heardAt(1);
  channel = createSlack({ botToken: 'xoxb-1', signingSecret: SECRET, apiRoot: slack.apiRoot }, quickPulse);
  await channel.start(host);
  await settled();
  expect(slack.called('users.conversations')).toEqual([]);
  expect(host.kept).toEqual([]);
});

it('a reading that fails is made again, from where we last heard', async () => {
  slack.messages.push({ channel: 'D1', ts: minutesAgo(30), user: 'U1', text: 'missed' });
  slack.next('conversations.history', { status: 429, headers: { 'retry-after': '1' } });
  heardAt(60);
  await channel.start(host);
  await until(() => host.kept.length === 1, 'the line');
  expect(host.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
});
