import { z } from 'zod';
import type { DurableMap, Log } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';

/** Mails that lie in a folder and are done: up to this UID, under this UIDVALIDITY; the last came at `at`. */
export interface Left {
  readonly validity: string;
  readonly uid: number;
  readonly at?: Date;
}

/** What outlives a connection and a process. */
export interface Memory {
  /** Counts one more try of this mail that came to nothing and says how many there were. */
  failed(what: string): Promise<number>;
  /** How many there were. */
  failures(what: string): Promise<number>;
  forget(what: string): Promise<void>;
  /** What could not be moved out of this folder, if anything. */
  left(folder: string): Promise<Left | undefined>;
  setLeft(folder: string, left: Left): Promise<void>;
}

/** No more than so many mails are remembered to have failed, the latest. */
const REMEMBERED = 500;
const counts = z.record(z.string(), z.number().int().positive());

/** Mails that can not be moved stay in the folder; the mark keeps them from being fetched at each poll and start. */
export function createMemory(state: DurableMap, account: string, log: Log): Memory {
  const failuresKey = `failed:${account}`;
  let known: Map<string, number> | undefined;

  async function remembered(): Promise<Map<string, number>> {
    if (known) return known;
    const text = await state.get(failuresKey);
    const parsed = counts.safeParse(text === undefined ? {} : JSON.parse(text));
    known = new Map(Object.entries(parsed.data ?? {}));
    return known;
  }

  /** The count holds in this process even while the house can not write it down. */
  async function write(map: Map<string, number>): Promise<void> {
    const latest = Object.fromEntries([...map].slice(-REMEMBERED));
    await state.set(failuresKey, JSON.stringify(latest)).catch((error: unknown) => {
      log.warn({ error: messageOf(error) }, 'mail: a count of failures could not be written down');
    });
  }

  /** The inbox keeps the key of the first form, which knew one folder. */
  const leftKey = (folder: string): string =>
    folder.toUpperCase() === 'INBOX' ? `left:${account}` : `left:${account}:${folder}`;

  return {
    async failed(what) {
      const map = await remembered();
      const count = (map.get(what) ?? 0) + 1;
      map.delete(what);
      map.set(what, count);
      await write(map);
      return count;
    },
    failures: async (what) => (await remembered()).get(what) ?? 0,
    async forget(what) {
      const map = await remembered();
      if (map.delete(what)) await write(map);
    },
    async left(folder) {
      const [validity, uid, at] = ((await state.get(leftKey(folder))) ?? '').split(':');
      if (!validity || !/^\d+$/.test(uid ?? '')) return undefined;
      return { validity, uid: Number(uid), ...(/^\d+$/.test(at ?? '') && { at: new Date(Number(at)) }) };
    },
    setLeft: (folder, { validity, uid, at }) =>
      state.set(leftKey(folder), [validity, uid, ...(at ? [at.getTime()] : [])].join(':')),
  };
}
