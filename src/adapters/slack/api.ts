import { webApi } from '@slack/bolt';
import type { z } from 'zod';
import { messageOf } from '../../lib/errors.ts';
import { ApiFailure } from './failure.ts';
import { quiet } from './quiet.ts';

export interface Api {
  readonly root: string;
  readonly token: string;
  /** @throws ApiFailure, never with a token in it */
  call<T>(method: string, args: object, answer: z.ZodType<T>): Promise<T>;
}

export interface ApiSettings {
  readonly token: string;
  /** Ends with a slash. */
  readonly apiRoot: string;
  readonly deadlineMs: number;
}

/** One try for each call: how often and when again is the outbox's to say, which the library would hide for half an hour. */
export function createApi({ token, apiRoot, deadlineMs }: ApiSettings): Api {
  const client = new webApi.WebClient(token, {
    slackApiUrl: apiRoot,
    timeout: deadlineMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
  return {
    root: apiRoot,
    token,
    async call(method, args, answer) {
      let result: unknown;
      try {
        result = await client.apiCall(method, { ...args });
      } catch (error) {
        throw failureOf(method, error);
      }
      const parsed = answer.safeParse(result);
      if (parsed.success) return parsed.data;
      throw new ApiFailure('unanswered', `${method} was answered in a form we do not know`);
    },
  };
}

/** Slack says of these that some of the deed may be done. */
const HALF_DONE = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function failureOf(method: string, error: unknown): ApiFailure {
  const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;
  if (error instanceof WebAPIRateLimitedError) {
    return new ApiFailure('busy', `${method}: too many calls`, 'ratelimited', error.retryAfter * 1000);
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (code === 'ratelimited' || code === 'rate_limited')
      return new ApiFailure('busy', `${method}: ${code}`, code);
    const details = error.data.response_metadata?.messages?.join('; ');
    const why = `${method}: ${code}${details ? ` (${details})` : ''}`;
    return new ApiFailure(HALF_DONE.has(code) ? 'broken' : 'refused', why, code);
  }
  if (error instanceof WebAPIHTTPError) {
    return new ApiFailure('broken', `${method}: HTTP ${error.statusCode}`, String(error.statusCode));
  }
  if (error instanceof WebAPIRequestError) {
    const code = causes(error.original).find((each) => NEVER_CONNECTED.has(each));
    const why = `${method}: ${code ?? messageOf(error.original)}`;
    return new ApiFailure(code ? 'unreachable' : 'unanswered', why, code);
  }
  // A 429 that does not say how long is told by the library in words alone.
  if (/Retry header did not contain a valid timeout/.test(messageOf(error)))
    return new ApiFailure('busy', `${method}: too many calls`, 'ratelimited');
  return new ApiFailure('unanswered', `${method}: ${messageOf(error)}`);
}

function causes(error: unknown): string[] {
  const codes: string[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') codes.push(each.code);
  }
  return codes;
}
