import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel, Happening } from '../../../src/channel.ts';
import { type FakeHost, fakeHost } from '../../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import {
  callback,
  inThread,
  post,
  press,
  quickPulse,
  SECRET,
  submission,
  type Way,
  wireBody,
} from './help.ts';

let slack: FakeSlack;
let host: FakeHost;
let channel: Channel;

beforeEach(async () => {
  slack = await startFakeSlack();
  host = fakeHost();
  host.answer = () => ({ kind: 'right' });
  channel = createSlack({ botToken: 'xoxb-1', signingSecret: SECRET, apiRoot: slack.apiRoot }, quickPulse);
  await channel.start(host);
});
afterEach(async () => {
  await channel.stop();
  await slack.stop();
});

const person = { team: { id: 'T1' }, user: { id: 'U1', name: 'desk' } };
const LIVE: [string, Way, object][] = [
  ['words under a card', 'events', callback(inThread('paid on the 3rd'), 'Ev-saved')],
  ['the front page opened', 'events', callback({ type: 'app_home_opened', user: 'U1', tab: 'home' })],
  ['what machines say', 'events', callback(inThread('from a robot', { bot_id: 'B7' }))],
  ['a button that does', 'actions', press('deed:take:UP-2026-000001')],
  ['a button that opens a form', 'actions', press('deed:reply:UP-2026-000001')],
  [
    'a form filled in',
    'actions',
    submission({ text: { type: 'plain_text_input', value: 'Paid.' } }, { name: 'deed:reply:UP-2026-000001' }),
  ],
  [
    'a shortcut on a message',
    'actions',
    {
      type: 'message_action',
      callback_id: 'make_ticket',
      trigger_id: 't',
      message: { text: 'help' },
      ...person,
    },
  ],
  [
    'a command',
    'commands',
    { command: '/gem', text: ' mine ', team_id: 'T1', user_id: 'U1', user_name: 'desk' },
  ],
];

const ENVELOPE = { events: 'events_api', actions: 'interactive', commands: 'slash_commands' } as const;

describe('a payload saved from Slack comes to what it came to alive', () => {
  for (const [name, way, content] of LIVE) {
    it(name, async () => {
      const body = wireBody(way, content);
      const envelope = {
        envelope_id: 'e1',
        type: ENVELOPE[way],
        payload: content,
        accepts_response_payload: false,
      };
      expect((await post(channel, way, content)).status).toBe(200);

      for (const saved of [body, JSON.stringify(envelope), JSON.stringify([content])]) {
        const happened = await channel.saved!(Buffer.from(saved));
        expect(kept(happened)).toEqual(host.kept);
        expect(asked(happened)).toEqual(host.asked);
      }
    });
  }

  it('what Slack never sends is refused with what would be taken', async () => {
    for (const strange of ['', 'hello', '{"a":1}', '42', 'payload=%7B', '{"envelope_id":"1","type":"hello"}'])
      await expect(channel.saved!(Buffer.from(strange)), strange).rejects.toMatchObject({
        code: 'input',
        message: expect.stringContaining('nothing that Slack sends'),
      });
  });
});

const kept = (happened: readonly Happening[]) => happened.flatMap(({ original }) => original ?? []);
const asked = (happened: readonly Happening[]) => happened.flatMap(({ question }) => question ?? []);
