import { afterEach, beforeEach, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { open as openTicket } from '../../src/tickets/index.ts';
import { until } from '../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { onSocket } from '../support/slack-far.ts';
import { type SlackStage, slackStage } from '../support/slack-stage.ts';

let fake: FakeSlack;
let stage: SlackStage;

beforeEach(async () => {
  fake = await startFakeSlack();
  stage = await slackStage(async () => onSocket(fake));
});
afterEach(() => stage.stop());

/** @returns the numbers of as many tickets of Public Works, opened at once */
async function burst(many: number): Promise<string[]> {
  const { house, buyer } = stage;
  const first = await stage.ticket();
  const { contact_id: contactId } = (await stage.ticketRow(first)) as { contact_id: string };
  const opened = await Promise.all(
    Array.from({ length: many - 1 }, (_, n) =>
      house.act({ kind: 'system', name: 'test' }, `burst:${n}`, (act) =>
        openTicket(act, {
          category: 'payment',
          department: 'PWD',
          district: '131',
          contactId,
          channel: 'telegram',
          address: String(buyer),
          language: 'en',
          subject: `Bill ${n}`,
          slots: {},
          messages: [{ direction: 'in', text: `Bill ${n} is not paid.` }],
        }),
      ),
    ),
  );
  return [first, ...opened.map(({ number }) => number)];
}

const soon = () =>
  rows(
    stage.house.db,
    `UPDATE outbox SET ready_at = clock_timestamp() WHERE channel = 'slack' AND state = 'waiting'`,
  );
const statesAt = async (address: string) =>
  (
    await rows<{ state: string }>(stage.house.db, 'SELECT DISTINCT state FROM outbox WHERE address = $1', [
      address,
    ])
  ).map(({ state }) => state);

it('forty tickets at once at a Slack that says "too many calls" to every other: each card stands once in the place and once with the officer', async () => {
  for (let n = 0; n < 30; n += 1)
    fake.next('chat.postMessage', { status: 429, headers: { 'retry-after': n % 3 === 0 ? '1' : '0' } });
  const numbers = await burst(40);
  await until(
    async () => (await stage.slack.messages(stage.slack.place)).length >= 40,
    'forty cards in the place',
    120_000,
  );
  await stage.quiet();
  for (const channel of [stage.slack.place, await stage.slack.direct(stage.officer.id)])
    for (const number of numbers)
      expect(await stage.cards(number, channel), `${number} ${channel}`).toHaveLength(1);
  expect(stage.house.lines.filter(({ level }) => level === 'error')).toEqual([]);
}, 240_000);

it('a place that the app is not in waits until it is invited, and holds up nobody else', async () => {
  const { slack, officer } = stage;
  for (let n = 0; n < 50; n += 1)
    fake.next(
      'chat.postMessage',
      { ok: false, error: 'not_in_channel' },
      { when: ({ channel }) => channel === slack.place },
    );
  const words = ['pwd basti ne june me maal liya paisa nhi diya', 'pata nahi', '2 lac', 'haan', 'haan'];
  for (const text of words) await stage.says(text);
  const own = await slack.direct(officer.id);
  await until(async () => (await slack.messages(own)).length === 1, 'the card with the officer', 60_000);
  expect(await slack.messages(slack.place)).toEqual([]);
  const told = () =>
    stage.house.lines.some(({ level, message }) => level === 'error' && /invite/.test(message));
  await until(told, 'that somebody must invite the app', 20_000);
  fake.forget();
  // A try that is under way puts it off once more.
  const stands = async () => {
    await soon();
    return (await slack.messages(slack.place)).length === 1;
  };
  await until(stands, 'the card in the place', 60_000);
  await stage.quiet();
  expect(await statesAt(slack.place)).toEqual(['sent']);
}, 180_000);
