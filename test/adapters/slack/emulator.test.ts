import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Card, Channel, Form } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { startWorkspace, type Workspace } from '../../support/slack-emulator.ts';
import { callback, outgoing, post, press, quickPulse, SECRET, submission } from './help.ts';

let slack: Workspace;
let host: FakeHost;
let channel: Channel;

beforeEach(async () => {
  slack = await startWorkspace();
  host = fakeHost();
  const { apiRoot, botToken } = slack;
  channel = createSlack({ botToken, signingSecret: SECRET, apiRoot }, quickPulse);
  await channel.start(host);
});
afterEach(async () => {
  await channel.stop();
  await slack.stop();
});

const buttons = [
  { label: 'Take', value: 'deed:take:UP-2026-000001' },
  { label: 'Reply', value: 'deed:reply:UP-2026-000001' },
];
const card: Card = {
  title: 'UP-2026-000001',
  rows: [{ label: 'What', value: 'payment @here' }],
  log: [],
  buttons,
};
const form: Form = {
  name: 'deed:reply:UP-2026-000001',
  title: 'Reply',
  lines: ['To S•••• by telegram, in Hindi'],
  fields: [{ name: 'text', label: 'Text', kind: 'text' }],
  submit: 'Send',
  close: 'Leave it',
};

async function postCard(): Promise<{ id: string; ts: string }> {
  const { externalId } = await channel.send(outgoing({ to: slack.channel, card }));
  return { id: externalId!, ts: externalId!.split(':')[1]! };
}

/** As Slack tells of what the engineer writes below the card. */
async function writeInThread(ts: string, text: string, more: object = {}): Promise<object> {
  const said = await slack.call('engineer', 'chat.postMessage', {
    channel: slack.channel,
    text,
    thread_ts: ts,
  });
  const place = {
    type: 'message',
    channel: slack.channel,
    channel_type: 'channel',
    user: slack.user,
    thread_ts: ts,
  };
  return callback({ ...place, ts: said.ts, text, ...more });
}

function pressed(value: string, ts: string, trigger: string): object {
  const container = { type: 'message', message_ts: ts, channel_id: slack.channel };
  const on = {
    container,
    channel: { id: slack.channel },
    message: { ts },
    user: { id: slack.user, name: 'engineer' },
  };
  return press(value, { ...on, trigger_id: trigger });
}

describe('against an emulator of Slack that is not ours', () => {
  it('card, take, note in the thread, dialog, and the card as it ends', async () => {
    const { id, ts } = await postCard();
    await post(channel, 'actions', pressed('deed:take:UP-2026-000001', ts, await slack.trigger()));
    const note = await writeInThread(ts, 'he was here yesterday');
    for (const _again of [1, 2]) expect((await post(channel, 'events', note)).status).toBe(200);
    expect(host.kept).toHaveLength(2);
    expect(await channel.read(host.kept[0]!)).toMatchObject({
      kind: 'choice',
      choice: 'deed:take:UP-2026-000001',
    });
    expect(await channel.read(host.kept[1]!)).toMatchObject({
      kind: 'text',
      manner: 'desk',
      references: [id],
      from: { address: slack.user, name: 'engineer' },
    });

    await channel.send(outgoing({ id: '80', to: `${slack.channel}/${slack.user}/${ts}`, text: 'Noted.' }));
    await channel.send(outgoing({ id: '81', to: slack.channel, text: 'Due tomorrow', thread: [id] }));
    expect((await slack.thread(slack.channel, ts)).map((each) => each.text)).toEqual([
      expect.stringContaining('A word.'),
      'he was here yesterday',
      'Due tomorrow',
    ]);

    host.answer = (question) => (question.kind === 'check' ? { kind: 'right' } : { kind: 'form', form });
    await post(channel, 'actions', pressed('deed:reply:UP-2026-000001', ts, await slack.trigger()));
    const typed = { text: { type: 'plain_text_input', value: 'The bill was passed' } };
    const answer = await post(
      channel,
      'actions',
      submission(typed, { name: form.name, under: id, place: slack.channel }),
    );
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(await channel.read(host.kept[2]!)).toMatchObject({
      kind: 'form',
      form: { name: form.name },
      references: [id],
    });

    const closed = { ...card, buttons: [], log: ['Executive Engineer resolved it'] };
    expect(await channel.send(outgoing({ id: '82', to: slack.channel, card: closed, replaces: id }))).toEqual(
      { externalId: id },
    );
    const shown = JSON.stringify((await slack.thread(slack.channel, ts))[0]);
    expect(shown).toContain('resolved it');
    expect(shown).not.toContain('deed:take');
  });

  it('a trigger that was used is told, and the person may press again', async () => {
    const { ts } = await postCard();
    const trigger = await slack.trigger();
    host.answer = () => ({ kind: 'form', form });
    await post(channel, 'actions', pressed('deed:reply:UP-2026-000001', ts, trigger));
    await channel.stop();
    expect(host.lines).toEqual([]);
    await post(channel, 'actions', pressed('deed:reply:UP-2026-000001', ts, trigger));
    await until(() => host.lines.length > 0, 'the refusal');
    await channel.stop();
    expect(host.lines.map((line) => line.message)).toEqual([
      'Slack did not open a form; the person was told',
    ]);
  });

  it('a person’s own conversation bears cards and threads too, and the front page', async () => {
    const { externalId } = await channel.send(outgoing({ to: slack.user, card }));
    const [place, ts] = externalId!.split(':');
    expect(place).toMatch(/^D/);
    await channel.send(outgoing({ id: '90', to: slack.user, text: 'Due tomorrow', thread: [externalId!] }));
    expect(await slack.thread(place!, ts!)).toHaveLength(2);
    host.answer = () => ({
      kind: 'page',
      page: { sections: [{ title: 'Mine', lines: ['one'], buttons: [] }] },
    });
    await post(channel, 'events', callback({ type: 'app_home_opened', user: slack.user, tab: 'home' }));
    await channel.stop();
    expect(host.lines).toEqual([]);
  });

  it('files go both ways', async () => {
    const { id, ts } = await postCard();
    const file = { name: 'order.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 order') };
    await channel.send(
      outgoing({ id: '91', to: slack.channel, text: 'The order', thread: [id], files: [file] }),
    );
    const said = (await slack.thread(slack.channel, ts)).find((each) => Array.isArray(each.files))!;
    expect(said.thread_ts ?? ts).toBe(ts);
    const event = await writeInThread(ts, 'see', { subtype: 'file_share', files: said.files });
    await post(channel, 'events', event);
    const message = await channel.read(host.kept[0]!);
    expect(message.files.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
      ['order.pdf', '%PDF-1.7 order'],
    ]);
  });

  it('a place that is no more is gone for good, and doctor finds the app', async () => {
    await expect(channel.send(outgoing({ to: 'C00000404' }))).rejects.toMatchObject({
      kind: 'permanent',
      details: { gone: true },
    });
    const told = await channel.probe!();
    expect(told.says).toContain('gemcell');
  });
});
