import type { DurableMap, OutgoingMessage } from '../../channel.ts';
import { ChannelError } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import { ApiFailure, deliveryError } from './failure.ts';
import { noteKeys, takeKeysAway } from './keys.ts';
import { messageRef } from './message.ts';
import { type Part, partsOf } from './outgoing.ts';
import type { Pace } from './pace.ts';
import { type Done, doneBefore, noteDone } from './progress.ts';
import type { Pulse } from './pulse.ts';
import { sentSchema } from './wire.ts';

/** Uploading takes longer than a text; a delivery must end before the house takes the message for orphaned. */
const FILE_DEADLINE_MS = 75_000;
/** The parts of one message may wait for each other so long; the first part does not wait, it is put off. */
const BETWEEN_PARTS_MS = 3_500;

export interface SendParts {
  readonly api: Api;
  readonly pace: Pace;
  readonly pulse: Pulse;
  readonly state: DurableMap;
}

/** @throws ChannelError as the contract says */
export async function sendMessage(
  parts: SendParts,
  message: OutgoingMessage,
): Promise<{ externalId?: string }> {
  const calls = await takeKeysAway(parts.state, message, partsOf(message));
  const several = calls.length > 1;
  let done: Done = several
    ? await doneBefore(parts.state, message.to, message.id)
    : { id: message.id, parts: 0 };
  const first = done.parts;
  for (const call of calls.slice(first)) {
    await takeTurn(parts, message.to, call.method, done.parts > first);
    const number = await deliver(parts, message.to, call);
    // A text is what people answer to; a file that follows it does not take its place.
    const ref = call.method === 'sendMessage' || !done.ref ? messageRef(message.to, number) : done.ref;
    done = { id: message.id, parts: done.parts + 1, ref };
    if (several && done.parts < calls.length) await noteDone(parts.state, message.to, done);
  }
  await noteKeys(parts.state, message, calls);
  return done.ref === undefined ? {} : { externalId: done.ref };
}

/** Telegram's limits are kept by putting off, not by sleeping: other chats go on meanwhile. */
async function takeTurn(
  { pace, pulse }: SendParts,
  chat: string,
  method: string,
  begun: boolean,
): Promise<void> {
  let wait = pace.claim(chat, method);
  if (wait > 0 && begun && wait <= BETWEEN_PARTS_MS) {
    await pulse.sleep(wait);
    wait = pace.claim(chat, method);
  }
  if (wait > 0) {
    throw new ChannelError('temporary', `Telegram: this chat's turn comes in ${wait} ms`, {
      retryAfterMs: wait,
    });
  }
}

async function deliver({ api, pace, pulse }: SendParts, chat: string, call: Part): Promise<number> {
  const deadlineMs = call.method === 'sendMessage' ? undefined : FILE_DEADLINE_MS;
  try {
    const sent = await api.call(call.method, call.payload, sentSchema, { deadlineMs });
    return sent.message_id;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    const { retryAfterMs } = error.facts;
    const jittered =
      retryAfterMs === undefined ? undefined : retryAfterMs + Math.round(pulse.random() * 1000);
    if (error.code === 429) pace.block(chat, call.method, jittered ?? 1_000);
    const failure = deliveryError(error);
    if (jittered === undefined) throw failure;
    throw new ChannelError(failure.kind, failure.message, { ...failure.details, retryAfterMs: jittered });
  }
}
