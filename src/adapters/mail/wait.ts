import { Trouble } from '../../lib/errors.ts';

/** Resolves after `ms`, at the signal's abort, or when `early` settles. */
export function pause(ms: number, signal: AbortSignal, early?: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
    early?.then(done, done);
  });
}

/** Rejects with Trouble 'mail.deadline' when the promise takes longer; `onLate` must free what hangs. */
export async function within<T>(
  ms: number,
  what: string,
  promise: Promise<T>,
  onLate: () => void,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new Trouble('mail.deadline', `${what}: no answer within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** 1, 2, 4 … times the first wait, up to the longest, each shortened by up to half so that many do not come at once. */
export function backoff([first, longest]: readonly [number, number], attempt: number): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 30));
  return full * (0.5 + Math.random() / 2);
}
