import { z } from 'zod';
import type { ChannelHost } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import { failpoint } from '../../lib/failpoint.ts';
import { whileLeased } from '../../lib/while-leased.ts';
import type { Api } from './api.ts';
import { ApiFailure } from './failure.ts';
import type { Intake } from './intake.ts';
import type { Offset } from './offset.ts';
import { backoff, type Pulse } from './pulse.ts';
import { createTroubles } from './troubles.ts';
import { ALLOWED_UPDATES, type RawUpdate, rawUpdateSchema } from './wire.ts';

const OTHERS_POLL_MS = 5_000;
const CONFLICT_MS = { least: 5_000, most: 60_000 };
const FAILURE_MS = { first: 1_000, most: 60_000 };
const KEEP_MS = { first: 500, most: 10_000 };
const EMPTY_MS = 300;
/** How much longer than Telegram was asked to wait we wait for it: a dead connection says nothing by itself. */
const GRACE_MS = 15_000;

export interface PollParts {
  readonly host: ChannelHost;
  readonly api: Api;
  readonly intake: Intake;
  readonly offset: Offset;
  readonly leaseName: string;
  readonly pulse: Pulse;
  readonly pollSeconds: number;
}

/**
 * Our own loop, since the library's loses every waiting update when a handler throws and ends at the first 409: one
 * poller among all processes; each update kept, in order; only then is the offset moved. Ends by the signal alone.
 */
export async function poll(parts: PollParts, stop: AbortSignal): Promise<void> {
  const troubles = createTroubles(parts.host.log);
  let failures = 0;
  while (!stop.aborted) {
    try {
      const ours = await whileLeased(parts.host.lease, parts.leaseName, stop, (signal) =>
        round(parts, signal),
      );
      failures = 0;
      if (ours) troubles.over();
      else await parts.pulse.sleep(OTHERS_POLL_MS * (0.5 + parts.pulse.random() / 2), stop);
    } catch (error) {
      if (stop.aborted) break;
      await parts.pulse.sleep(await answerTo(error, parts, troubles, failures), stop);
      failures += 1;
    }
  }
}

/** One long poll and what it brought. */
async function round(parts: PollParts, signal: AbortSignal): Promise<void> {
  const { api, offset, pollSeconds, pulse } = parts;
  const asked = pulse.now();
  const next = await offset.get();
  const updates = await api.call(
    'getUpdates',
    {
      ...(next === undefined ? {} : { offset: next }),
      timeout: pollSeconds,
      allowed_updates: ALLOWED_UPDATES,
    },
    z.array(rawUpdateSchema),
    { deadlineMs: pollSeconds * 1000 + GRACE_MS, signal },
  );
  for (const update of updates) {
    if (!(await keepAtLast(parts, update, signal))) return;
  }
  // A server that does not wait for updates (an emulator) must not be asked in a circle.
  if (updates.length === 0 && pulse.now() - asked < EMPTY_MS) await pulse.sleep(EMPTY_MS, signal);
}

/**
 * The same update again and again until it is kept: with the database away everything waits here, and with Telegram.
 * @returns false when we must stop; the update then comes again
 */
async function keepAtLast(parts: PollParts, update: RawUpdate, signal: AbortSignal): Promise<boolean> {
  const { host, intake, offset, pulse } = parts;
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await intake.keep(update);
      await offset.set(update.update_id + 1);
      failpoint('acknowledged');
      return true;
    } catch (error) {
      const fields = { updateId: update.update_id, error: messageOf(error) };
      if (failures === 0)
        host.log.warn(fields, 'a Telegram update could not be kept; it is tried until it is');
      if (failures === 20)
        host.log.error(fields, 'a Telegram update still cannot be kept; all later ones wait');
      await pulse.sleep(backoff(failures, KEEP_MS.first, KEEP_MS.most, pulse), signal);
    }
  }
  return false;
}

/** Mends what can be mended; milliseconds to wait before the next try. */
async function answerTo(
  error: unknown,
  { api, pulse }: PollParts,
  troubles: ReturnType<typeof createTroubles>,
  failures: number,
): Promise<number> {
  const wait = backoff(failures, FAILURE_MS.first, FAILURE_MS.most, pulse);
  const says = messageOf(error);
  if (!(error instanceof ApiFailure)) {
    troubles.passing('store', `nothing is taken in while our own store is away (${says})`);
    return wait;
  }
  if (error.kind !== 'refused') {
    troubles.passing('unreachable', says);
    return wait;
  }
  if (error.code === 409 && /webhook/i.test(says)) {
    troubles.passing('webhook', 'a webhook is still set; it is removed, waiting updates stay');
    await removeWebhook(api).catch((failure: unknown) =>
      troubles.passing('removing webhook', messageOf(failure)),
    );
    return wait;
  }
  if (error.code === 409) {
    troubles.lasting(
      'conflict',
      `somebody else polls with this bot's token: end that one, or give each its own (${says})`,
    );
    return CONFLICT_MS.least + pulse.random() * (CONFLICT_MS.most - CONFLICT_MS.least);
  }
  if (error.code === 401 || error.code === 404) {
    troubles.lasting('token', `Telegram does not know the bot token: correct TELEGRAM_BOT_TOKEN (${says})`);
    return FAILURE_MS.most;
  }
  troubles.passing(`refused ${error.code}`, says);
  return Math.max(wait, (error.facts.retryAfterMs ?? 0) + pulse.random() * 1000);
}

/** Without dropping what waits. */
export async function removeWebhook(api: Api): Promise<void> {
  await api.call('deleteWebhook', { drop_pending_updates: false }, z.unknown());
}
