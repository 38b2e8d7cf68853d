import { setTimeout as wait } from 'node:timers/promises';
import { isConnectionError } from './faults.ts';

const PAUSE_MS = 500;

/**
 * Writes down what is known now and could not be asked again. A database that is away is waited for, up to so many
 * seconds; the write must be one that may happen twice.
 */
export async function insist<T>(seconds: number, write: () => Promise<T>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isConnectionError(error) || Date.now() > end) throw error;
      await wait(PAUSE_MS);
    }
  }
}
