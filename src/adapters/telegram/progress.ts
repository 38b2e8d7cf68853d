import { z } from 'zod';
import type { DurableMap } from '../../channel.ts';

const doneSchema = z.object({ id: z.string(), parts: z.number().int(), ref: z.string().optional() });

/** How many parts of a message have gone out, and the last one's reference. */
export type Done = z.infer<typeof doneSchema>;

/**
 * A message of several parts whose third was put off must not send its first two again. Messages of a chat go one
 * after the other, so one fact per chat is enough.
 */
export async function doneBefore(state: DurableMap, chat: string, id: string): Promise<Done> {
  const known = await state.get(key(chat));
  if (known !== undefined) {
    const done = doneSchema.parse(JSON.parse(known));
    if (done.id === id) return done;
  }
  return { id, parts: 0 };
}

export async function noteDone(state: DurableMap, chat: string, done: Done): Promise<void> {
  await state.set(key(chat), JSON.stringify(done));
}

function key(chat: string): string {
  return `parts:${chat}`;
}

/** For a process that sends without having been started: lasts as long as it does. */
export function memoryMap(): DurableMap {
  const map = new Map<string, string>();
  return {
    get: async (name) => map.get(name),
    set: async (name, value) => void map.set(name, value),
  };
}
