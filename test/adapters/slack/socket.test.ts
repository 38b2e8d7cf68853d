import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { callback, inThread, press, quickPulse, submission } from './help.ts';

let slack: FakeSlack;
let host: FakeHost;
const doors: Channel[] = [];

beforeEach(async () => {
  slack = await startFakeSlack();
  host = fakeHost();
});
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.stop()));
  await slack.stop();
});

async function open(at = host, silenceMs?: number): Promise<Channel> {
  const settings = { botToken: 'xoxb-1', appToken: 'xapp-1', apiRoot: slack.apiRoot, silenceMs };
  const channel = createSlack(settings, quickPulse);
  doors.push(channel);
  await channel.start(at);
  return channel;
}

const bothUp = () => until(() => slack.sockets().length === 2, 'two sockets');
const ackOf = (id: string) => slack.acks.find((ack) => ack.envelope_id === id);
const acked = (id: string) => until(() => ackOf(id) !== undefined, 'the acknowledgement');

describe('by Socket Mode', () => {
  it('keeps two sockets, keeps first, and acknowledges by the envelope', async () => {
    await open();
    await bothUp();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const keep = host.keep.bind(host);
    host.keep = async (original) => {
      await held;
      await keep(original);
    };
    const id = slack.envelope('events_api', callback(inThread('a note')));
    const other = slack.envelope('events_api', callback(inThread('')), { socket: 1 });
    expect(ackOf(id)).toBeUndefined();
    release();
    await acked(id);
    await acked(other);
    expect(host.kept).toHaveLength(2);
  });

  it('does not acknowledge what was not kept; it comes again and is one', async () => {
    host.failKeep = (_original, attempt) => (attempt === 1 ? new Error('database away') : undefined);
    await open();
    await bothUp();
    const said = callback(inThread('a note'));
    const first = slack.envelope('events_api', said);
    await until(() => host.offered.length === 1, 'the first try');
    const second = slack.envelope('events_api', said, { socket: 1, retry: 1, reason: 'timeout' });
    await acked(second);
    expect(ackOf(first)).toBeUndefined();
    expect(host.kept).toHaveLength(1);
  });

  it('answers a dialog and a command in the acknowledgement itself', async () => {
    host.answer = (question) =>
      question.kind === 'check'
        ? { kind: 'wrong', errors: { reason: 'Too short' } }
        : { kind: 'text', text: 'yours: 2', choices: [] };
    await open();
    await bothUp();
    const typed = { reason: { type: 'plain_text_input', value: 'x' } };
    const form = slack.envelope('interactive', submission(typed, { name: 'deed:resolve:1' }));
    const command = slack.envelope('slash_commands', {
      command: '/gem',
      text: 'mine',
      team_id: 'T1',
      user_id: 'U1',
    });
    const take = slack.envelope('interactive', press('deed:take:1'));
    await Promise.all([form, command, take].map(acked));
    expect(ackOf(form)!.payload).toEqual({ response_action: 'errors', errors: { 'f:reason': 'Too short' } });
    expect(ackOf(command)!.payload).toMatchObject({ response_type: 'ephemeral', text: 'yours: 2' });
    expect(host.kept).toHaveLength(1);
  });

  it('a socket that reconnects between event and answer: the other stands, the event comes again and is one', async () => {
    await open();
    await bothUp();
    const [first] = slack.sockets();
    const said = callback(inThread('a note'));
    let lost = '';
    const keep = host.keep.bind(host);
    host.keep = async (original) => {
      await keep(original);
      if (host.offered.length > 1) return;
      // Kept, and before the answer goes out Slack renews the socket.
      first!.cut();
      await until(() => slack.opened() >= 3, 'a new socket');
    };
    lost = slack.envelope('events_api', said);
    await until(() => host.offered.length === 1, 'the first delivery');
    expect(slack.sockets().length).toBeGreaterThanOrEqual(1);
    const again = slack.envelope('events_api', said, { retry: 1, reason: 'socket closed' });
    await acked(again);
    expect(ackOf(lost)).toBeUndefined();
    expect(host.kept).toHaveLength(1);
    await bothUp();
  });

  it('is told of a renewal, opens anew, and hears on by the other meanwhile', async () => {
    await open();
    await bothUp();
    const [first, second] = slack.sockets();
    slack.renew(first!, 'warning');
    await until(() => !first!.open, 'the old socket closed');
    expect(second!.open).toBe(true);
    const id = slack.envelope('events_api', callback(inThread('meanwhile')));
    await acked(id);
    await bothUp();
    expect(slack.opened()).toBe(3);
  });

  it('a socket that Slack closes as soon as it is open is not opened anew without end', async () => {
    await open();
    const seen = new Set<object>();
    const end = Date.now() + 3_000;
    const renewed = () => {
      for (const socket of slack.sockets().filter((each) => !seen.has(each))) {
        seen.add(socket);
        slack.renew(socket, 'warning');
      }
      return Date.now() > end && slack.opened() > 2;
    };
    await until(renewed, 'three seconds of renewals', 30_000);
    expect(slack.opened()).toBeLessThan(30);
  }, 60_000);

  it('a socket by which nothing comes for long is opened anew', async () => {
    await open(host, 100);
    await until(() => slack.opened() >= 4, 'sockets opened anew');
  });

  it('one process of many listens, and another takes over when it ends', async () => {
    const leases = new Map();
    const one = fakeHost({ name: 'one', leases });
    const two = fakeHost({ name: 'two', leases });
    const first = await open(one);
    await bothUp();
    await open(two);
    expect(slack.opened()).toBe(2);
    await first.stop();
    await until(() => slack.opened() === 4, 'the other process');
    await bothUp();
    await acked(slack.envelope('events_api', callback(inThread('to the second'))));
    expect(two.kept).toHaveLength(1);
  });

  it('a wrong token is told once, and a busy Slack is waited for', async () => {
    slack.next('apps.connections.open', { status: 429, headers: { 'retry-after': '1' } });
    slack.next('apps.connections.open', { ok: false, error: 'invalid_auth' });
    await open();
    await bothUp();
    expect(host.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});
