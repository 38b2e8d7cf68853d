import { z } from 'zod';
import type { DurableMap } from '../../channel.ts';

/**
 * Asking from an offset confirms everything below it: Telegram then forgets it. After a week without updates its
 * numbers start anew at random (core.telegram.org/bots/api#update), and an old offset would confirm unseen updates
 * away. Nothing is left to confirm by then (Telegram keeps updates for a day), so an old offset is not used.
 */
const USABLE_MS = 5 * 24 * 60 * 60 * 1000;

const markSchema = z.object({ next: z.number().int(), at: z.number() });

export interface Offset {
  /** The number to ask from; undefined: from the oldest that Telegram still has. */
  get(): Promise<number | undefined>;
  /** Every update below `next` is kept. */
  set(next: number): Promise<void>;
}

export function durableOffset(state: DurableMap, account: string, now: () => number): Offset {
  const key = `offset:${account}`;
  return {
    async get() {
      const mark = parse(await state.get(key));
      return mark && now() - mark.at < USABLE_MS ? mark.next : undefined;
    },
    set: (next) => state.set(key, JSON.stringify({ next, at: now() })),
  };
}

/** An unreadable mark costs nothing: what was kept already is recognised when it comes again. */
function parse(text: string | undefined): { next: number; at: number } | undefined {
  if (text === undefined) return undefined;
  try {
    return markSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
