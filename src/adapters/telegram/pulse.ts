/** Waiting, by the real clock: the house's own clock may be moved in a demo, Telegram's limits may not. */
export interface Pulse {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that long, or at once when the signal fires. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 to 1, for jitter. */
  random(): number;
}

export const realPulse: Pulse = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end);
    }),
};

/** Doubles from `first` to `most` with every failure in a row; the jitter keeps two processes apart. */
export function backoff(failures: number, first: number, most: number, pulse: Pulse): number {
  const full = Math.min(most, first * 2 ** Math.min(failures, 16));
  return Math.round(full * (0.75 + pulse.random() / 2));
}
