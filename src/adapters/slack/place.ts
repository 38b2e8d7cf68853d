/** How others refer to what was said: a time stamp is unique within one conversation only. */
export interface Ref {
  readonly channel: string;
  readonly ts: string;
}

/**
 * Ends the id of what is said in a direct message, person to bot, outside any thread: a chat there goes on line by
 * line, and an answer to it must not open a thread.
 */
const CHAT = '~';

export function refId({ channel, ts }: Ref, chat = false): string {
  return `${channel}:${ts}${chat ? CHAT : ''}`;
}

export function refOf(id: string): Ref | undefined {
  const match = /^([A-Z0-9]+):(\d+\.\d+)~?$/.exec(id);
  return match ? { channel: match[1]!, ts: match[2]! } : undefined;
}

/** The message under which an answer belongs: the first of the thread that may bear one. */
export function rootOf(thread: readonly string[]): Ref | undefined {
  const root = thread.find((id) => refOf(id) && !id.endsWith(CHAT));
  return root === undefined ? undefined : refOf(root);
}

/** D…: a conversation of one person with the bot. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/**
 * Where an answer to one person among many goes: seen in that place by nobody else. In a thread it is seen only by
 * whoever has that thread open, so it goes there only when they wrote or pressed there.
 */
export function onlyTo(channel: string, user: string, thread?: string): string {
  return [channel, user, ...(thread ? [thread] : [])].join('/');
}

/** `C…`, `U…`, or `C…/U…` with or without `/thread`: shown to that one person there. */
export function placeOf(address: string): {
  readonly channel: string;
  readonly only?: string;
  readonly thread?: string;
} {
  const [channel = '', only, thread] = address.split('/');
  return { channel, ...(only ? { only } : {}), ...(thread ? { thread } : {}) };
}
