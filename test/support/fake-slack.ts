import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { argsOf } from './recorder.ts';
import { acceptSockets, type ServerSocket } from './socket-server.ts';

export type Args = Record<string, unknown>;

export interface Call {
  readonly method: string;
  readonly args: Args;
  readonly token: string;
  answer?: ApiAnswer;
}

/** An answer of the Web API; `cut`: the request is taken and the line cut before any answer. */
export type ApiAnswer = Args | 'cut' | { readonly status: number; readonly headers?: Record<string, string> };

export interface SaidInSlack extends Args {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
}

export interface EnvelopeOptions {
  readonly socket?: number;
  readonly retry?: number;
  readonly reason?: string;
}

export interface Scripted {
  readonly after?: boolean;
  /** The next that is so. */
  readonly when?: (args: Args) => boolean;
}

/** Slack as its documentation has it: the Web API we call, its files, and Socket Mode with its envelopes. */
export interface FakeSlack {
  readonly apiRoot: string;
  readonly url: string;
  readonly calls: Call[];
  /** What stands in the workspace, oldest first; edits in place. */
  readonly messages: SaidInSlack[];
  readonly uploads: Map<string, Buffer>;
  /** Files to be fetched: path → bytes, or a status. */
  readonly files: Map<string, { bytes?: Buffer; type?: string; status?: number }>;
  readonly expired: Set<string>;
  readonly acks: { envelope_id: string; payload: Args }[];
  /** Answers the next call of a method so, once; the usual is done first where `after` says so. */
  next(method: string, answer: ApiAnswer, options?: Scripted): void;
  /** All is answered as usual from now on. */
  forget(): void;
  called(method: string): Args[];
  /** Sockets that are open. */
  sockets(): ServerSocket[];
  /** How often a socket was asked for. */
  opened(): number;
  /** Sends an envelope by a socket, again and again under the same id when it is given. */
  envelope(
    type: 'events_api' | 'interactive' | 'slash_commands',
    payload: object,
    options?: EnvelopeOptions,
  ): string;
  /** Slack says that it renews the socket, and closes it. */
  renew(socket: ServerSocket, reason?: 'warning' | 'refresh_requested'): void;
  stop(): Promise<void>;
}

export async function startFakeSlack(): Promise<FakeSlack> {
  const open: ServerSocket[] = [];
  const scripted: (Scripted & { method: string; answer: ApiAnswer })[] = [];
  let opened = 0;
  let places = 0;
  let clock = 1_790_000_000;
  const stamp = (): string => {
    clock += 1;
    return `${clock}.000100`;
  };
  const direct = (place: string): string => (/^[UW]/.test(place) ? `D${place.slice(1)}` : place);

  const latestReply = (ts: string) => fake.messages.findLast((each) => each.thread_ts === ts)?.ts;

  const usual: Record<string, (args: Args) => ApiAnswer> = {
    'auth.test': () => ({ ok: true, user: 'gemcell', team: 'Demo', team_id: 'T1', user_id: 'UBOT' }),
    'apps.connections.open': () => {
      opened += 1;
      return { ok: true, url: `${fake.url.replace('http', 'ws')}/link/${opened}` };
    },
    'chat.postMessage': (args) => {
      const said = { ...args, channel: direct(String(args.channel)), ts: stamp(), text: String(args.text) };
      fake.messages.push(said);
      return { ok: true, channel: said.channel, ts: said.ts, message: said };
    },
    'chat.postEphemeral': () => ({ ok: true, message_ts: stamp() }),
    'chat.update': (args) => {
      const at = fake.messages.findIndex((each) => each.ts === args.ts && each.channel === args.channel);
      if (at < 0) return { ok: false, error: 'message_not_found' };
      fake.messages[at] = { ...fake.messages[at]!, ...args } as SaidInSlack;
      return { ok: true, channel: args.channel, ts: args.ts };
    },
    'conversations.open': (args) => ({ ok: true, channel: { id: direct(String(args.users)) } }),
    'users.conversations': () => ({
      ok: true,
      channels: [...new Set(fake.messages.map(({ channel }) => channel))].map((id) => ({ id })),
    }),
    'conversations.history': (args) => ({
      ok: true,
      messages: fake.messages
        .filter((each) => each.channel === args.channel && !each.thread_ts)
        .map((each) => ({ ...each, latest_reply: latestReply(each.ts) }))
        .reverse(),
    }),
    'conversations.replies': (args) => ({
      ok: true,
      messages: fake.messages.filter((each) => each.ts === args.ts || each.thread_ts === args.ts),
    }),
    'users.info': (args) => ({
      ok: true,
      user: { id: args.user, profile: { display_name: `Demo ${args.user}` }, locale: 'en-IN' },
    }),
    'views.open': (args) =>
      fake.expired.has(String(args.trigger_id))
        ? { ok: false, error: 'expired_trigger_id' }
        : { ok: true, view: { ...(args.view as Args), id: `V${stamp()}`, hash: `${stamp()}.h` } },
    'views.publish': () => ({ ok: true }),
    'files.getUploadURLExternal': () => {
      places += 1;
      const id = `F${places}`;
      return { ok: true, file_id: id, upload_url: `${fake.url}/upload/${id}` };
    },
    'files.completeUploadExternal': ({ files, channel_id, thread_ts }) => {
      const ts = stamp();
      const channel = direct(String(channel_id));
      fake.messages.push({
        channel,
        ts,
        text: '',
        files,
        ...(thread_ts ? { thread_ts } : {}),
      } as SaidInSlack);
      return { ok: true, files };
    },
  };

  function answer(method: string, args: Args): ApiAnswer {
    const at = scripted.findIndex((each) => each.method === method && (each.when?.(args) ?? true));
    const [script] = at < 0 ? [] : scripted.splice(at, 1);
    const plain = !script || script.after ? usual[method]?.(args) : undefined;
    return script?.answer ?? plain ?? { ok: false, error: 'unknown_method' };
  }

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '';
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (path.startsWith('/upload/')) {
      fake.uploads.set(path.split('/')[2]!, body);
      response.end('OK');
    } else if (path.startsWith('/files/')) {
      const file = token.startsWith('xoxb-') ? fake.files.get(path) : undefined;
      response.writeHead(file?.status ?? (file ? 200 : 302), { 'content-type': file?.type ?? 'image/png' });
      response.end(file?.bytes);
    } else {
      const method = path.replace('/api/', '');
      const args = argsOf(body.toString('utf8'));
      const told = answer(method, args);
      fake.calls.push({ method, args, token, answer: told });
      if (told === 'cut') response.destroy();
      else if ('status' in told) {
        response
          .writeHead(told.status as number, told.headers as Record<string, string> | undefined)
          .end('{}');
      } else response.setHeader('content-type', 'application/json').end(JSON.stringify(told));
    }
  });
  acceptSockets(server, {
    opened(socket) {
      open.push(socket);
      socket.send(
        JSON.stringify({ type: 'hello', num_connections: open.length, connection_info: { app_id: 'A1' } }),
      );
    },
    said: (_socket, text) => void fake.acks.push(JSON.parse(text)),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const fake: FakeSlack = {
    url,
    apiRoot: `${url}/api/`,
    calls: [],
    messages: [],
    uploads: new Map(),
    files: new Map(),
    expired: new Set(),
    acks: [],
    next: (method, told, options) => void scripted.push({ method, answer: told, ...options }),
    forget: () => void scripted.splice(0),
    called: (method) => fake.calls.filter((call) => call.method === method).map((call) => call.args),
    sockets: () => open.filter((socket) => socket.open),
    opened: () => opened,
    envelope(type, payload, { socket = 0, retry = 0, reason = '' } = {}) {
      const id = randomUUID();
      const tried = type === 'events_api' ? { retry_attempt: retry, retry_reason: reason } : {};
      const said = {
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...tried,
      };
      fake.sockets()[socket]!.send(JSON.stringify(said));
      return id;
    },
    renew(socket, reason = 'refresh_requested') {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } }));
    },
    stop: async () => {
      for (const socket of fake.sockets()) socket.cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
