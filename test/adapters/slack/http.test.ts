import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { BOT, callback, inThread, post, press, quickPulse, SECRET, submission } from './help.ts';

let slack: FakeSlack;
let host: FakeHost;
let channel: Channel;

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

describe('by signed requests', () => {
  it('answers the check of the address', async () => {
    const answer = await post(channel, 'events', { type: 'url_verification', challenge: 'a-challenge' });
    expect(answer).toMatchObject({ status: 200, body: 'a-challenge' });
  });

  it('keeps first and only then says so', async () => {
    const said = callback(inThread('seen by the engineer'));
    expect((await post(channel, 'events', said)).status).toBe(200);
    expect(host.kept).toHaveLength(1);
    expect(host.kept[0]).toMatchObject({ channel: 'slack', account: 'T1', lane: 'U1' });
    expect(JSON.parse(host.kept[0]!.raw.toString())).toEqual(said);
  });

  it('refuses what is unsigned or signed with another secret, and keeps nothing', async () => {
    const said = callback(inThread('forged'));
    expect((await post(channel, 'events', said, { secret: 'another-secret' })).status).toBe(401);
    expect((await post(channel, 'events', said, { signature: '' })).status).toBe(401);
    expect((await post(channel, 'actions', press('deed:take:1'), { signature: 'v0=00' })).status).toBe(401);
    const asked = { command: '/gem', text: 'mine', team_id: 'T1', user_id: 'U1' };
    expect((await post(channel, 'commands', asked, { secret: 'another-secret' })).status).toBe(401);
    expect(host.offered).toEqual([]);
    expect(host.asked).toEqual([]);
  });

  it('refuses a stale request, though rightly signed', async () => {
    const said = callback(inThread('recorded and played again'));
    expect((await post(channel, 'events', said, { ageSeconds: 6 * 60 })).status).toBe(401);
    expect((await post(channel, 'events', said, { ageSeconds: 4 * 60 })).status).toBe(200);
    expect(host.kept).toHaveLength(1);
  });

  it('does not say "kept" while it could not be kept', async () => {
    host.failKeep = (_original, attempt) => (attempt === 1 ? new Error('database away') : undefined);
    const said = callback(inThread('a note'));
    expect((await post(channel, 'events', said)).status).toBe(503);
    expect((await post(channel, 'events', said)).status).toBe(200);
    expect(host.kept).toHaveLength(1);
  });

  it('the event is delivered again after 3 seconds: it is one original, whatever its event id', async () => {
    const event = inThread('once said');
    for (const id of ['Ev-a', 'Ev-a', 'Ev-a', 'Ev-b']) await post(channel, 'events', callback(event, id));
    expect(host.offered).toHaveLength(4);
    expect(host.kept).toHaveLength(1);
  });

  it('a message edited or deleted in a thread is kept, each change once', async () => {
    const before = inThread('paid on the 3rd');
    const change = (text: string, edited: string) => ({
      type: 'message',
      subtype: 'message_changed',
      channel: 'C1',
      ts: '1790000500.000100',
      message: { ...before, text, edited: { user: 'U1', ts: edited } },
      previous_message: before,
    });
    const gone = { type: 'message', subtype: 'message_deleted', channel: 'C1', ts: '1790000600.000100' };
    await post(channel, 'events', callback(before));
    for (const _again of [1, 2])
      await post(channel, 'events', callback(change('on the 4th', '1790000500.000000')));
    await post(channel, 'events', callback(change('on the 5th', '1790000501.000000')));
    const deleted = { ...gone, deleted_ts: before.ts, previous_message: before };
    for (const _again of [1, 2]) await post(channel, 'events', callback(deleted));
    expect(host.kept).toHaveLength(4);
    expect(new Set(host.kept.map(({ lane }) => lane))).toEqual(new Set(['U1']));
  });

  it('neither keeps nor reads what people say to each other, what machines say, and our own words', async () => {
    const { thread_ts: _root, ...top } = inThread('lunch?');
    await post(channel, 'events', callback(top));
    await post(channel, 'events', callback(inThread('under a colleague’s line', { parent_user_id: 'U2' })));
    await post(channel, 'events', callback(inThread('ours', { bot_id: 'B1', user: BOT })));
    await post(channel, 'events', callback(inThread('', { subtype: 'channel_join' })));
    const ours = { ...inThread('card anew'), bot_id: 'B1' };
    const changed = { type: 'message', subtype: 'message_changed', channel: 'C1', ts: '1.2', message: ours };
    await post(channel, 'events', callback({ ...changed, previous_message: { text: 'card' } }));
    const preview = inThread('see example.org');
    const unfurled = { ...changed, message: preview, previous_message: { text: preview.text } };
    await post(channel, 'events', callback(unfurled));
    expect(host.offered).toEqual([]);
  });

  it('blanks what nobody may store: in threads and in dialogs', async () => {
    host.answer = () => ({ kind: 'right' });
    await post(channel, 'events', callback(inThread('his password is Secret@123')));
    const typed = { reason: { type: 'plain_text_input', value: 'OTP 482913 was asked' } };
    await post(channel, 'actions', submission(typed, { name: 'deed:note:UP-1' }));
    const kept = host.kept.map((each) => each.raw.toString()).join();
    expect(host.kept).toHaveLength(2);
    expect(kept).not.toContain('Secret@123');
    expect(kept).not.toContain('482913');
    expect(kept).toContain('deed:note:UP-1');
  });

  it('shows the front page to whoever opens it, and keeps nothing', async () => {
    const buttons = [{ label: 'I am absent', value: 'absence:on' }];
    host.answer = () => ({
      kind: 'page',
      page: { sections: [{ title: 'Mine', lines: ['one', 'two'], buttons }] },
    });
    await post(channel, 'events', callback({ type: 'app_home_opened', user: 'U1', tab: 'home' }));
    await until(() => slack.called('views.publish').length === 1, 'the page');
    expect(host.asked).toEqual([{ kind: 'page', from: { address: 'U1' }, account: 'T1' }]);
    expect(JSON.stringify(slack.called('views.publish')[0])).toContain('I am absent');
    expect(host.kept).toEqual([]);
  });
});

describe('a slash command', () => {
  const asked = {
    command: '/gem',
    text: ' खोजें पंप ',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: 't',
  };

  it('is answered to whoever asked alone', async () => {
    host.answer = () => ({
      kind: 'text',
      text: 'Two <found>',
      choices: [{ label: 'Show', value: 'deed:show:1' }],
    });
    const answer = await post(channel, 'commands', asked);
    const body = JSON.parse(String(answer.body));
    expect(host.asked[0]).toMatchObject({ kind: 'command', text: 'खोजें पंप', from: { address: 'U1' } });
    expect(body.response_type).toBe('ephemeral');
    expect(JSON.stringify(body.blocks)).toContain('Two &lt;found&gt;');
    expect(JSON.stringify(body.blocks)).toContain('deed:show:1');
  });

  it('is answered by Slack’s own way back when the desk is slow', async () => {
    slack.files.clear();
    host.answer = async () => {
      await until(() => slack.opened() < 0 || answered, 'the acknowledgement');
      return { kind: 'text', text: 'late', choices: [] };
    };
    let answered = false;
    const answer = await post(channel, 'commands', { ...asked, response_url: `${slack.apiRoot}respond` });
    answered = true;
    expect(answer).toMatchObject({ status: 200, body: '' });
    await until(() => slack.called('respond').length === 1, 'the late answer');
    expect(slack.called('respond')[0]).toMatchObject({ response_type: 'ephemeral', text: 'late' });
  });

  it('is answered in words when the desk fails', async () => {
    host.away = new Error('database away');
    const body = JSON.parse(String((await post(channel, 'commands', asked)).body));
    expect(body).toMatchObject({ response_type: 'ephemeral', text: 'slack_not_now' });
  });
});
