import { z } from 'zod';
import type { Api } from './api.ts';
import type { Ref } from './place.ts';

export const METADATA = 'gemcell_message';

/** Goes with every message of ours, so that it can be found when Slack's answer was lost. */
export function metadataFor(id: string, part: number): object {
  return { event_type: METADATA, event_payload: { outbox: id, part } };
}

const history = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({
            event_type: z.string().optional(),
            event_payload: z
              .object({ outbox: z.string().optional(), part: z.number().optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});

const LATEST = 50;

/**
 * Whether a message whose fate is unknown did arrive. Undefined: it is not there (now).
 * @throws ApiFailure when that can't be told
 */
export async function findSent(
  api: Api,
  place: { readonly channel: string; readonly thread?: string },
  id: string,
  part: number,
): Promise<Ref | undefined> {
  const where = { channel: place.channel, limit: LATEST, include_all_metadata: true };
  const { messages } = place.thread
    ? await api.call('conversations.replies', { ...where, ts: place.thread, limit: 1000 }, history)
    : await api.call('conversations.history', where, history);
  const found = messages.find(({ metadata }) => {
    const payload = metadata?.event_payload;
    return metadata?.event_type === METADATA && payload?.outbox === id && payload.part === part;
  });
  return found && { channel: place.channel, ts: found.ts };
}

const opened = z.object({ channel: z.object({ id: z.string() }) });

/** The conversation behind an address: a person's own with the bot, or the place itself. */
export async function conversationOf(api: Api, channel: string): Promise<string> {
  if (!/^[UW]/.test(channel)) return channel;
  return (await api.call('conversations.open', { users: channel }, opened)).channel.id;
}
