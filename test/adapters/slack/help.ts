import { createHmac } from 'node:crypto';
import type { Pulse } from '../../../src/adapters/slack/index.ts';
import { realPulse } from '../../../src/adapters/slack/pulse.ts';
import type { Channel, Original, OutgoingMessage, RouteResponse } from '../../../src/channel.ts';

export const SECRET = 'a-signing-secret-of-slack';
export const BOT = 'UBOT';
export const CARD_TS = '1790000001.000100';

/** Long waits a hundredth, short ones a fifth: what must come within seconds must do so on a busy machine too. */
export const quickPulse: Pulse = {
  now: Date.now,
  sleep: (ms, signal) => realPulse.sleep(ms >= 5_000 ? ms / 100 : ms / 5, signal),
};

let count = 0;

/** Events API callback around one event. */
export function callback(event: object, id?: string): Record<string, unknown> {
  count += 1;
  return {
    token: 'unused',
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: id ?? `Ev${count}`,
    event_time: 1790000000,
    authorizations: [{ team_id: 'T1', user_id: BOT, is_bot: true }],
    event,
  };
}

/** Typed below the bot's card in a channel. */
export function inThread(text: string, more: object = {}): Record<string, unknown> {
  count += 1;
  return {
    type: 'message',
    channel: 'C1',
    channel_type: 'channel',
    user: 'U1',
    text,
    ts: `179000${1000 + count}.000200`,
    thread_ts: CARD_TS,
    parent_user_id: BOT,
    ...more,
  };
}

export function press(value: string, more: object = {}, actionId = 'ask:0'): Record<string, unknown> {
  return {
    type: 'block_actions',
    team: { id: 'T1', domain: 'demo' },
    user: { id: 'U1', username: 'desk', name: 'desk', team_id: 'T1' },
    api_app_id: 'A1',
    container: { type: 'message', message_ts: CARD_TS, channel_id: 'C1', is_ephemeral: false },
    trigger_id: 'trigger.1',
    channel: { id: 'C1', name: 'irrigation' },
    message: { type: 'message', user: BOT, bot_id: 'B1', ts: CARD_TS, text: 'card' },
    actions: [
      {
        type: 'button',
        action_id: actionId,
        block_id: 'b1',
        value,
        text: { type: 'plain_text', text: 'A label' },
        action_ts: '1790000100.000300',
      },
    ],
    ...more,
  };
}

export function submission(
  values: Record<string, object>,
  meta: object,
  more: object = {},
): Record<string, unknown> {
  const state = Object.fromEntries(Object.entries(values).map(([field, typed]) => [`f:${field}`, { typed }]));
  return {
    type: 'view_submission',
    team: { id: 'T1', domain: 'demo' },
    user: { id: 'U1', username: 'desk', name: 'desk' },
    view: {
      id: 'V1',
      hash: '1790000200.abc',
      type: 'modal',
      callback_id: 'form',
      private_metadata: JSON.stringify(meta),
      state: { values: state },
      ...more,
    },
  };
}

export type Way = 'events' | 'actions' | 'commands';

/** As Slack sends it: the raw body signed, here with the given secret and age. */
export function post(
  channel: Channel,
  way: Way,
  content: object,
  {
    secret = SECRET,
    ageSeconds = 0,
    signature,
  }: { secret?: string; ageSeconds?: number; signature?: string } = {},
): Promise<RouteResponse> {
  const body = wireBody(way, content);
  const stamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const mine = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
  const route = channel.routes!.find(({ path }) => path === `/slack/${way}`)!;
  return route.handle({
    method: 'POST',
    path: route.path,
    headers: { 'x-slack-signature': signature ?? mine, 'x-slack-request-timestamp': stamp },
    query: {},
    params: {},
    cookies: {},
    body: Buffer.from(body),
    ip: '127.0.0.1',
  });
}

export function wireBody(way: Way, content: object): string {
  if (way === 'events') return JSON.stringify(content);
  if (way === 'actions') return new URLSearchParams({ payload: JSON.stringify(content) }).toString();
  return new URLSearchParams(content as Record<string, string>).toString();
}

export function originalFrom(payload: object): Original {
  const raw = Buffer.from(JSON.stringify(payload));
  return { channel: 'slack', account: 'T1', externalId: 'x', lane: 'U1', raw };
}

export function outgoing(more: Partial<OutgoingMessage>): OutgoingMessage {
  return {
    id: '77',
    to: 'C1',
    language: 'en',
    text: 'A word.',
    choices: [],
    files: [],
    thread: [],
    automatic: true,
    ...more,
  };
}
