import { z } from 'zod';
import type { DurableMap, Log, OutgoingMessage } from '../../channel.ts';
import { ChannelError } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import type { Complain } from './complain.ts';
import { ApiFailure, deliveryError } from './failure.ts';
import { conversationOf, findSent, metadataFor } from './lookup.ts';
import { type Part, partsOf } from './outgoing.ts';
import { isDirect, placeOf, type Ref, refId, refOf, rootOf } from './place.ts';
import { doneBefore, noteDone } from './progress.ts';
import { shareFile } from './upload.ts';

export interface SendTools {
  readonly api: Api;
  readonly state: DurableMap;
  readonly log?: Log;
  readonly complain: Complain;
}

const sent = z.object({ channel: z.string(), ts: z.string() });

/** What Slack must not make of our words: links opened, names linked. */
const AS_WRITTEN = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false };

/** @throws ChannelError as the contract says */
export async function sendMessage(
  tools: SendTools,
  message: OutgoingMessage,
): Promise<{ externalId?: string }> {
  try {
    const place = placeOf(message.to);
    const { channel, only } = place;
    if (only) return await whisperOrWrite(tools, message, { ...place, only });
    const replaced = message.replaces === undefined ? undefined : refOf(message.replaces);
    if (replaced && (await replace(tools, message, replaced))) return { externalId: message.replaces };
    return await say(tools, message, channel);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    tools.complain(tools.log, error, message.to);
    throw deliveryError(error);
  }
}

interface Aside {
  readonly channel: string;
  readonly only: string;
  readonly thread?: string;
}

/** A command may be given where the app is not: then the word goes to the person's own conversation with it. */
const NOT_THERE = new Set(['not_in_channel', 'channel_not_found', 'user_not_in_channel', 'is_archived']);

async function whisperOrWrite(tools: SendTools, message: OutgoingMessage, aside: Aside): Promise<object> {
  try {
    return await whisper(tools, message, aside);
  } catch (error) {
    if (!(error instanceof ApiFailure) || !NOT_THERE.has(error.code)) throw error;
    return say(tools, { ...message, thread: [] }, aside.only);
  }
}

/** Seen by one person, and gone when they close Slack: a word on what they just did, never the only trace of it. */
async function whisper(
  { api }: SendTools,
  message: OutgoingMessage,
  { channel, only, thread }: Aside,
): Promise<object> {
  const where = { channel, user: only, ...(thread ? { thread_ts: thread } : {}) };
  for (const part of partsOf(message)) {
    await api.call('chat.postEphemeral', { ...where, ...part, ...AS_WRITTEN }, z.unknown());
  }
  return {};
}

/** No more there, or too old to be changed: then it is said anew. */
const NOT_REPLACEABLE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** The same change twice is one change: whatever is not known of it is tried again. */
async function replace({ api }: SendTools, message: OutgoingMessage, { channel, ts }: Ref): Promise<boolean> {
  try {
    const part = partsOf(message)[0]!;
    await api.call('chat.update', { channel, ts, ...part, parse: 'none', link_names: false }, z.unknown());
    return true;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    if (NOT_REPLACEABLE.has(error.code)) return false;
    const failure = deliveryError(error);
    if (failure.kind !== 'uncertain') throw error;
    throw new ChannelError('temporary', failure.message, { cause: error });
  }
}

/** The words first, then each file in the same thread; what has gone out is remembered between tries. */
async function say(
  tools: SendTools,
  message: OutgoingMessage,
  channel: string,
): Promise<{ externalId?: string }> {
  const { state } = tools;
  const parts = partsOf(message);
  const several = parts.length + message.files.length > 1;
  let done = several ? await doneBefore(state, message.to, message.id) : { id: message.id, parts: 0 };
  const root = rootIn(message.thread, channel);
  const note = async (ref: string | undefined): Promise<void> => {
    done = { id: message.id, parts: done.parts + 1, ...(ref ? { ref } : {}) };
    if (several) await noteDone(state, message.to, done);
  };
  for (const part of parts.slice(done.parts)) {
    const ref = await postUnder(tools, message, channel, part, done.parts, root);
    await note(done.ref ?? refId(ref, isDirect(ref.channel) && !message.card && !root));
  }
  for (const file of message.files.slice(done.parts - parts.length)) {
    const conversation = root?.channel ?? (await conversationOf(tools.api, channel));
    const under = root?.ts ?? (message.card && done.ref ? refOf(done.ref)?.ts : undefined);
    await shareFile(tools.api, file, conversation, under);
    await note(done.ref);
  }
  return done.ref === undefined ? {} : { externalId: done.ref };
}

/** A thread of another conversation is none here; a person's own conversation bears another name than they do. */
function rootIn(thread: readonly string[], channel: string): Ref | undefined {
  const root = rootOf(thread);
  const same = root && (root.channel === channel || (/^[UW]/.test(channel) && isDirect(root.channel)));
  return same ? root : undefined;
}

/** Locked or taken away: what was to stand in it is said beside it rather than nowhere. */
const NO_THREAD = new Set(['thread_not_found', 'cannot_reply_to_message', 'restricted_action_thread_locked']);

async function postUnder(
  ...[tools, message, channel, part, number, root]: Parameters<typeof post>
): Promise<Ref> {
  try {
    return await post(tools, message, channel, part, number, root);
  } catch (error) {
    if (!root || !(error instanceof ApiFailure) || !NO_THREAD.has(error.code)) throw error;
    return post(tools, message, channel, part, number, undefined);
  }
}

async function post(
  { api, log }: SendTools,
  { id }: OutgoingMessage,
  channel: string,
  part: Part,
  number: number,
  root: Ref | undefined,
): Promise<Ref> {
  const where = root ? { channel: root.channel, thread_ts: root.ts } : { channel };
  try {
    const metadata = metadataFor(id, number);
    return await api.call('chat.postMessage', { ...where, ...part, ...AS_WRITTEN, metadata }, sent);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    if (error.kind !== 'unanswered' && error.kind !== 'broken') throw error;
    const found = await lookedUp(api, root?.channel ?? channel, root?.ts, id, number);
    const told = typeof found === 'string' ? found : 'found';
    log?.warn({ outbox: id, error: error.message, told }, 'Slack did not answer a message; it was looked up');
    if (typeof found !== 'string') return found;
    // Slack ended its own work with a failure, and the message is not there: it was not said.
    if (found === 'absent' && error.kind === 'broken') {
      throw new ChannelError('temporary', `Slack: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

async function lookedUp(
  api: Api,
  channel: string,
  thread: string | undefined,
  id: string,
  part: number,
): Promise<Ref | 'absent' | 'unknown'> {
  try {
    const conversation = await conversationOf(api, channel);
    return (await findSent(api, { channel: conversation, thread }, id, part)) ?? 'absent';
  } catch (error) {
    if (error instanceof ApiFailure) return 'unknown';
    throw error;
  }
}
