import type { Channel, ChannelHost, Original, TranscriptEntry } from '../../src/channel.ts';
import { startHttp } from '../../src/http/index.ts';
import { type FakeHost, fakeHost } from './fake-host.ts';

export interface Served {
  readonly url: string;
  readonly host: FakeHost;
  close(): Promise<void>;
}

/** A door on a real server of its own, with the house behind it faked. */
export async function serve(channel: Channel, host: FakeHost = fakeHost()): Promise<Served> {
  await channel.start(host);
  const server = await startHttp({
    port: 0,
    host: '127.0.0.1',
    routes: channel.routes ?? [],
    health: async () => ({ ok: true, parts: {} }),
    log: host.log,
  });
  return { url: `http://127.0.0.1:${server.port}`, host, close: () => server.close() };
}

export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Response>;
  /** As a browser without scripts, on our own page, does it; headers may say otherwise. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Response>;
}
export type Fields = Record<string, string | File | readonly File[]>;

/** Somebody's browser: keeps its cookies, follows no redirect by itself. */
export function visitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const go = async (path: string, init: RequestInit & { headers?: Record<string, string> }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value) cookies.set(name!, value);
      else cookies.delete(name!);
    }
    return response;
  };
  return {
    cookies,
    get: (path) => go(path, {}),
    post: (path, fields, headers = {}) =>
      go(path, { method: 'POST', body: multipart(fields), headers: { origin: url, ...headers } }),
  };
}

function multipart(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value);
    else for (const file of [value].flat() as File[]) form.append(name, file);
  }
  return form;
}

/** What the page hid in its form: the id that makes a double click one. */
export function onceIn(html: string): string {
  return /data-compose[\s\S]*?name="once" value="([^"]+)"/.exec(html)![1]!;
}

export function entry(position: string, direction: 'in' | 'out', text: string): TranscriptEntry {
  return { position, direction, text, choices: [], files: [], at: new Date('2026-11-20T06:00:00Z') };
}

/** Makes the faked house answer: what is kept stands in the transcript, and beneath it what `reply` says. */
export function answering(
  host: FakeHost,
  channel: Channel,
  reply: (original: Original, text: string) => Partial<TranscriptEntry>,
): void {
  const keep = host.keep.bind(host);
  const answerTo: ChannelHost['keep'] = async (original) => {
    const before = host.kept.length;
    await keep(original);
    if (host.kept.length === before) return;
    const said = await channel.read(original);
    const list = host.transcripts.get(said.from.address) ?? [];
    host.transcripts.set(said.from.address, list);
    const files = said.files.map((file, at) => ({
      ...file,
      id: `${list.length}-${at}`,
      size: file.bytes.length,
    }));
    for (const { id, ...file } of files) host.files.set(`${said.from.address}/${id}`, file);
    const at = host.clock.now();
    list.push({ ...entry(String(list.length + 1), 'in', said.text), subject: said.subject, files, at });
    list.push({ ...entry(String(list.length + 1), 'out', ''), at, ...reply(original, said.text) });
  };
  Object.assign(host, { keep: answerTo });
}
