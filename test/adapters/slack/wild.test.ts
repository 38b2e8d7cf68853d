import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeHost, fakeHost, until } from '../../support/fake-host.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { CARD_TS, post, quickPulse, SECRET, type Way } from './help.ts';

/** Payloads as Slack's documentation has them: with everything that may come, and with as little as may. */
let slack: FakeSlack;
let host: FakeHost;
let channel: Channel;

afterEach(async () => {
  await channel.stop();
  await slack.stop();
});

type Bring = (way: Way, payload: object) => Promise<unknown>;
const TYPES = { events: 'events_api', actions: 'interactive', commands: 'slash_commands' } as const;

async function open(socket: boolean): Promise<Bring> {
  slack = await startFakeSlack();
  host = fakeHost();
  const listens = socket ? { appToken: 'xapp-1' } : { signingSecret: SECRET };
  channel = createSlack({ botToken: 'xoxb-1', apiRoot: slack.apiRoot, ...listens }, quickPulse);
  await channel.start(host);
  if (!socket) {
    return async (way, payload) => {
      const { status, body } = await post(channel, way, payload);
      expect(status).toBe(200);
      return body === '' ? undefined : JSON.parse(String(body));
    };
  }
  await until(() => slack.sockets().length === 2, 'two sockets');
  return async (way, payload) => {
    const id = slack.envelope(TYPES[way], payload, { retry: 1, reason: 'timeout' });
    await until(() => slack.acks.some((ack) => ack.envelope_id === id), 'the acknowledgement');
    return slack.acks.find((ack) => ack.envelope_id === id)!.payload;
  };
}

const MAXIMAL = {
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
const MINIMAL = { team_id: 'T1', type: 'event_callback' };

const said = (text: string, ts: string, more: object = {}) => ({
  type: 'message',
  channel: 'C1',
  user: 'U1',
  text,
  ts,
  thread_ts: CARD_TS,
  ...more,
});
const dressed = (text: string) => ({
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

const PERSON = { id: 'U1', username: 'desk', name: 'desk', team_id: 'T1' };
const TEAM = { id: 'T1', domain: 'demo', enterprise_id: 'E1', enterprise_name: 'Demo' };

describe.each([
  ['by signed requests', false],
  ['by Socket Mode', true],
])('what Slack really sends, %s', (_, socket) => {
  let bring: Bring;
  beforeEach(async () => {
    bring = await open(socket);
  });
  const keptTexts = async () =>
    Promise.all(host.kept.map(async (original) => (await channel.read(original)).text));

  it('words in a thread are kept from the barest and from the fullest event', async () => {
    await bring('events', { ...MINIMAL, event_id: 'Ev1', event: said('bare', '1790000901.000100') });
    const full = said('full', '1790000901.000200', dressed('full'));
    await bring('events', { ...MAXIMAL, event_id: 'Ev2', event: full });
    await bring('events', { ...MAXIMAL, authorizations: null, event_id: 'Ev3', event: full });
    const shown = said('shown in the channel too', '1790000901.000300', {
      ...dressed('x'),
      subtype: 'thread_broadcast',
      root: { type: 'message', user: 'UBOT', ts: CARD_TS, text: 'card', bot_id: 'B1' },
    });
    await bring('events', { ...MAXIMAL, event_id: 'Ev4', event: shown });
    expect(await keptTexts()).toEqual(['bare', 'full', 'shown in the channel too']);
  });

  it('a file without name, size or address is no trouble, and the words with it are kept', async () => {
    const files = [
      { id: 'F1', mode: 'hidden_by_limit' },
      {
        id: 'F2',
        created: 1,
        name: null,
        title: null,
        mimetype: null,
        size: null,
        url_private: null,
        file_access: 'check_file_info',
      },
    ];
    const event = said('see the order', '1790000902.000100', { subtype: 'file_share', files, upload: false });
    await bring('events', { ...MAXIMAL, event_id: 'Ev1', event });
    const { text, files: read } = await channel.read(host.kept[0]!);
    expect(text).toBe('see the order');
    expect(read.map(({ name, refused }) => [name, refused])).toEqual([
      ['F1', 'unavailable'],
      ['F2', 'unavailable'],
    ]);
  });

  it('a correction and a taking back are kept with nulls in them, a preview and what machines say are not', async () => {
    const before = said('paid on the 3rd', '1790000903.000100', { parent_user_id: 'UBOT', bot_id: null });
    const change = (message: object, ts: string) => ({
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel: 'C1',
      channel_type: 'channel',
      ts,
      message,
      previous_message: before,
      event_ts: ts,
    });
    const edited = {
      ...before,
      text: 'paid on the 4th',
      edited: { user: 'U1', ts: '1790000904.000000' },
      files: null,
    };
    await bring('events', { ...MAXIMAL, event_id: 'Ev1', event: change(edited, '1790000904.000100') });
    await bring('events', {
      ...MAXIMAL,
      event_id: 'Ev2',
      event: change({ ...before, attachments: [{ id: 1 }] }, '1790000905.000100'),
    });
    const gone = {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      channel: 'C1',
      ts: '1790000906.000100',
      deleted_ts: before.ts,
      previous_message: before,
    };
    await bring('events', { ...MAXIMAL, event_id: 'Ev3', event: gone });
    const bot = {
      ...said('from a workflow', '1790000907.000100'),
      bot_id: 'B9',
      app_id: 'A9',
      bot_profile: { id: 'B9', name: 'robot', deleted: false, team_id: 'T1', icons: {} },
    };
    await bring('events', { ...MAXIMAL, event_id: 'Ev4', event: bot });
    await bring('events', {
      ...MAXIMAL,
      event_id: 'Ev5',
      event: {
        type: 'message',
        subtype: 'channel_join',
        channel: 'C1',
        user: 'U1',
        text: 'x',
        ts: '1790000908.000100',
        inviter: 'U2',
      },
    });
    await bring('events', {
      ...MAXIMAL,
      event_id: 'Ev6',
      event: { type: 'reaction_added', user: 'U1', item: { type: 'message', channel: 'C1', ts: CARD_TS } },
    });
    expect(await keptTexts()).toEqual(['paid on the 4th', '']);
  });

  it('a button is heard on a message, alone to one person, in a thread and on the front page, with or without what else comes', async () => {
    host.answer = () => ({ kind: 'right' });
    const action = {
      type: 'button',
      action_id: 'ask:0',
      block_id: 'b',
      value: 'deed:take:GC-1',
      action_ts: '1790000910.000100',
    };
    const bare = {
      type: 'block_actions',
      user: { id: 'U1' },
      actions: [{ action_id: 'say:0', value: 'undo:1', action_ts: '1790000910.000200' }],
    };
    await bring('actions', bare);
    await bring('actions', {
      type: 'block_actions',
      team: null,
      enterprise: { id: 'E1', name: 'Demo' },
      is_enterprise_install: false,
      user: PERSON,
      api_app_id: 'A1',
      token: 'XXYYZZ',
      container: {
        type: 'message',
        message_ts: CARD_TS,
        channel_id: 'C1',
        is_ephemeral: false,
        thread_ts: null,
      },
      trigger_id: '1.2.abc',
      channel: { id: 'C1', name: 'privategroup' },
      message: {
        type: 'message',
        user: 'UBOT',
        bot_id: 'B1',
        ts: CARD_TS,
        text: 'card',
        thread_ts: null,
        team: 'T1',
        blocks: [],
      },
      state: { values: {} },
      response_url: 'https://hooks.slack.com/actions/T1/1/x',
      actions: [
        { ...action, text: { type: 'plain_text', text: 'Take', emoji: true }, style: null, confirm: null },
      ],
    });
    await bring('actions', {
      type: 'block_actions',
      team: TEAM,
      user: PERSON,
      container: { type: 'view', view_id: 'V9' },
      trigger_id: '1.2.abc',
      view: {
        id: 'V9',
        type: 'home',
        team_id: 'T1',
        hash: '1.x',
        private_metadata: '',
        state: { values: {} },
        root_view_id: 'V9',
        previous_view_id: null,
        bot_id: 'B1',
        external_id: '',
      },
      actions: [{ ...action, value: 'absence:off', action_ts: '1790000910.000400' }],
    });
    await until(() => host.kept.length === 3, 'three presses');
    const read = await Promise.all(host.kept.map((original) => channel.read(original)));
    expect(read.map(({ kind, choice }) => `${kind} ${choice}`).sort()).toEqual([
      'choice absence:off',
      'choice deed:take:GC-1',
      'choice undo:1',
    ]);
  });

  it('a dialog is heard with response_urls empty and enterprise null, and with fields left alone', async () => {
    host.answer = () => ({ kind: 'right' });
    const state = {
      values: {
        'f:text': { typed: { type: 'plain_text_input', value: 'paid' } },
        'f:until': { typed: { type: 'datepicker', selected_date: null } },
        'f:file': { typed: { type: 'static_select', selected_option: null } },
        'f:to': {
          typed: {
            type: 'static_select',
            selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'officer:PWD' },
          },
        },
      },
    };
    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: 'form',
      private_metadata: '{"name":"deed:note:GC-1"}',
      hash: '1.h',
      state,
    };
    await bring('actions', {
      type: 'view_submission',
      team: TEAM,
      enterprise: null,
      is_enterprise_install: false,
      user: PERSON,
      api_app_id: 'A1',
      token: 'XXYYZZ',
      trigger_id: '1.2.abc',
      view: { ...view, blocks: [], clear_on_close: false, previous_view_id: null, root_view_id: 'V1' },
      response_urls: [],
    });
    await bring('actions', { type: 'view_submission', user: { id: 'U1' }, view: { ...view, id: 'V2' } });
    const read = await Promise.all(host.kept.map((original) => channel.read(original)));
    expect(read.map(({ form }) => form!.values)).toEqual([
      { text: 'paid', until: '', file: '', to: 'officer:PWD' },
      { text: 'paid', until: '', file: '', to: 'officer:PWD' },
    ]);
    await bring('actions', { type: 'view_closed', team: TEAM, user: PERSON, view, is_cleared: false });
    expect(host.kept).toHaveLength(2);
  });

  it('a shortcut on a message of no thread brings its words as one reads them', async () => {
    host.answer = () => ({ kind: 'text', text: 'heard', choices: [] });
    const cut = {
      type: 'message_action',
      callback_id: 'make_ticket',
      trigger_id: '1.2.abc',
      user: { id: 'U1' },
      response_url: 'https://hooks.slack.com/app/T1/1/x',
      message_ts: '1790000911.000100',
      team: TEAM,
      channel: { id: 'C9', name: 'directmessage' },
      message: {
        type: 'message',
        user: 'U2',
        ts: '1790000911.000100',
        text: 'M&amp;S wrote: &lt;urgent&gt; see <https://example.org/a|the order> and <mailto:demo@example.org|demo@example.org>',
        thread_ts: null,
        files: null,
      },
    };
    await bring('actions', cut);
    await bring('actions', { ...cut, message: { ts: '1790000911.000100', text: null } });
    await until(() => host.asked.length === 2, 'both questions');
    const asked = host.asked.map((question) => (question.kind === 'open' ? question.text : undefined));
    expect(asked).toEqual([
      'M&S wrote: <urgent> see the order (https://example.org/a) and demo@example.org',
      '',
    ]);
  });

  it('a command comes with an empty text, with signs that Slack escapes, and from an organisation', async () => {
    host.answer = () => ({ kind: 'text', text: 'heard', choices: [] });
    const bare = { command: '/gem', team_id: 'T1', user_id: 'U1' };
    expect(await bring('commands', bare)).toMatchObject({ response_type: 'ephemeral' });
    await bring('commands', {
      ...bare,
      token: 'XXYYZZ',
      team_domain: 'demo',
      channel_id: 'C1',
      channel_name: 'irrigation',
      user_name: 'desk',
      text: 'find M&amp;S',
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: 'https://hooks.slack.com/commands/T1/1/x',
      trigger_id: '1.2.abc',
    });
    expect(host.asked.map((question) => (question.kind === 'command' ? question.text : ''))).toEqual([
      '',
      'find M&S',
    ]);
  });

  it('a kind that we did not ask for is acknowledged and left alone', async () => {
    await bring('events', { ...MAXIMAL, event_id: 'Ev1', event: { type: 'app_uninstalled' } });
    await bring('events', {
      type: 'app_rate_limited',
      team_id: 'T1',
      minute_rate_limited: 1_790_000_000,
      api_app_id: 'A1',
    });
    await bring('events', {});
    await bring('actions', { type: 'block_suggestion', user: PERSON, action_id: 'x', value: 'a' });
    await bring('actions', {
      type: 'shortcut',
      callback_id: 'else',
      user: PERSON,
      team: TEAM,
      trigger_id: '1',
    });
    expect([host.kept, host.asked]).toEqual([[], []]);
  });
});

describe('by signed requests alone', () => {
  beforeEach(async () => void (await open(false)));

  it('the check of the certificate is answered, and asks nothing of the desk', async () => {
    expect((await post(channel, 'commands', { ssl_check: '1', token: 'XXYYZZ' })).status).toBe(200);
    expect(host.asked).toEqual([]);
  });

  it('of what is not signed nothing is logged', async () => {
    const event = said('a secret of theirs', '1790000920.000100');
    for (const signed of [{ signature: '' }, { secret: 'another-secret' }, { ageSeconds: 301 }]) {
      const answer = await post(channel, 'events', { ...MINIMAL, event_id: 'Ev1', event }, signed);
      expect(answer.status).toBe(401);
      expect(String(answer.body)).not.toContain('secret of theirs');
    }
    expect(host.lines).toEqual([]);
  });

  it('too many calls without a word of how long is waited for like any, and nothing is uncertain', async () => {
    slack.next('chat.postMessage', { status: 429 });
    const message = {
      id: '1',
      to: 'C1',
      language: 'en',
      text: 'A word.',
      choices: [],
      files: [],
      thread: [],
      automatic: true,
    } as const;
    await expect(channel.send(message)).rejects.toMatchObject({
      kind: 'temporary',
      details: { retryAfterMs: 1000 },
    });
  });

  it('a channel that the app is not in is told to whoever runs it', async () => {
    slack.next('chat.postMessage', { ok: false, error: 'channel_not_found' });
    const message = {
      id: '1',
      to: 'C7',
      language: 'en',
      text: 'A word.',
      choices: [],
      files: [],
      thread: [],
      automatic: true,
    } as const;
    await expect(channel.send(message)).rejects.toMatchObject({ kind: 'permanent' });
    expect(host.lines.map(({ level, message: line }) => `${level} ${line}`).join()).toMatch(
      /error .*invite the app/,
    );
  });

  it('what somebody must mend is said once an hour, however many messages wait for it', async () => {
    const message = {
      language: 'en',
      text: 'A word.',
      choices: [],
      files: [],
      thread: [],
      automatic: true,
    } as const;
    for (const [id, to] of [
      ['1', 'U1'],
      ['2', 'U2'],
      ['3', 'U1'],
    ] as const) {
      slack.next('chat.postMessage', { ok: false, error: 'invalid_auth' });
      await expect(channel.send({ ...message, id, to })).rejects.toMatchObject({ kind: 'temporary' });
    }
    for (const [id, to] of [
      ['4', 'C1'],
      ['5', 'C1'],
      ['6', 'C2'],
    ] as const) {
      slack.next('chat.postMessage', { ok: false, error: 'not_in_channel' });
      await expect(channel.send({ ...message, id, to })).rejects.toMatchObject({ kind: 'temporary' });
    }
    expect(host.lines.map(({ level }) => level)).toEqual(['error', 'error', 'error']);
  });

  it('a notice on a locked screen bears no number of anybody, and the message itself says it', async () => {
    const text = 'They wrote: call 9000000001, PAN ABCPE1234F <!here> <!subteam^S1> @channel';
    await channel.send({
      id: '1',
      to: 'U1',
      language: 'en',
      text,
      choices: [],
      files: [],
      thread: [],
      automatic: true,
    });
    const [{ text: notice, blocks }] = slack.called('chat.postMessage') as [
      { text: string; blocks: unknown },
    ];
    expect(notice).not.toMatch(/9000000001|ABCPE1234F|<!|@channel/);
    expect(notice).toContain('••••••0001');
    expect(JSON.stringify(blocks)).toContain('9000000001');
    expect(JSON.stringify(blocks)).not.toMatch(/<!|@channel/);
  });
});
