import { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import { failureOf } from './api.ts';
import type { Delivery } from './intake.ts';
import type { Pulse } from './pulse.ts';
import { quiet } from './quiet.ts';

export interface LinkSettings {
  readonly appToken: string;
  readonly apiRoot: string;
  readonly deadlineMs: number;
}

/** One open socket. */
export interface Link {
  /** When something last came by it, in milliseconds since 1970. */
  heardAt(): number;
  /** Resolves when the socket is closed, by whom ever. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** What the library tells of each envelope; its own typing says nothing. */
const envelope = z.object({
  ack: z.custom<(answer?: object) => Promise<void>>((value) => typeof value === 'function'),
  type: z.string(),
  body: z.unknown(),
});

const KINDS: Readonly<Record<string, Delivery['kind']>> = {
  events_api: 'events',
  interactive: 'interactive',
  slash_commands: 'commands',
};

/** Slack's hello comes at once or not at all. */
const HELLO_MS = 15_000;
const CLOSE_MS = 2_000;
/** Pongs come late on a busy line; the library's 5 seconds would reconnect for nothing. */
const PONG_MS = 20_000;
const SERVER_PING_MS = 60_000;

/**
 * Opens a socket and gives on what comes by it: acknowledged by its envelope's id once it was taken, with what there
 * is to answer; what could not be taken is not acknowledged, and comes again.
 * @throws ApiFailure when it can't be opened now
 */
export async function openLink(
  settings: LinkSettings,
  pulse: Pulse,
  take: (delivery: Delivery, ack: (answer?: object) => Promise<void>) => Promise<void>,
): Promise<Link> {
  const { appToken, apiRoot, deadlineMs } = settings;
  const { client } = new SocketModeReceiver({
    appToken,
    // We reconnect ourselves: with a second socket open meanwhile, which the library can't.
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_MS,
    serverPingTimeout: SERVER_PING_MS,
    logger: quiet,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiRoot,
        timeout: deadlineMs,
        retryConfig: { retries: 0 },
      },
    },
  });
  let heard = pulse.now();
  const theirs = client.listeners('ws_message') as ((...told: unknown[]) => unknown)[];
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, ...more: unknown[]) => {
    heard = pulse.now();
    for (const listener of theirs) listener.call(client, asTheyTakeIt(data), ...more);
  });
  client.on('slack_event', (given: unknown) => {
    const { ack, type, body } = envelope.parse(given);
    const kind = KINDS[type];
    void (kind ? take({ kind, body }, ack) : ack().catch(() => undefined));
  });
  const closed = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
  const close = async (): Promise<void> => {
    const end = new AbortController();
    await Promise.race([client.disconnect().catch(() => undefined), pulse.sleep(CLOSE_MS, end.signal)]);
    end.abort();
  };
  await connect(() => client.start(), close, pulse);
  return { heardAt: () => heard, closed, close };
}

const message = z.looseObject({
  type: z.string(),
  payload: z.looseObject({ event: z.looseObject({ type: z.string() }).optional() }).nullish(),
});

/**
 * The library takes for granted that whatever comes is an object, and an event one with its type in it; else it throws
 * where nobody catches, which ends the process. Told to be of another kind it is acknowledged and left alone.
 */
function asTheyTakeIt(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return data;
  }
  const said = message.safeParse(json);
  if (said.success && (said.data.type !== 'events_api' || said.data.payload?.event)) return data;
  return JSON.stringify(typeof json === 'object' && json !== null ? { ...json, type: 'unknown' } : {});
}

async function connect(
  start: () => Promise<unknown>,
  close: () => Promise<void>,
  pulse: Pulse,
): Promise<void> {
  const waited = new AbortController();
  const late = pulse.sleep(HELLO_MS, waited.signal).then(() => {
    if (!waited.signal.aborted) throw new Error('the socket was opened and Slack did not greet');
  });
  try {
    await Promise.race([start(), late]);
  } catch (error) {
    void close();
    throw failureOf(
      'apps.connections.open',
      error ?? new Error('the socket was closed before Slack greeted'),
    );
  } finally {
    waited.abort();
    late.catch(() => undefined);
  }
}
