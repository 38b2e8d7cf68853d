import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { type Serving, serve } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { startFakeSlack } from '../support/fake-slack.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';
import { startWorkspace } from '../support/slack-emulator.ts';
import { freePort } from '../support/telegram-wire.ts';

const SECRET = 'a-signing-secret-of-slack';

/** Slack, whichever way it reaches us. */
interface Far {
  readonly user: string;
  /** Brings an event; the HTTP status, or 200 once the socket heard the acknowledgement. */
  bring(callback: object, signed?: { secret: string; ageSeconds: number }): Promise<number>;
  /** What the app has said in the person's own conversation. */
  heard(): Promise<string[]>;
}

let house: TestHouse;
const ends: (() => Promise<void>)[] = [];

beforeEach(() => {
  ends.length = 0;
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
});

async function open(settings: Record<string, string>): Promise<Serving> {
  house = await testHouse(await testDatabase(), { ROLES: 'channels,worker', ...settings });
  const serving = await serve(house);
  ends.push(() => serving.stop());
  return serving;
}

async function bySignedRequests(): Promise<Far> {
  const slack = await startWorkspace();
  ends.push(() => slack.stop());
  const port = await freePort();
  await open({
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiRoot,
  });
  const place = (await slack.call('app', 'conversations.open', { users: slack.user })).channel as {
    id: string;
  };
  return {
    user: slack.user,
    async bring(callback, { secret, ageSeconds } = { secret: SECRET, ageSeconds: 0 }) {
      const body = JSON.stringify(callback);
      const stamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
      const headers = {
        'content-type': 'application/json',
        'x-slack-signature': signature,
        'x-slack-request-timestamp': stamp,
      };
      return (await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body })).status;
    },
    async heard() {
      const { messages } = await slack.call('app', 'conversations.history', { channel: place.id });
      return (messages as { text: string }[]).map(({ text }) => text).reverse();
    },
  };
}

async function bySocket(): Promise<Far> {
  const slack = await startFakeSlack();
  ends.push(() => slack.stop());
  await open({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: slack.apiRoot });
  await until(() => slack.sockets().length === 2, 'two sockets');
  return {
    user: 'U1',
    async bring(callback) {
      const id = slack.envelope('events_api', callback);
      await until(() => slack.acks.some((ack) => ack.envelope_id === id), 'the acknowledgement');
      return 200;
    },
    heard: async () => slack.messages.filter(({ channel }) => channel === 'D1').map(({ text }) => text),
  };
}

/** A line to the app, as Slack brings it. */
function line(user: string, text: string, id: string): object {
  const event = { type: 'message', channel: 'D1', channel_type: 'im', user, text, ts: '1790000010.000100' };
  const authorizations = [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }];
  return {
    type: 'event_callback',
    team_id: 'T1',
    event_id: id,
    event_time: 1790000010,
    authorizations,
    event,
  };
}

const kept = async () =>
  (await rows<{ id: string }>(house.db, `SELECT id FROM inbox WHERE channel = 'slack'`)).length;
const quiet = async () =>
  (
    await rows(
      house.db,
      `SELECT 1 FROM inbox WHERE state = 'waiting' UNION ALL
     SELECT 1 FROM outbox WHERE state IN ('waiting', 'handed_over')`,
    )
  ).length === 0;

describe.each([
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocket],
])('Slack %s', (_, start) => {
  it('a line to the app is answered once, however often Slack brings it', async () => {
    const far = await start();
    for (const id of ['Ev1', 'Ev1', 'Ev2']) expect(await far.bring(line(far.user, 'namaste', id))).toBe(200);
    await until(async () => (await far.heard()).length > 0 && (await quiet()), 'an answer', 20_000);
    expect(await kept()).toBe(1);
    expect(await far.heard()).toHaveLength(1);
    expect(troubles(house)).toEqual([]);
  });
});

describe('Slack by signed requests', () => {
  it('an unsigned and a stale request are refused at the door, and nothing is kept', async () => {
    const far = await bySignedRequests();
    const said = line(far.user, 'forged', 'Ev9');
    expect(await far.bring(said, { secret: 'another-secret-altogether', ageSeconds: 0 })).toBe(401);
    expect(await far.bring(said, { secret: SECRET, ageSeconds: 6 * 60 })).toBe(401);
    expect(await kept()).toBe(0);
    const noted = JSON.stringify(house.lines);
    for (const word of ['forged', 'Ev9', far.user]) expect(noted).not.toContain(word);
  });
});
