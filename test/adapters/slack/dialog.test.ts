import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel, Form } from '../../../src/channel.ts';
import { NotAllowed } from '../../../src/lib/errors.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { CARD_TS, originalFrom, post, press, quickPulse, SECRET, submission } from './help.ts';

let slack: FakeSlack;
let host: FakeHost;
let channel: Channel;

const form: Form = {
  name: 'deed:resolve:UP-2026-000001',
  title: 'Resolve a ticket whose title is long',
  lines: ['To: S•••• by telegram, in Hindi', 'They will see: @channel <b>done</b>'],
  fields: [
    { name: 'reason', label: 'Reason', kind: 'text', value: 'typed before', hint: 'In a sentence' },
    {
      name: 'outcome',
      label: 'Outcome',
      kind: 'choice',
      choices: [{ label: 'Paid', value: 'paid' }],
      value: 'paid',
    },
    { name: 'payment_date', label: 'Paid on', kind: 'date', optional: true },
  ],
  submit: 'Send',
  close: 'Leave it',
};

beforeEach(async () => {
  slack = await startFakeSlack();
  host = fakeHost();
  channel = createSlack({ botToken: 'xoxb-1', signingSecret: SECRET, apiRoot: slack.apiRoot }, quickPulse);
  await channel.start(host);
});
afterEach(async () => {
  await channel.stop();
  await slack.stop();
});

const typed = {
  reason: { type: 'plain_text_input', value: 'The bill was paid' },
  outcome: { selected_option: { value: 'paid' } },
};
const meta = { name: form.name, under: `C1:${CARD_TS}`, place: 'C1' };

describe('a button', () => {
  it('that needs no form is kept, once, and acknowledged', async () => {
    expect((await post(channel, 'actions', press('deed:take:UP-2026-000001'))).status).toBe(200);
    await post(channel, 'actions', press('deed:take:UP-2026-000001'));
    expect(host.kept).toHaveLength(1);
    expect(host.asked).toEqual([]);
    const message = await channel.read(host.kept[0]!);
    expect(message).toMatchObject({
      kind: 'choice',
      choice: 'deed:take:UP-2026-000001',
      from: { address: 'U1', verified: true },
      manner: 'desk',
      references: [`C1:${CARD_TS}`],
      replyTo: 'C1/U1',
    });
  });

  it('that needs one opens it, with what was typed before and nothing kept', async () => {
    host.answer = () => ({ kind: 'form', form });
    expect((await post(channel, 'actions', press('deed:resolve:UP-2026-000001'))).status).toBe(200);
    await until(() => slack.called('views.open').length === 1, 'the dialog');
    const { trigger_id, view } = slack.called('views.open')[0] as {
      trigger_id: string;
      view: Record<string, unknown>;
    };
    const shown = JSON.stringify(view);
    expect(trigger_id).toBe('trigger.1');
    expect(JSON.parse(String(view.private_metadata))).toEqual(meta);
    expect(shown).toContain('"initial_value":"typed before"');
    expect(shown).toContain('&lt;b&gt;done');
    expect(shown).not.toContain('@channel');
    expect((view.title as { text: string }).text.length).toBeLessThanOrEqual(24);
    expect(host.kept).toEqual([]);
  });

  it('that the desk finds right without a form is kept', async () => {
    host.answer = () => ({ kind: 'right' });
    await post(
      channel,
      'actions',
      press('absence:on', { view: { id: 'V9', type: 'home' }, channel: undefined }),
    );
    expect(host.kept).toHaveLength(1);
  });

  it('that one person alone sees refers to the card of its thread', async () => {
    const container = {
      type: 'message',
      message_ts: '1.2',
      thread_ts: CARD_TS,
      channel_id: 'C1',
      is_ephemeral: true,
    };
    await post(channel, 'actions', press('undo:7', { container, message: undefined }, 'say:0'));
    const read = await channel.read(host.kept[0]!);
    expect(read).toMatchObject({
      choice: 'undo:7',
      references: [`C1:${CARD_TS}`],
      replyTo: `C1/U1/${CARD_TS}`,
    });
  });

  it('of a chat is what the person says, whatever it says', async () => {
    const container = { type: 'message', message_ts: '1790000002.000100', channel_id: 'D1' };
    const message = { ts: '1790000002.000100' };
    await post(channel, 'actions', press('lang:hi', { container, message, channel: { id: 'D1' } }, 'say:0'));
    expect(host.asked).toEqual([]);
    const read = await channel.read(host.kept[0]!);
    expect(read).toMatchObject({ kind: 'choice', choice: 'lang:hi', references: ['D1:1790000002.000100~'] });
    expect(read.manner).toBeUndefined();
    expect(read.replyTo).toBeUndefined();
  });

  it('says in words what a stranger or a wrong officer may not, to them alone', async () => {
    host.answer = () => {
      throw new NotAllowed('desk_stranger');
    };
    await post(channel, 'actions', press('deed:reply:UP-2026-000001'));
    await until(() => slack.called('chat.postEphemeral').length === 1, 'the word');
    expect(slack.called('chat.postEphemeral')[0]).toMatchObject({
      channel: 'C1',
      user: 'U1',
      text: 'desk_stranger',
    });
  });

  it('that could not be kept is told to whoever pressed it', async () => {
    host.failKeep = () => new Error('database away');
    expect((await post(channel, 'actions', press('deed:take:1'))).status).toBe(503);
    await until(() => slack.called('chat.postEphemeral').length === 1, 'the word');
    expect(slack.called('chat.postEphemeral')[0]).toMatchObject({ text: 'slack_not_now' });
  });
});

describe('an expired trigger_id', () => {
  it('is told in words, with the same button once more', async () => {
    slack.expired.add('trigger.1');
    host.answer = () => ({ kind: 'form', form });
    expect((await post(channel, 'actions', press('deed:reply:UP-2026-000001'))).status).toBe(200);
    await until(() => slack.called('chat.postEphemeral').length === 1, 'the word');
    const told = JSON.stringify(slack.called('chat.postEphemeral')[0]);
    expect(told).toContain('slack_expired');
    expect(told).toContain('deed:reply:UP-2026-000001');
    expect(host.kept).toEqual([]);
  });

  it('gives back what was written with a shortcut', async () => {
    slack.expired.add('trigger.2');
    host.answer = () => ({ kind: 'form', form });
    const cut = {
      type: 'message_action',
      callback_id: 'make_ticket',
      team: { id: 'T1' },
      user: { id: 'U1', name: 'desk' },
      trigger_id: 'trigger.2',
      channel: { id: 'C1' },
      message: { text: 'A vendor called about his payment' },
    };
    await post(channel, 'actions', cut);
    await until(() => slack.called('chat.postEphemeral').length === 1, 'the word');
    expect(host.asked[0]).toMatchObject({
      kind: 'open',
      value: 'shortcut:ticket',
      text: 'A vendor called about his payment',
    });
    expect(JSON.stringify(slack.called('chat.postEphemeral')[0])).toContain(
      'A vendor called about his payment',
    );
  });
});

describe('a dialog', () => {
  it('stays with errors under their fields, one that belongs to none under the first', async () => {
    host.answer = () => ({ kind: 'wrong', errors: { outcome: 'Choose another', elsewhere: 'And this' } });
    const answer = await post(channel, 'actions', submission(typed, meta));
    expect(JSON.parse(String(answer.body))).toEqual({
      response_action: 'errors',
      errors: { 'f:outcome': 'Choose another', 'f:reason': 'And this' },
    });
    expect(host.kept).toEqual([]);
  });

  it('is kept when right, and only then closed', async () => {
    host.answer = () => ({ kind: 'right' });
    const answer = await post(channel, 'actions', submission(typed, meta));
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(host.asked[0]).toMatchObject({
      kind: 'check',
      form: { name: form.name, values: { reason: 'The bill was paid', outcome: 'paid' } },
    });
    expect(await channel.read(host.kept[0]!)).toMatchObject({
      kind: 'form',
      form: { name: form.name, values: { reason: 'The bill was paid', outcome: 'paid' } },
      references: [`C1:${CARD_TS}`],
      manner: 'desk',
      replyTo: 'C1/U1',
    });
  });

  it('stays with all that was typed when it can’t be checked, can’t be kept, or takes too long', async () => {
    const stays = { response_action: 'errors', errors: { 'f:reason': 'slack_not_now' } };
    const told = async () =>
      JSON.parse(String((await post(channel, 'actions', submission(typed, meta))).body));
    host.away = new Error('database away');
    expect(await told()).toEqual(stays);
    host.away = undefined;
    host.answer = () => ({ kind: 'right' });
    host.failKeep = () => new Error('disk full');
    expect(await told()).toEqual(stays);
    host.failKeep = undefined;
    host.answer = () => new Promise(() => undefined);
    expect(await told()).toEqual(stays);
    expect(host.kept).toEqual([]);
  });

  it('sent twice is one', async () => {
    host.answer = () => ({ kind: 'right' });
    await post(channel, 'actions', submission(typed, meta));
    await post(channel, 'actions', submission(typed, meta));
    expect(host.kept).toHaveLength(1);
  });

  it('without fields that may not be sent says why in a dialog of its own', async () => {
    host.answer = () => ({ kind: 'wrong', errors: { '': 'It has been taken by another' } });
    const answer = JSON.parse(String((await post(channel, 'actions', submission({}, meta))).body));
    expect(answer.response_action).toBe('push');
    expect(JSON.stringify(answer.view)).toContain('It has been taken by another');
  });

  it('that is none of ours harms nothing', async () => {
    const answer = await post(channel, 'actions', submission(typed, {}, { private_metadata: 'not json' }));
    expect(answer.status).toBe(200);
    expect((await channel.read(originalFrom({ some: 'thing' }))).kind).toBe('unreadable');
  });
});
