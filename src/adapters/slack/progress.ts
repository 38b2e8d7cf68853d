import { z } from 'zod';
import type { DurableMap } from '../../channel.ts';

const doneSchema = z.object({ id: z.string(), parts: z.number().int(), ref: z.string().optional() });

/** How many parts of a message have gone out, and how others refer to it. */
export type Done = z.infer<typeof doneSchema>;

/**
 * A text whose file was put off must not be said again. Messages to an address go one after the other, so one fact
 * for each is enough.
 */
export async function doneBefore(state: DurableMap, address: string, id: string): Promise<Done> {
  const known = await state.get(key(address));
  if (known !== undefined) {
    const done = doneSchema.parse(JSON.parse(known));
    if (done.id === id) return done;
  }
  return { id, parts: 0 };
}

export async function noteDone(state: DurableMap, address: string, done: Done): Promise<void> {
  await state.set(key(address), JSON.stringify(done));
}

function key(address: string): string {
  return `parts:${address}`;
}

/** For a process that sends without having been started: lasts as long as it does. */
export function memoryMap(): DurableMap {
  const map = new Map<string, string>();
  return {
    get: async (name) => map.get(name),
    set: async (name, value) => void map.set(name, value),
  };
}
