import { createEmulator, type Emulator } from 'emulate';
import { type Recorded, startRecorder } from './recorder.ts';
import { freePort } from './telegram-wire.ts';

/** People of that workspace; everybody but the app is in its channel. */
export type Member = 'engineer' | 'accountant' | 'visitor' | 'app';

export interface Workspace {
  readonly apiRoot: string;
  readonly botToken: string;
  readonly channel: string;
  /** The engineer. */
  readonly user: string;
  readonly users: Readonly<Record<Member, string>>;
  /** What the app has called, and how it was answered. */
  readonly calls: readonly Recorded[];
  /** Calls the Web API as a member or as the app. */
  call(who: Member, method: string, args?: object): Promise<Record<string, unknown>>;
  /** What stands in a thread, the root first. */
  thread(channel: string, ts: string): Promise<Record<string, unknown>[]>;
  /** As Slack gives with each press; it opens one dialog, of that member. */
  trigger(user?: string): Promise<string>;
  stop(): Promise<void>;
}

const TOKENS = {
  engineer: 'xoxp-engineer',
  accountant: 'xoxp-accountant',
  visitor: 'xoxp-visitor',
  app: 'xoxb-desk',
};
const PEOPLE = ['engineer', 'accountant', 'visitor'] as const;

/** A Slack that we did not write, with one channel, the app and an engineer in it. */
export async function startWorkspace(): Promise<Workspace> {
  const port = await freePort();
  const recorder = await startRecorder(() => `http://127.0.0.1:${port}`);
  const emulator: Emulator = await createEmulator({
    service: 'slack',
    port,
    baseUrl: recorder.url,
    seed: {
      slack: {
        users: PEOPLE.map((name) => ({ name, real_name: `Demo ${name}` })),
        channels: [{ name: 'irrigation' }],
        oauth_apps: [
          {
            client_id: '1.1',
            client_secret: 's',
            name: 'gemcell',
            redirect_uris: [],
            bot_name: 'gemcell',
            app_id: 'A1',
          },
        ],
        tokens: [
          { token: TOKENS.app, user: 'gemcell', client_id: '1.1', app_id: 'A1' },
          ...PEOPLE.map((user) => ({ token: TOKENS[user], user, client_id: '1.1', app_id: 'A1' })),
        ],
      },
    },
  });
  const call: Workspace['call'] = async (who, method, args = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKENS[who]}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const told = (await answer.json()) as Record<string, unknown>;
    if (!told.ok) throw new Error(`${method} for ${who}: ${String(told.error)}`);
    return told;
  };
  const channels = (await call('engineer', 'conversations.list')).channels as { id: string; name: string }[];
  const channel = channels.find(({ name }) => name === 'irrigation')!.id;
  const idOf = async (who: Member) => String((await call(who, 'auth.test')).user_id);
  const users = {
    engineer: await idOf('engineer'),
    accountant: await idOf('accountant'),
    visitor: await idOf('visitor'),
    app: await idOf('app'),
  };
  for (const who of ['app', ...PEOPLE] as const) await call(who, 'conversations.join', { channel });
  return {
    apiRoot: `${recorder.url}/api/`,
    botToken: TOKENS.app,
    channel,
    user: users.engineer,
    users,
    calls: recorder.calls,
    call,
    thread: async (at, ts) =>
      (await call('app', 'conversations.replies', { channel: at, ts })).messages as Record<string, unknown>[],
    trigger: async (user = users.engineer) =>
      String((await call('app', 'views.generateTriggerId', { user_id: user })).trigger_id),
    stop: async () => {
      await recorder.stop();
      await emulator.close();
    },
  };
}
