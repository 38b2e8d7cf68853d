import type { Channel, IncomingMessage, Original } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import { type Api, createApi } from './api.ts';
import { catchUp } from './catch-up.ts';
import { createComplaints } from './complain.ts';
import { fetchFile } from './files.ts';
import { slackRoutes } from './http.ts';
import { readKept } from './message.ts';
import { CHANNEL } from './original.ts';
import { createPeople } from './people.ts';
import { probeSlack } from './probe.ts';
import { memoryMap } from './progress.ts';
import { type Pulse, realPulse } from './pulse.ts';
import { savedDeliveries } from './saved.ts';
import { sendMessage } from './send.ts';
import { listenBySocket, type Standing } from './socket.ts';
import type { Desk } from './tell.ts';
import { keptSchema } from './wire.ts';

export type { Pulse } from './pulse.ts';

export interface SlackSettings {
  /** xoxb-… */
  readonly botToken: string;
  /** xapp-…: Slack is listened to by Socket Mode. */
  readonly appToken?: string;
  /** Slack calls us: /slack/events, /slack/actions, /slack/commands. */
  readonly signingSecret?: string;
  /** Default https://slack.com/api/; an emulator otherwise. */
  readonly apiRoot?: string;
  /** How long one call may take; default 20 s. */
  readonly deadlineMs?: number;
  /** How long nothing may come by a socket before it is opened anew; default 10 minutes. */
  readonly silenceMs?: number;
}

/** Slack, for staff: cards, threads, dialogs, front page and commands; by Socket Mode, by signed requests, or both. */
export function createSlack(settings: SlackSettings, pulse: Pulse = realPulse): Channel {
  const { botToken, appToken, signingSecret, deadlineMs = 20_000, silenceMs } = settings;
  const apiRoot = (settings.apiRoot ?? 'https://slack.com/api/').replace(/\/*$/, '/');
  const api = createApi({ token: botToken, apiRoot, deadlineMs });
  const people = createPeople(api, pulse);
  const complain = createComplaints(pulse);
  const ending = new AbortController();
  const inHand = new Set<Promise<unknown>>();
  let state = memoryMap();
  let desk: Desk | undefined;

  const holding = <T>(work: Promise<T>): Promise<T> => {
    const held = work.finally(() => inHand.delete(held));
    inHand.add(held);
    return held;
  };

  return {
    name: CHANNEL,
    ...(signingSecret ? { routes: slackRoutes(signingSecret, () => desk) } : {}),
    read: (original) => read(api, people, original),
    send: (message) => holding(sendMessage({ api, state, log: desk?.host.log, complain }, message)),

    async start(host) {
      state = host.state;
      desk = {
        api,
        host,
        people,
        pulse,
        later: (work, about) => {
          const watched = work.catch((error: unknown) => {
            host.log.warn({ about, error: messageOf(error) }, 'a courtesy to somebody in Slack failed');
          });
          void holding(watched);
        },
      };
      const standing: Standing = { up: 0, downSince: 0, alarmed: false };
      const socket = { appToken: appToken ?? '', apiRoot, deadlineMs, silenceMs };
      if (appToken) void holding(listenBySocket(desk, socket, standing, ending.signal));
      // Who is called hears whenever we run; who listens by sockets, while one is open.
      const listening = () => signingSecret !== undefined || standing.up > 0;
      void holding(catchUp(desk, listening, ending.signal));
      if (!appToken && !signingSecret) {
        host.log.error(
          {},
          'Nothing can come in from Slack: SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is needed.',
        );
      }
    },

    async stop() {
      ending.abort();
      while (inHand.size > 0) await Promise.allSettled(inHand);
    },

    saved: async (payload) => savedDeliveries(payload),
    probe: () => {
      const app = appToken ? createApi({ token: appToken, apiRoot, deadlineMs }) : undefined;
      return probeSlack(api, app, signingSecret !== undefined);
    },
  };
}

/** From the kept payload to what it says; names and files are asked of Slack. */
async function read(
  api: Api,
  people: ReturnType<typeof createPeople>,
  original: Original,
): Promise<IncomingMessage> {
  const kept = keptSchema.safeParse(jsonOf(original.raw));
  if (!kept.success) return unreadable(original);
  const { message, files } = readKept(kept.data);
  const known = message.from.verified && kept.data.type === 'event_callback';
  const profile = known ? await people.of(message.from.address) : {};
  return {
    ...message,
    from: { ...profile, ...message.from },
    files: await Promise.all(files.map((file) => fetchFile(api, file))),
  };
}

function unreadable({ lane }: Original): IncomingMessage {
  const from = { address: lane, verified: false };
  return { kind: 'unreadable', from, text: '', files: [], references: [] };
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}
