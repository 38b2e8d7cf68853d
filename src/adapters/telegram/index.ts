import { createHash } from 'node:crypto';
import type { Channel, ChannelHost, IncomingMessage, Original, OutgoingMessage } from '../../channel.ts';
import { ChannelError, messageOf, Trouble } from '../../lib/errors.ts';
import { createApi } from './api.ts';
import { showCommands } from './commands.ts';
import { fetchFile } from './files.ts';
import { createIntake, type Intake } from './intake.ts';
import { needsMe, readUpdate } from './message.ts';
import { durableOffset } from './offset.ts';
import { CHANNEL } from './original.ts';
import { createPace } from './pace.ts';
import { poll, removeWebhook } from './poll.ts';
import { probeTelegram } from './probe.ts';
import { memoryMap } from './progress.ts';
import { type Pulse, realPulse } from './pulse.ts';
import { savedUpdates } from './saved.ts';
import { sendMessage } from './send.ts';
import { setWebhook, type Webhook, webhookRoute } from './webhook.ts';
import { type Me, meSchema, updateSchema } from './wire.ts';

export type { Pulse } from './pulse.ts';

export interface TelegramSettings {
  readonly token: string;
  /** Default https://api.telegram.org; a local Bot API server or an emulator otherwise. */
  readonly apiRoot?: string;
  /** Set: Telegram calls us at this public address. Absent: we poll. */
  readonly webhook?: Webhook;
  /** How long Telegram may hold a poll open when there is nothing; default 25. */
  readonly pollSeconds?: number;
  /** How long one call may take; default 30 s. */
  readonly deadlineMs?: number;
}

/**
 * Telegram by the Bot API. Polling or webhook; both keep first and confirm after.
 * @throws Trouble 'telegram_settings' when the webhook's secret is one Telegram does not take
 */
export function createTelegram(settings: TelegramSettings, pulse: Pulse = realPulse): Channel {
  const {
    token,
    webhook,
    apiRoot = 'https://api.telegram.org',
    pollSeconds = 25,
    deadlineMs = 30_000,
  } = settings;
  if (webhook && !/^[\w-]{1,256}$/.test(webhook.secret)) {
    throw new Trouble(
      'telegram_settings',
      'TELEGRAM_WEBHOOK_SECRET may hold 1 to 256 letters, digits, "_" and "-" only.',
    );
  }
  const api = createApi({ token, apiRoot, deadlineMs });
  const account = accountOf(token);
  const pace = createPace(pulse.now);
  const ending = new AbortController();
  const inHand = new Set<Promise<unknown>>();
  let state = memoryMap();
  let door: { intake: Intake; host: ChannelHost } | undefined;
  let known: Promise<Me> | undefined;

  const holding = <T>(work: Promise<T>): Promise<T> => {
    const held = work.finally(() => inHand.delete(held));
    inHand.add(held);
    return held;
  };

  function me(): Promise<Me> {
    known ??= api.call('getMe', {}, meSchema).catch((error: unknown) => {
      known = undefined;
      throw new ChannelError('temporary', `Telegram: ${messageOf(error)}`, { cause: error });
    });
    return known;
  }

  async function read(original: Original): Promise<IncomingMessage> {
    const update = updateSchema.safeParse(jsonOf(original.raw));
    if (!update.success) return unreadable(original);
    const { message, files } = readUpdate(update.data, needsMe(update.data) ? await me() : undefined);
    return { ...message, files: await Promise.all(files.map((file) => fetchFile(api, file, deadlineMs))) };
  }

  return {
    name: CHANNEL,
    ...(webhook ? { routes: [webhookRoute(webhook, () => door)] } : {}),
    read,
    send: (message: OutgoingMessage) => holding(sendMessage({ api, pace, pulse, state }, message)),

    async start(host) {
      const intake = createIntake(host, api, account);
      state = host.state;
      door = { intake, host };
      if (webhook) {
        const { done } = await setWebhook({ api, host, pulse, webhook }, ending.signal);
        void holding(done);
      } else {
        const leaseName = `poll:${account}`;
        const offset = durableOffset(host.state, account, pulse.now);
        await removeWebhook(api).catch((error: unknown) =>
          host.log.warn({ error: messageOf(error) }, 'Telegram did not take that we poll; we go on trying'),
        );
        const polling = poll({ host, api, intake, offset, leaseName, pulse, pollSeconds }, ending.signal);
        void holding(polling.then(() => letGo(host, leaseName)));
      }
      void holding(showCommands(api, host, ending.signal));
    },

    async stop() {
      ending.abort();
      await door?.intake.settled();
      await Promise.allSettled(inHand);
    },

    saved: async (payload) => savedUpdates(payload, account),
    probe: () => probeTelegram(api, webhook?.url),
  };
}

/** Another process may poll at once; if this fails, it may when the lease runs out. */
async function letGo(host: ChannelHost, leaseName: string): Promise<void> {
  await host.lease.release(leaseName).catch((error: unknown) => {
    host.log.warn({ error: messageOf(error) }, 'the right to poll Telegram could not be given back');
  });
}

/** The number before the colon is the bot's own, as getMe tells it too; a token of another form is not shown. */
function accountOf(token: string): string {
  const number = /^(\d+):/.exec(token)?.[1];
  return number ?? `bot-${createHash('sha256').update(token).digest('hex').slice(0, 12)}`;
}

function unreadable(original: Original): IncomingMessage {
  return {
    kind: 'unreadable',
    from: { address: original.lane, verified: false },
    text: '',
    files: [],
    references: [],
  };
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}
