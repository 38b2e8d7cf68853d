import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../support/fake-host.ts';
import { CARD_TS } from './help.ts';
import { openWild, PERSON, TEAM, WAYS, type Wild } from './wild.ts';

let wild: Wild;
afterEach(() => wild.stop());

describe.each(WAYS)(
  'presses, dialogs, shortcuts and commands as Slack really sends them, %s',
  (_, socket) => {
    beforeEach(async () => {
      wild = await openWild(socket);
    });

    it('a button is heard on a message, alone to one person, in a thread and on the front page, with or without what else comes', async () => {
      wild.host.answer = () => ({ kind: 'right' });
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
      await wild.bring('actions', bare);
      await wild.bring('actions', {
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
      await wild.bring('actions', {
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
      await until(() => wild.host.kept.length === 3, 'three presses');
      const read = await Promise.all(wild.host.kept.map((original) => wild.channel.read(original)));
      expect(read.map(({ kind, choice }) => `${kind} ${choice}`).sort()).toEqual([
        'choice absence:off',
        'choice deed:take:GC-1',
        'choice undo:1',
      ]);
    });

    it('a dialog is heard with response_urls empty and enterprise null, and with fields left alone', async () => {
      wild.host.answer = () => ({ kind: 'right' });
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
      await wild.bring('actions', {
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
      await wild.bring('actions', {
        type: 'view_submission',
        user: { id: 'U1' },
        view: { ...view, id: 'V2' },
      });
      const read = await Promise.all(wild.host.kept.map((original) => wild.channel.read(original)));
      expect(read.map(({ form }) => form!.values)).toEqual([
        { text: 'paid', until: '', file: '', to: 'officer:PWD' },
        { text: 'paid', until: '', file: '', to: 'officer:PWD' },
      ]);
      await wild.bring('actions', { type: 'view_closed', team: TEAM, user: PERSON, view, is_cleared: false });
      expect(wild.host.kept).toHaveLength(2);
    });

    it('a shortcut on a message of no thread brings its words as one reads them', async () => {
      wild.host.answer = () => ({ kind: 'text', text: 'heard', choices: [] });
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
      await wild.bring('actions', cut);
      await wild.bring('actions', { ...cut, message: { ts: '1790000911.000100', text: null } });
      await until(() => wild.host.asked.length === 2, 'both questions');
      const asked = wild.host.asked.map((question) => (question.kind === 'open' ? question.text : undefined));
      expect(asked).toEqual([
        'M&S wrote: <urgent> see the order (https://example.org/a) and demo@example.org',
        '',
      ]);
    });

    it('a command comes with an empty text, with signs that Slack escapes, and from an organisation', async () => {
      wild.host.answer = () => ({ kind: 'text', text: 'heard', choices: [] });
      const bare = { command: '/gem', team_id: 'T1', user_id: 'U1' };
      expect(await wild.bring('commands', bare)).toMatchObject({ response_type: 'ephemeral' });
      await wild.bring('commands', {
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
      expect(wild.host.asked.map((question) => (question.kind === 'command' ? question.text : ''))).toEqual([
        '',
        'find M&S',
      ]);
    });
  },
);
