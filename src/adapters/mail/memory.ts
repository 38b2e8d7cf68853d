import type { DurableMap } from '../../channel.ts';

/** What outlives a connection. */
export interface Memory {
  /** Counts one more refusal of this mail and says how many there were. */
  refused(externalId: string): number;
  forget(externalId: string): void;
  /** UID up to which mails that could not be moved are done; 0 when the folder's UIDs have begun anew. */
  leftUpTo(validity: string): Promise<number>;
  setLeftUpTo(validity: string, uid: number): Promise<void>;
}

/** Mails that can not be moved stay in the folder; the mark keeps them from being fetched at each poll and start. */
export function createMemory(state: DurableMap, account: string): Memory {
  const refusals = new Map<string, number>();
  const key = `left:${account}`;
  return {
    refused(externalId) {
      const count = (refusals.get(externalId) ?? 0) + 1;
      refusals.set(externalId, count);
      return count;
    },
    forget: (externalId) => void refusals.delete(externalId),
    async leftUpTo(validity) {
      const [known, uid] = ((await state.get(key)) ?? '').split(':');
      return known === validity && /^\d+$/.test(uid ?? '') ? Number(uid) : 0;
    },
    setLeftUpTo: (validity, uid) => state.set(key, `${validity}:${uid}`),
  };
}
