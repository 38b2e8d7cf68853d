import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CARD_TS } from './help.ts';
import { dressed, MAXIMAL, MINIMAL, openWild, PERSON, said, TEAM, WAYS, type Wild } from './wild.ts';

let wild: Wild;
afterEach(() => wild.stop());

describe.each(WAYS)('events as Slack really sends them, %s', (_, socket) => {
  beforeEach(async () => {
    wild = await openWild(socket);
  });

  it('words in a thread are kept from the barest and from the fullest event', async () => {
    await wild.bring('events', { ...MINIMAL, event_id: 'Ev1', event: said('bare', '1790000901.000100') });
    const full = said('full', '1790000901.000200', dressed('full'));
    await wild.bring('events', { ...MAXIMAL, event_id: 'Ev2', event: full });
    await wild.bring('events', { ...MAXIMAL, authorizations: null, event_id: 'Ev3', event: full });
    const shown = said('shown in the channel too', '1790000901.000300', {
      ...dressed('x'),
      subtype: 'thread_broadcast',
      root: { type: 'message', user: 'UBOT', ts: CARD_TS, text: 'card', bot_id: 'B1' },
    });
    await wild.bring('events', { ...MAXIMAL, event_id: 'Ev4', event: shown });
    expect(await wild.keptTexts()).toEqual(['bare', 'full', 'shown in the channel too']);
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
    await wild.bring('events', { ...MAXIMAL, event_id: 'Ev1', event });
    const { text, files: read } = await wild.channel.read(wild.host.kept[0]!);
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
    await wild.bring('events', { ...MAXIMAL, event_id: 'Ev1', event: change(edited, '1790000904.000100') });
    await wild.bring('events', {
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
    await wild.bring('events', { ...MAXIMAL, event_id: 'Ev3', event: gone });
    const bot = {
      ...said('from a workflow', '1790000907.000100'),
      bot_id: 'B9',
      app_id: 'A9',
      bot_profile: { id: 'B9', name: 'robot', deleted: false, team_id: 'T1', icons: {} },
    };
    await wild.bring('events', { ...MAXIMAL, event_id: 'Ev4', event: bot });
    await wild.bring('events', {
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
    await wild.bring('events', {
      ...MAXIMAL,
      event_id: 'Ev6',
      event: { type: 'reaction_added', user: 'U1', item: { type: 'message', channel: 'C1', ts: CARD_TS } },
    });
    expect(await wild.keptTexts()).toEqual(['paid on the 4th', '']);
  });

  it('a kind that we did not ask for is acknowledged and left alone', async () => {
    await wild.bring('events', { ...MAXIMAL, event_id: 'Ev1', event: { type: 'app_uninstalled' } });
    await wild.bring('events', {
      type: 'app_rate_limited',
      team_id: 'T1',
      minute_rate_limited: 1_790_000_000,
      api_app_id: 'A1',
    });
    await wild.bring('events', {});
    await wild.bring('actions', { type: 'block_suggestion', user: PERSON, action_id: 'x', value: 'a' });
    await wild.bring('actions', {
      type: 'shortcut',
      callback_id: 'else',
      user: PERSON,
      team: TEAM,
      trigger_id: '1',
    });
    expect([wild.host.kept, wild.host.asked]).toEqual([[], []]);
  });
});
