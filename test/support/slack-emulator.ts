import { createEmulator, type Emulator } from 'emulate';
import { freePort } from './telegram-wire.ts';

export interface Workspace {
  readonly apiRoot: string;
  readonly botToken: string;
  readonly channel: string;
  /** An engineer, who is a person of that workspace. */
  readonly user: string;
  /** Calls the Web API as the engineer or as the app. */
  call(who: 'engineer' | 'app', method: string, args?: object): Promise<Record<string, unknown>>;
  /** What stands in a thread, the root first. */
  thread(channel: string, ts: string): Promise<Record<string, unknown>[]>;
  /** As Slack gives with each press; it opens one dialog. */
  trigger(): Promise<string>;
  stop(): Promise<void>;
}

const TOKENS = { engineer: 'xoxp-engineer', app: 'xoxb-desk' };

/** A Slack that we did not write, with one channel, the app and an engineer in it. */
export async function startWorkspace(): Promise<Workspace> {
  const port = await freePort();
  const emulator: Emulator = await createEmulator({
    service: 'slack',
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    seed: {
      slack: {
        users: [{ name: 'engineer', real_name: 'Executive Engineer' }],
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
          { token: TOKENS.engineer, user: 'engineer', client_id: '1.1', app_id: 'A1' },
        ],
      },
    },
  });
  const root = `${emulator.url}/api/`;
  const call: Workspace['call'] = async (who, method, args = {}) => {
    const answer = await fetch(root + method, {
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
  const user = String((await call('engineer', 'auth.test')).user_id);
  await call('app', 'conversations.join', { channel });
  return {
    apiRoot: root,
    botToken: TOKENS.app,
    channel,
    user,
    call,
    thread: async (at, ts) =>
      (await call('app', 'conversations.replies', { channel: at, ts })).messages as Record<string, unknown>[],
    trigger: async () => String((await call('app', 'views.generateTriggerId', { user_id: user })).trigger_id),
    stop: () => emulator.close(),
  };
}
