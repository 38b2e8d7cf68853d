import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ChannelHost, Route, RouteRequest, RouteResponse } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import type { Intake } from './intake.ts';
import { backoff, type Pulse } from './pulse.ts';
import { ALLOWED_UPDATES, rawUpdateSchema } from './wire.ts';

export const WEBHOOK_PATH = '/telegram';
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

export interface Webhook {
  readonly url: string;
  /** Where our own server is asked, behind whatever stands before it; default /telegram. */
  readonly path?: string;
  /** 1 to 256 letters, digits, underscores or hyphens; Telegram sends it back with every update. */
  readonly secret: string;
}

/**
 * Telegram calls: first the secret, then keep, then 200. Anything but 200 makes Telegram send the update again; per
 * chat it sends the next one only after the 200, so order holds.
 * @param door what start() made ready; undefined before
 */
export function webhookRoute(
  { secret, path = WEBHOOK_PATH }: Webhook,
  door: () => { intake: Intake; host: ChannelHost } | undefined,
): Route {
  return {
    method: 'POST',
    path,
    async handle(request) {
      if (!sameSecret(request.headers[SECRET_HEADER] ?? '', secret)) return says(401, 'wrong secret');
      const open = door();
      if (!open) return says(503, 'not ready yet');
      const update = rawUpdateSchema.safeParse(jsonOf(request));
      if (!update.success) return says(400, 'not an update');
      try {
        await open.intake.keep(update.data);
        return says(200, 'kept');
      } catch (error) {
        open.host.log.warn(
          { updateId: update.data.update_id, error: messageOf(error) },
          'a Telegram update could not be kept; Telegram sends it again',
        );
        return says(503, 'not kept');
      }
    },
  };
}

/** Tells Telegram where to call, trying until it hears us or we stop. Resolves after the first try. */
export async function setWebhook(
  parts: { api: Api; host: ChannelHost; pulse: Pulse; webhook: Webhook },
  stop: AbortSignal,
): Promise<{ done: Promise<void> }> {
  const { api, host, pulse, webhook } = parts;
  const tryOnce = async (failures: number): Promise<boolean> => {
    try {
      const { url, secret } = webhook;
      const payload = {
        url,
        secret_token: secret,
        allowed_updates: ALLOWED_UPDATES,
        drop_pending_updates: false,
      };
      await api.call('setWebhook', payload, z.unknown(), { signal: stop });
      return true;
    } catch (error) {
      const fields = { url: webhook.url };
      if (failures === 0)
        host.log.error(fields, `Telegram does not take our webhook, we go on trying: ${messageOf(error)}`);
      return false;
    }
  };
  if (await tryOnce(0)) return { done: Promise.resolve() };
  const goOn = async (): Promise<void> => {
    for (let failures = 1; !stop.aborted; failures += 1) {
      await pulse.sleep(backoff(failures, 1_000, 60_000, pulse), stop);
      if (stop.aborted) return;
      if (await tryOnce(failures)) return host.log.info({ url: webhook.url }, 'Telegram took our webhook');
    }
  };
  return { done: goOn() };
}

/** Digests are of one length, so that neither length nor content shows in the time it takes. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function jsonOf(request: RouteRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function says(status: number, body: string): RouteResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
