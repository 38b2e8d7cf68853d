import http from 'node:http';
import type { AddressInfo } from 'node:net';
import emulatorModule from 'telegram-test-api';
import { type QueuedUpdate, UpdateQueue } from './telegram-queue.ts';
import {
  type ApiCall,
  bytesOf,
  conflict,
  type Fault,
  failed,
  freePort,
  jsonOf,
  reply,
  type SentFile,
} from './telegram-wire.ts';

export { refusal, tooMany } from './telegram-wire.ts';

export type TelegramProxy = Awaited<ReturnType<typeof startTelegram>>;

/** Its types say `default`, its CommonJS export is the class itself. */
const TelegramServer = emulatorModule as unknown as typeof emulatorModule.default;

/**
 * The emulator (telegram-test-api) behind a thin proxy that adds what it lacks: updates kept until confirmed, one
 * poller, long polling, the webhook's secret header and its redelivery, files both ways, and faults.
 */
export async function startTelegram(token = '4200000001:test-token_for-the-emulator') {
  const emulator = new TelegramServer({
    port: await freePort(),
    host: '127.0.0.1',
    storage: 'RAM',
    storeTimeout: 600,
  });
  await emulator.start();
  const queue = new UpdateQueue();
  const faults = new Map<string, Fault[]>();
  const calls: ApiCall[] = [];
  const sentFiles: SentFile[] = [];
  const files = new Map<string, Buffer>();
  const answers = new Map<string, unknown>();
  let webhook: { url: string; secret?: string } | undefined;
  let injected = 500_000;
  let conflicts = 0;
  let delivering = Promise.resolve();

  /** What the emulator's clients have written goes into our queue, which knows about confirming. */
  function collect(): void {
    queue.add(...(emulator.getUpdates(token) as unknown as QueuedUpdate[]));
    if (webhook) delivering = delivering.then(deliver);
  }
  for (const happened of ['AddedUserMessage', 'AddedUserCommand', 'AddedUserCallbackQuery']) {
    emulator.on(happened, collect);
  }

  /** One after the other, each until it was answered with 200. */
  async function deliver(): Promise<void> {
    while (webhook) {
      const update = queue.first();
      if (!update) return;
      const status = await post(update).catch(() => 0);
      if (status === 200) queue.remove(update);
      else await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function post(update: QueuedUpdate, secret = webhook?.secret): Promise<number> {
    if (!webhook) throw new Error('no webhook is set');
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (secret !== undefined) headers['x-telegram-bot-api-secret-token'] = secret;
    const answer = await fetch(webhook.url, { method: 'POST', headers, body: JSON.stringify(update) });
    await answer.arrayBuffer();
    return answer.status;
  }

  async function answer(method: string, body: Buffer, type: string): Promise<[number, object]> {
    if (method === 'sendDocument' || method === 'sendPhoto') return [200, await takeFile(method, body, type)];
    if (answers.has(method)) return [200, { ok: true, result: answers.get(method) }];
    const payload = jsonOf(body);
    if (method === 'getUpdates') return poll(payload);
    if (method === 'getFile') return locate(String(payload.file_id));
    if (method === 'setWebhook') {
      webhook = { url: String(payload.url), secret: payload.secret_token as string | undefined };
      return [200, { ok: true, result: true }];
    }
    if (method === 'getWebhookInfo')
      return [200, { ok: true, result: { url: webhook?.url ?? '', pending_update_count: 0 } }];
    if (method === 'deleteWebhook') webhook = undefined;
    return forward(method, body);
  }

  async function forward(method: string, body: Buffer): Promise<[number, object]> {
    const url = `${emulator.config.apiURL}/bot${token}/${method}`;
    const headers = { 'content-type': 'application/json' };
    const heard = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    return [heard.status, (await heard.json()) as object];
  }

  async function poll(payload: Record<string, unknown>): Promise<[number, object]> {
    if (webhook)
      return conflict("can't use getUpdates method while webhook is active; use deleteWebhook first");
    collect();
    const result = await queue.poll(payload.offset as number | undefined, Number(payload.timeout ?? 0));
    if (result === 'conflict') conflicts += 1;
    if (result === 'conflict') return conflict('terminated by other getUpdates request');
    return [200, { ok: true, result }];
  }

  function locate(fileId: string): [number, object] {
    const bytes = files.get(fileId);
    if (!bytes) return failed(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
    if (bytes.length > 20 * 1024 * 1024) return failed(400, 'Bad Request: file is too big');
    const result = { file_id: fileId, file_path: `documents/${fileId}`, file_size: bytes.length };
    return [200, { ok: true, result }];
  }

  async function takeFile(method: string, body: Buffer, type: string): Promise<object> {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const chat = String(form.get('chat_id'));
    const file = form.get(method === 'sendPhoto' ? 'photo' : 'document');
    if (!(file instanceof File)) throw new Error('no file came');
    sentFiles.push({ chat, name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
    return { ok: true, result: { message_id: 900_000 + sentFiles.length, chat: { id: Number(chat) } } };
  }

  const server = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error_code: 500, description: String(error) }));
    });
  });

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://proxy').pathname;
    const download = path.startsWith(`/file/bot${token}/`);
    const method = download ? 'download' : (path.split('/').at(-1) ?? '');
    const body = await bytesOf(request);
    const type = request.headers['content-type'] ?? '';
    calls.push({ method, payload: type.startsWith('application/json') ? jsonOf(body) : {} });
    const fault = faults.get(method)?.shift();
    if (fault === 'hang') return;
    if (fault === 'cut') return void request.socket.destroy();
    if (fault && fault !== 'cut_after') return reply(response, fault.status, fault.body ?? {});
    if (download) {
      response.end(files.get(path.split('/').at(-1) ?? ''));
      return;
    }
    const [status, result] = await answer(method, body, type);
    if (fault === 'cut_after') return void request.socket.destroy();
    reply(response, status, result);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    token,
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    queue,
    /** Every call that reached us, also those that were made to fail. */
    calls,
    files,
    sentFiles,
    webhook: () => webhook,
    /** How often a second poller came while the first was waiting. */
    conflicts: () => conflicts,
    setWebhookByHand: (url: string) => {
      webhook = { url };
    },
    /** The next calls of the method fail so, one after the other. */
    fail: (method: string, ...those: Fault[]) => {
      faults.set(method, [...(faults.get(method) ?? []), ...those]);
    },
    /** What the method answers from now on, in the emulator's place. */
    answer: (method: string, result: unknown) => void answers.set(method, result),
    /** A person at the far end; in a private chat the chat's number is the person's. */
    person: (id: number, name = 'Office of Basti') =>
      emulator.getClient(token, { userId: id, chatId: id, firstName: name }),
    /** Puts an update of any kind in line; by webhook it is posted until taken. */
    push: (update: Record<string, unknown>): QueuedUpdate => {
      const queued = { update_id: injected, ...update };
      injected += 1;
      queue.add(queued);
      collect();
      return queued;
    },
    post,
    /** What our side said in this chat, oldest first. */
    said: (chat: number | string) =>
      emulator.storage.botMessages.filter((sent) => String(sent.message.chat_id) === String(chat)),
    async stop() {
      webhook = undefined;
      await delivering;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.stop();
    },
  };
}
