import { z } from 'zod';
import { messageOf } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import { takeIn } from './intake.ts';
import { isDirect } from './place.ts';
import type { Desk } from './tell.ts';

/** When we were last sure to hear; told once a minute. */
const HEARD = 'heard';
const EVERY_MS = 60_000;
const SOON_MS = 1_000;
const LEASE = 'catching up';
const LEASE_MS = 150_000;
/** Slack itself brings again what it could not bring within this time. */
const GAP_MS = 120_000;
const OVERLAP_MS = 60_000;
/** Threads older than this are not looked into: nobody writes a note under a card that old. */
const BACK_MS = 14 * 24 * 60 * 60_000;
const PAGE = 200;
const MOST_PAGES = 10;

/**
 * Slack tries three times, for some minutes, and then forgets. After a longer silence of ours what was said meanwhile
 * is read from the conversations themselves and taken in like any event; what was kept before is met again and kept
 * once. Ends by the signal alone.
 * @param listening whether what is said now reaches us
 */
export async function catchUp(desk: Desk, listening: () => boolean, stop: AbortSignal): Promise<void> {
  const { host, pulse } = desk;
  while (!stop.aborted) {
    const up = listening();
    try {
      if (up && (await host.lease.hold(LEASE, LEASE_MS))) await round(desk, stop);
    } catch (error) {
      host.log.warn(
        { error: messageOf(error) },
        'what was said in Slack while we were away is not read yet; tried again',
      );
    }
    await pulse.sleep(up ? EVERY_MS : SOON_MS, stop);
  }
  await host.lease.release(LEASE).catch(() => undefined);
}

async function round(desk: Desk, stop: AbortSignal): Promise<void> {
  const { host, pulse } = desk;
  const now = pulse.now();
  const heard = Number((await host.state.get(HEARD)) ?? now);
  if (now - heard > GAP_MS) {
    const taken = await takeMissed(desk, heard - OVERLAP_MS, now, stop);
    if (stop.aborted) return;
    host.log.info(
      { taken, minutes: Math.round((now - heard) / 60_000) },
      'read what was said in Slack while we were away',
    );
  }
  await host.state.set(HEARD, String(now));
}

const me = z.object({ team_id: z.string(), user_id: z.string() });
const message = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  latest_reply: z.string().optional(),
});
const cursor = z.object({ next_cursor: z.string().optional() }).optional();
const places = z.object({ channels: z.array(z.object({ id: z.string() })), response_metadata: cursor });
const history = z.object({ messages: z.array(message), response_metadata: cursor });
type Message = z.infer<typeof message>;

async function takeMissed(desk: Desk, since: number, now: number, stop: AbortSignal): Promise<number> {
  const { api } = desk;
  const { team_id, user_id: bot } = await api.call('auth.test', {}, me);
  let taken = 0;
  for await (const { id: channel } of paged(
    api,
    'users.conversations',
    PLACES,
    places,
    ({ channels }) => channels,
  )) {
    for await (const said of saidSince(api, channel, bot, since, now)) {
      if (stop.aborted) return taken;
      const event = { ...said, type: 'message', channel, channel_type: isDirect(channel) ? 'im' : 'channel' };
      const authorizations = [{ team_id, user_id: bot, is_bot: true }];
      const event_id = `missed:${channel}:${said.ts}`;
      await takeIn(desk, {
        kind: 'events',
        body: { type: 'event_callback', team_id, event_id, authorizations, event },
      });
      taken += 1;
    }
  }
  return taken;
}

const PLACES = { types: 'public_channel,private_channel,im', exclude_archived: true };

/** What was said in a conversation since then, and below what stood there already. */
async function* saidSince(
  api: Api,
  channel: string,
  bot: string,
  since: number,
  now: number,
): AsyncGenerator<Message> {
  const seconds = since / 1000;
  const oldest = String((now - BACK_MS) / 1000);
  for await (const root of paged(
    api,
    'conversations.history',
    { channel, oldest },
    history,
    ({ messages }) => messages,
  )) {
    if (Number(root.ts) > seconds) yield root;
    if (Number(root.latest_reply ?? 0) <= seconds || (root.user !== bot && !isDirect(channel))) continue;
    const thread = { channel, ts: root.ts, oldest: String(seconds) };
    for await (const reply of paged(
      api,
      'conversations.replies',
      thread,
      history,
      ({ messages }) => messages,
    )) {
      if (reply.ts !== root.ts && Number(reply.ts) > seconds) yield reply;
    }
  }
}

async function* paged<P extends { response_metadata?: { next_cursor?: string } }, T>(
  api: Api,
  method: string,
  args: object,
  answer: z.ZodType<P>,
  items: (page: P) => T[],
): AsyncGenerator<T> {
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES && next !== ''; page += 1) {
    const told: P = await api.call(
      method,
      { ...args, limit: PAGE, ...(next ? { cursor: next } : {}) },
      answer,
    );
    yield* items(told);
    next = told.response_metadata?.next_cursor ?? '';
  }
}
