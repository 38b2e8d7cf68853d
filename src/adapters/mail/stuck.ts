import type { Log } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import type { Mailbox } from './mailbox.ts';
import type { Memory } from './memory.ts';
import { backoff } from './wait.ts';

/** Mails whose fetching does not end: it costs the connection each time, so they must not come before the others. */
export interface Stuck {
  /** Ascending; behind: those that were tried in vain too often. */
  sorted(box: Mailbox, uids: readonly number[]): Promise<{ now: number[]; behind: number[] }>;
  isDue(box: Mailbox, uid: number): boolean;
  /** Fetching several at once has failed lately: which of them it was shows one by one. */
  oneByOne(): boolean;
  /** A whole round went well. */
  allWell(): void;
  /** Runs a fetch and remembers how it ended. */
  watched<T>(box: Mailbox, uids: readonly number[], fetch: () => Promise<T>): Promise<T>;
  /** One sentence for each that is behind. */
  says(): string[];
}

const TRIES = 3;

export function createStuck(memory: Memory, log: Log, waitMs: readonly [number, number]): Stuck {
  const due = new Map<string, number>();
  const told = new Map<string, string>();
  let careful = false;
  const nameOf = ({ folder, validity }: Mailbox, uid: number): string => `${folder}/${validity}/${uid}`;
  return {
    async sorted(box, uids) {
      const now: number[] = [];
      const behind: number[] = [];
      for (const uid of uids) ((await memory.failures(nameOf(box, uid))) < TRIES ? now : behind).push(uid);
      return { now, behind };
    },
    isDue: (box, uid) => performance.now() >= (due.get(nameOf(box, uid)) ?? 0),
    oneByOne: () => careful,
    allWell: () => {
      careful = false;
    },
    async watched(box, uids, fetch) {
      const [uid] = uids as [number, ...number[]];
      const name = nameOf(box, uid);
      try {
        const fetched = await fetch();
        for (const each of uids.map((one) => nameOf(box, one))) {
          due.delete(each);
          told.delete(each);
          await memory.forget(each);
        }
        return fetched;
      } catch (error) {
        if (uids.length > 1) {
          careful = true;
          log.warn(
            { folder: box.folder, uids, error: messageOf(error) },
            'mail: several could not be fetched at once, they are fetched one by one',
          );
          throw error;
        }
        // While the house is away the count may be unreadable; the fetch's own fault is what is told.
        const tries = await memory.failed(name).catch(() => 1);
        const stalled = error instanceof Trouble && error.code === 'mail.deadline';
        const fields = { folder: box.folder, uid, tries, error: messageOf(error) };
        if (stalled) log.error(fields, 'mail: a fetch stalled, the connection is made anew');
        if (tries >= TRIES) {
          due.set(name, performance.now() + backoff(waitMs, tries - TRIES));
          told.set(
            name,
            `mail ${uid} of ${box.folder} could not be fetched in ${tries} tries: ${messageOf(error)}`,
          );
          log.error(fields, 'mail: a mail can not be fetched, the others are taken in before it');
        }
        throw error;
      }
    },
    says: () => [...told.values()],
  };
}
