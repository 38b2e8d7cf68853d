import http from 'node:http';
import https from 'node:https';
import { Telegram, TelegramError } from 'telegraf';
import type { z } from 'zod';
import { messageOf } from '../../lib/errors.ts';
import { ApiFailure } from './failure.ts';

export interface CallOptions {
  /** How long to wait for the whole answer. */
  readonly deadlineMs?: number;
  /** Ends the call before its deadline. */
  readonly signal?: AbortSignal;
}

export interface Api {
  readonly root: string;
  /** @throws ApiFailure, never with the token in it */
  call<T>(method: string, payload: object, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** The address of a file that getFile named; holds the token, so never to be logged. */
  fileUrl(path: string): string;
  /** The text without the token. */
  redact(text: string): string;
}

export interface ApiSettings {
  readonly token: string;
  readonly apiRoot: string;
  readonly deadlineMs: number;
}

/** telegraf types each method; here the answer is checked by zod instead, so one way of calling serves all. */
type Untyped = (method: string, payload: object, options: { signal: AbortSignal }) => Promise<unknown>;

export function createApi(settings: ApiSettings): Api {
  const { token } = settings;
  const root = settings.apiRoot.endsWith('/') ? settings.apiRoot : `${settings.apiRoot}/`;
  const redact = (text: string): string =>
    text.replaceAll(token, '[token]').replaceAll(encodeURIComponent(token), '[token]');

  async function call<T>(method: string, payload: object, answer: z.ZodType<T>, options: CallOptions = {}) {
    const { client, reached } = freshClient(token, root);
    const deadline = AbortSignal.timeout(options.deadlineMs ?? settings.deadlineMs);
    const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
    const callApi = client.callApi.bind(client) as unknown as Untyped;
    let result: unknown;
    try {
      result = await callApi(method, payload, { signal });
    } catch (error) {
      throw failureOf(method, error, reached(), redact);
    }
    const parsed = answer.safeParse(result);
    if (parsed.success) return parsed.data;
    throw new ApiFailure('unanswered', `${method} was answered in a form we do not know`);
  }

  return {
    root,
    call,
    redact,
    fileUrl: (path) => `${root}file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}

/**
 * A client with a connection of its own. A kept-alive one may be found dead only after the request was written, and
 * then nobody knows whether the message went out; and only so can "never connected" be told from "never answered".
 */
function freshClient(token: string, root: string): { client: Telegram; reached: () => boolean } {
  let connected = false;
  const note = (): void => {
    connected = true;
  };
  const secure = root.startsWith('https:');
  const agent = secure ? new https.Agent() : new http.Agent();
  const connectable = agent as unknown as { createConnection(...args: unknown[]): NodeJS.EventEmitter };
  const connect = connectable.createConnection.bind(agent);
  connectable.createConnection = (...args) =>
    connect(...args).once(secure ? 'secureConnect' : 'connect', note);
  const client = new Telegram(token, { apiRoot: root, agent });
  // telegraf's constructor drops the agent of a plain http root (an emulator, a local Bot API server).
  client.options.agent = agent;
  return { client, reached: () => connected };
}

function failureOf(
  method: string,
  error: unknown,
  reached: boolean,
  redact: (text: string) => string,
): ApiFailure {
  if (error instanceof TelegramError) {
    const { retry_after, migrate_to_chat_id } = error.parameters ?? {};
    return new ApiFailure('refused', redact(`${method}: ${error.message}`), {
      code: error.code,
      retryAfterMs: retry_after === undefined ? undefined : retry_after * 1000,
      movedTo: migrate_to_chat_id === undefined ? undefined : String(migrate_to_chat_id),
    });
  }
  const why = redact(`${method}: ${messageOf(error)}`);
  return new ApiFailure(reached ? 'unanswered' : 'unreachable', why);
}
