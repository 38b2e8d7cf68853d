import { until } from './fake-host.ts';
import type { Acknowledged, FarSlack, Wire } from './slack-far.ts';
import { type Button, buttonIn, filled } from './slack-view.ts';

/** A message of ours in Slack, and where it stands. */
export interface Seen extends Wire {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly thread?: string;
  /** Shown to one person alone. */
  readonly only?: boolean;
}

let stamps = 0;
const stamp = (): string => {
  stamps += 1;
  return `${Math.floor(Date.now() / 1000)}.${String(100_000 + stamps)}`;
};

/** Somebody in the workspace, who presses, writes, fills in and looks, as Slack lets a person do. */
export function personIn(slack: FarSlack, id: string) {
  const user = { id, name: 'demo', username: 'demo', team_id: 'T1' };
  const team = { id: 'T1', domain: 'demo' };
  const authorizations = [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }];

  const callback = (event: object, event_id = `Ev${stamp()}`) => ({
    token: 'unused',
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id,
    event_time: Math.floor(Date.now() / 1000),
    authorizations,
    event,
  });

  function pressPayload(seen: Seen, button: Button, trigger: string): object {
    const { channel, ts, thread, only } = seen;
    const container = { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: only ?? false };
    const inThread = thread ? { thread_ts: thread } : {};
    return {
      type: 'block_actions',
      team,
      user,
      api_app_id: 'A1',
      trigger_id: trigger,
      container: { ...container, ...inThread },
      channel: { id: channel },
      ...(only ? {} : { message: { ts, ...inThread } }),
      actions: [{ type: 'button', ...button, action_ts: stamp() }],
    };
  }

  const me = {
    id,
    /** The button whose value begins so. */
    async press(seen: Seen, value: string, trigger?: string): Promise<Acknowledged> {
      const payload = pressPayload(seen, buttonIn(seen.blocks, value), trigger ?? (await slack.trigger(id)));
      return slack.bring('interactive', payload);
    },
    /** Presses, and the dialog that Slack then opens before them. */
    async open(seen: Seen, value: string): Promise<Wire> {
      const before = viewsOpened(slack).length;
      await me.press(seen, value);
      await until(() => viewsOpened(slack).length > before, `a dialog for ${value}`);
      return viewsOpened(slack).at(-1)!;
    },
    /** Sends the dialog with these values; undefined body: it closes. */
    submit: (view: Wire, values: Record<string, string>): Promise<Acknowledged> =>
      slack.bring('interactive', { type: 'view_submission', team, user, view: filled(view, values) }),
    /** On the front page. */
    async pressAtHome(value: string): Promise<Acknowledged> {
      const home = homeOf(slack, id)!;
      return slack.bring('interactive', {
        type: 'block_actions',
        team,
        user,
        trigger_id: await slack.trigger(id),
        container: { type: 'view', view_id: 'VHOME' },
        view: { id: 'VHOME', type: 'home' },
        actions: [{ type: 'button', ...buttonIn(home.blocks, value), action_ts: stamp() }],
      });
    },
    /** Writes, and Slack brings it; the event, to be brought again. */
    async write(channel: string, text: string, thread?: string, files: Wire[] = []): Promise<object> {
      const ts = await slack.write(id, channel, text, thread);
      const kind = channel.startsWith('D') ? 'im' : 'channel';
      const place = { channel, channel_type: kind, ...(thread ? { thread_ts: thread } : {}) };
      const event = callback({
        type: 'message',
        ...place,
        user: id,
        text,
        ts,
        ...(files.length > 0 ? { subtype: 'file_share', files } : {}),
      });
      await slack.bring('events', event);
      return event;
    },
    bring: (event: object) => slack.bring('events', callback(event)),
    async command(text: string, channel = slack.place): Promise<Wire> {
      const { body } = await slack.bring('commands', {
        command: '/gem',
        text,
        team_id: 'T1',
        user_id: id,
        user_name: 'demo',
        channel_id: channel,
        trigger_id: await slack.trigger(id),
        response_url: 'https://hooks.slack.com/commands/T1/1',
      });
      return body ?? {};
    },
    /** Opens the front page, and what it shows then. */
    async home(): Promise<Wire> {
      const before = homes(slack, id).length;
      await slack.bring(
        'events',
        callback({ type: 'app_home_opened', user: id, tab: 'home', channel: 'D0' }),
      );
      await until(() => homes(slack, id).length > before, 'the front page');
      return homes(slack, id).at(-1)!;
    },
    /** "Make a ticket of this" on a message. */
    async shortcut(text: string, channel = slack.place): Promise<void> {
      await slack.bring('interactive', {
        type: 'message_action',
        callback_id: 'make_ticket',
        team,
        user,
        trigger_id: await slack.trigger(id),
        channel: { id: channel },
        message: { ts: stamp(), text },
      });
    },
    /** What was shown to them alone in a place, oldest first. */
    whispers: (): Seen[] =>
      slack
        .calls()
        .filter(
          ({ method, args, answer }) => method === 'chat.postEphemeral' && args.user === id && answer.ok,
        )
        .map(({ args, answer }) => ({
          ...args,
          channel: String(args.channel),
          text: String(args.text),
          ts: String(answer.message_ts),
          ...(args.thread_ts ? { thread: String(args.thread_ts) } : {}),
          only: true,
        })),
    /** Does it, and what is shown to them alone thereafter. */
    async hears(deed: () => Promise<unknown>, what: string): Promise<Seen> {
      const before = me.whispers().length;
      await deed();
      await until(() => me.whispers().length > before, what, 20_000);
      return me.whispers().at(-1)!;
    },
  };
  return me;
}

export type SlackPerson = ReturnType<typeof personIn>;

export function viewsOpened(slack: FarSlack): Wire[] {
  return slack
    .calls()
    .filter(({ method, answer }) => method === 'views.open' && answer.ok)
    .map(({ answer }) => answer.view as Wire);
}

function homes(slack: FarSlack, user: string): Wire[] {
  return slack
    .calls()
    .filter(({ method, args }) => method === 'views.publish' && args.user_id === user)
    .map(({ args }) => args.view as Wire);
}
const homeOf = (slack: FarSlack, user: string): Wire | undefined => homes(slack, user).at(-1);
