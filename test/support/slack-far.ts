import { createHmac } from 'node:crypto';
import { until } from './fake-host.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import type { Recorded } from './recorder.ts';
import { startWorkspace } from './slack-emulator.ts';
import { freePort } from './telegram-wire.ts';

export type Way = 'events' | 'interactive' | 'commands';
export type Wire = Record<string, unknown>;
/** What came back with the acknowledgement; a refused request has a status and nothing else. */
export interface Acknowledged {
  readonly status: number;
  readonly body?: Wire;
}

/** Slack at its own end, whichever way it reaches us: a workspace with a channel, two officers and a visitor. */
export interface FarSlack {
  /** What the house must be given. */
  readonly settings: Readonly<Record<string, string>>;
  readonly officer: string;
  readonly other: string;
  readonly visitor: string;
  readonly place: string;
  /** What the app has called, and how it was answered. */
  calls(): readonly Recorded[];
  bring(way: Way, payload: object, signed?: { secret?: string; ageSeconds?: number }): Promise<Acknowledged>;
  trigger(user: string): Promise<string>;
  /** Trigger ids that are over. */
  expired(): Promise<string>;
  /** What a person writes stands in the workspace; Slack's time stamp. */
  write(user: string, channel: string, text: string, thread?: string): Promise<string>;
  /** Somebody takes away one of our messages. */
  remove(channel: string, ts: string): Promise<void>;
  /** A file in the workspace, as an event bears it. */
  share(user: string, name: string, bytes: Buffer): Promise<Wire>;
  /** What stands in a conversation outside threads, oldest first, as it reads now. */
  messages(channel: string): Promise<Wire[]>;
  thread(channel: string, ts: string): Promise<Wire[]>;
  /** A person's own conversation with the app. */
  direct(user: string): Promise<string>;
  /** Until we can hear. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export const SECRET = 'a-signing-secret-of-slack';

/** HTTP, against an emulator that is not ours; what it lacks of Slack (interactions, commands) is signed here. */
export async function bySignedRequests(): Promise<FarSlack> {
  const slack = await startWorkspace();
  const port = await freePort();
  const who = (id: string) =>
    (['engineer', 'accountant', 'visitor'] as const).find((each) => slack.users[each] === id)!;
  const paths = { events: 'events', interactive: 'actions', commands: 'commands' };
  return {
    settings: {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: slack.apiRoot,
    },
    officer: slack.users.engineer,
    other: slack.users.accountant,
    visitor: slack.users.visitor,
    place: slack.channel,
    calls: () => slack.calls,
    async bring(way, payload, { secret = SECRET, ageSeconds = 0 } = {}) {
      const body = bodyOf(way, payload);
      const stamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
      const mac = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
      const answer = await fetch(`http://127.0.0.1:${port}/slack/${paths[way]}`, {
        method: 'POST',
        headers: {
          'content-type': way === 'events' ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-signature': `v0=${mac}`,
          'x-slack-request-timestamp': stamp,
        },
        body,
      });
      const text = await answer.text();
      return {
        status: answer.status,
        ...(text.startsWith('{') ? { body: JSON.parse(text) as Wire } : {}),
      };
    },
    trigger: (user) => slack.trigger(user),
    async expired() {
      // One that has opened a dialog opens no other.
      const trigger_id = await slack.trigger();
      const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };
      await slack.call('app', 'views.open', { trigger_id, view });
      return trigger_id;
    },
    async write(user, channel, text, thread_ts) {
      const said = await slack.call(who(user), 'chat.postMessage', { channel, text, thread_ts });
      return String(said.ts);
    },
    remove: async (channel, ts) => void (await slack.call('app', 'chat.delete', { channel, ts })),
    async share(user, name, bytes) {
      const member = who(user);
      const asked = { filename: name, length: bytes.length };
      const { upload_url, file_id } = await slack.call(member, 'files.getUploadURLExternal', asked);
      await fetch(String(upload_url), { method: 'POST', body: new Uint8Array(bytes) });
      const files = [{ id: file_id, title: name }];
      await slack.call(member, 'files.completeUploadExternal', { files, channel_id: slack.channel });
      return (await slack.call('app', 'files.info', { file: file_id })).file as Wire;
    },
    async messages(channel) {
      const { messages } = await slack.call('app', 'conversations.history', { channel, limit: 200 });
      return (messages as Wire[]).filter(({ ts, thread_ts }) => !thread_ts || thread_ts === ts).reverse();
    },
    thread: async (channel, ts) => (await slack.thread(channel, ts)).slice(1),
    async direct(user) {
      const { channel } = await slack.call('app', 'conversations.open', { users: user });
      return String((channel as Wire).id);
    },
    ready: async () => undefined,
    stop: () => slack.stop(),
  };
}

function bodyOf(way: Way, payload: object): string {
  if (way === 'events') return JSON.stringify(payload);
  const fields = way === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  return new URLSearchParams(fields as Record<string, string>).toString();
}

/** Socket Mode, against a fake of ours that speaks the documented envelopes. */
export async function bySocketMode(): Promise<FarSlack> {
  return onSocket(await startFakeSlack());
}

/** The same, for a test that has Slack fail. */
export function onSocket(slack: FakeSlack): FarSlack {
  const say = async (args: object): Promise<string> => {
    const answer = await fetch(`${slack.apiRoot}chat.postMessage`, {
      method: 'POST',
      body: JSON.stringify(args),
    });
    return String(((await answer.json()) as Wire).ts);
  };
  const types = { events: 'events_api', interactive: 'interactive', commands: 'slash_commands' } as const;
  let count = 0;
  return {
    settings: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: slack.apiRoot },
    officer: 'U1',
    other: 'U2',
    visitor: 'U3',
    place: 'C1',
    calls: () =>
      slack.calls.filter(({ token }) => token).map((call) => ({ ...call, answer: call.answer as Wire })),
    async bring(way, payload) {
      const id = slack.envelope(types[way], payload);
      await until(() => slack.acks.some((ack) => ack.envelope_id === id), `${way} to be acknowledged`);
      const body = slack.acks.find((ack) => ack.envelope_id === id)!.payload;
      return { status: 200, ...(body && Object.keys(body).length > 0 ? { body } : {}) };
    },
    async trigger() {
      count += 1;
      return `trigger.${count}`;
    },
    async expired() {
      slack.expired.add('trigger.over');
      return 'trigger.over';
    },
    write: (user, channel, text, thread_ts) =>
      say({ user, channel, text, ...(thread_ts ? { thread_ts } : {}) }),
    async remove(channel, ts) {
      const at = slack.messages.findIndex((each) => each.channel === channel && each.ts === ts);
      slack.messages.splice(at, 1);
    },
    async share(_user, name, bytes) {
      const path = `/files/${name}`;
      slack.files.set(path, { bytes, type: 'application/octet-stream' });
      const url = slack.url + path;
      return {
        id: `F-${name}`,
        name,
        mimetype: 'application/pdf',
        size: bytes.length,
        url_private_download: url,
      };
    },
    messages: async (channel) => slack.messages.filter((each) => each.channel === channel && !each.thread_ts),
    thread: async (channel, ts) =>
      slack.messages.filter((each) => each.channel === channel && each.thread_ts === ts),
    direct: async (user) => `D${user.slice(1)}`,
    ready: () => until(() => slack.sockets().length === 2, 'two sockets'),
    stop: () => slack.stop(),
  };
}
