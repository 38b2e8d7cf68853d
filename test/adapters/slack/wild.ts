import { expect } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { CARD_TS, post, quickPulse, SECRET, type Way } from './help.ts';

/** An adapter that listens, and Slack's end of it. */
export interface Wild {
  readonly slack: FakeSlack;
  readonly host: FakeHost;
  readonly channel: Channel;
  /** Brings a payload by the way that is tried. @returns what came back with the acknowledgement */
  bring(way: Way, payload: object): Promise<unknown>;
  /** What was kept, as it reads. */
  keptTexts(): Promise<string[]>;
  stop(): Promise<void>;
}

export const WAYS = [
  ['by signed requests', false],
  ['by Socket Mode', true],
] as const;
const TYPES = { events: 'events_api', actions: 'interactive', commands: 'slash_commands' } as const;

export async function openWild(socket: boolean): Promise<Wild> {
  const slack = await startFakeSlack();
  const host = fakeHost();
  const listens = socket ? { appToken: 'xapp-1' } : { signingSecret: SECRET };
  const channel = createSlack({ botToken: 'xoxb-1', apiRoot: slack.apiRoot, ...listens }, quickPulse);
  await channel.start(host);
  if (socket) await until(() => slack.sockets().length === 2, 'two sockets');
  const bySocket: Wild['bring'] = async (way, payload) => {
    const id = slack.envelope(TYPES[way], payload, { retry: 1, reason: 'timeout' });
    await until(() => slack.acks.some((ack) => ack.envelope_id === id), 'the acknowledgement');
    return slack.acks.find((ack) => ack.envelope_id === id)!.payload;
  };
  const byRequest: Wild['bring'] = async (way, payload) => {
    const { status, body } = await post(channel, way, payload);
    expect(status).toBe(200);
    return body === '' ? undefined : JSON.parse(String(body));
  };
  return {
    slack,
    host,
    channel,
    bring: socket ? bySocket : byRequest,
    keptTexts: () => Promise.all(host.kept.map(async (original) => (await channel.read(original)).text)),
    async stop() {
      await channel.stop();
      await slack.stop();
    },
  };
}

/** Payloads as Slack's documentation has them: with everything that may come, and with as little as may. */
export const MAXIMAL = {
  token: 'XXYYZZ',
  team_id: 'T1',
  context_team_id: 'T1',
  context_enterprise_id: null,
  enterprise_id: null,
  api_app_id: 'A1',
  type: 'event_callback',
  event_time: 1_790_000_900,
  authorizations: [
    { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event_context: '4-eyJldCI6Im1lc3NhZ2UifQ',
};
export const MINIMAL = { team_id: 'T1', type: 'event_callback' };

export const said = (text: string, ts: string, more: object = {}) => ({
  type: 'message',
  channel: 'C1',
  user: 'U1',
  text,
  ts,
  thread_ts: CARD_TS,
  ...more,
});
export const dressed = (text: string) => ({
  client_msg_id: '00000000-0000-4000-8000-000000000001',
  team: 'T1',
  user_team: 'T1',
  source_team: 'T1',
  user_profile: null,
  parent_user_id: 'UBOT',
  channel_type: 'channel',
  event_ts: '1790000901.000200',
  edited: null,
  bot_id: null,
  subtype: null,
  files: null,
  attachments: [],
  reactions: [{ name: 'eyes', users: ['U2'], count: 1 }],
  blocks: [
    {
      type: 'rich_text',
      block_id: 'x1',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
    },
  ],
});

export const PERSON = { id: 'U1', username: 'desk', name: 'desk', team_id: 'T1' };
export const TEAM = { id: 'T1', domain: 'demo', enterprise_id: 'E1', enterprise_name: 'Demo' };
