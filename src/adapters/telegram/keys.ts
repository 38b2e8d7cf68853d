import type { DurableMap, OutgoingMessage } from '../../channel.ts';
import type { Part } from './outgoing.ts';

/**
 * The button that shares a number stands in place of the keys until it is pressed. Who writes instead would have it
 * there for ever: the next message without buttons takes it away.
 */
export async function takeKeysAway(
  state: DurableMap,
  message: OutgoingMessage,
  calls: readonly Part[],
): Promise<readonly Part[]> {
  if (message.to.startsWith('-') || (await state.get(key(message.to))) !== 'shown') return calls;
  const at = calls.findIndex(({ method, payload }) => method === 'sendMessage' && !payload.reply_markup);
  return calls.map((call, i) =>
    i === at ? { ...call, payload: { ...call.payload, reply_markup: { remove_keyboard: true } } } : call,
  );
}

/** Best effort: the message is out, and must not go out again because its keys could not be noted. */
export async function noteKeys(
  state: DurableMap,
  message: OutgoingMessage,
  calls: readonly Part[],
): Promise<void> {
  const markups = calls.map(({ payload }) => payload.reply_markup as object | undefined);
  const shown = markups.some((markup) => markup && 'keyboard' in markup);
  const gone = markups.some((markup) => markup && 'remove_keyboard' in markup);
  if (shown || gone) await state.set(key(message.to), shown ? 'shown' : 'none').catch(() => undefined);
}

function key(chat: string): string {
  return `keys:${chat}`;
}
