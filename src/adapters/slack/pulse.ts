import { setTimeout as wait } from 'node:timers/promises';

/** Waiting, by the real clock: the house's own clock may be moved in a demo, Slack's limits may not. */
export interface Pulse {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that long, or at once when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realPulse: Pulse = {
  now: Date.now,
  sleep: async (ms, signal) => {
    // Waking early is what the signal is for.
    await wait(ms, undefined, { signal }).catch(() => undefined);
  },
};
