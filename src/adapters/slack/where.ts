import type { BlockActions } from './wire.ts';

export interface Where {
  /** Absent on the front page. */
  readonly channel?: string;
  /** Of the message that bears the button; absent where only one person sees it, since nobody can refer to that. */
  readonly ts?: string;
  /** Of the thread it stands in, when it stands in one. */
  readonly thread?: string;
}

/** Where a button was pressed. */
export function whereOf({ channel, container, message }: BlockActions): Where {
  const place = channel?.id ?? container?.channel_id;
  if (place === undefined) return {};
  const ts = message?.ts ?? container?.message_ts;
  const thread = message?.thread_ts ?? container?.thread_ts;
  return {
    channel: place,
    ...(ts && !container?.is_ephemeral ? { ts } : {}),
    ...(thread && thread !== ts ? { thread } : {}),
  };
}
