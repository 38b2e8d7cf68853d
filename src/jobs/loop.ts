import type { Log } from '../channel.ts';
import { messageOf } from '../lib/errors.ts';

export interface Loop {
  /** Something may be there: look now. */
  nudge(): void;
  /** Ends after what is in hand. */
  stop(): Promise<void>;
}

const AFTER_TROUBLE_MS = 1000;

/**
 * Does `once` again and again while it says that it did something, then waits for a nudge or the poll. Trouble (the
 * database is away) is logged once, and the loop goes on trying.
 */
export function startLoop(name: string, log: Log, pollMs: number, once: () => Promise<boolean>): Loop {
  let running = true;
  let wake: () => void = () => undefined;
  let nudged = false;
  let troubled = false;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const rest = async () => {
    // A nudge that came while we looked may be about what we did not see any more.
    if (!nudged) await pause(pollMs);
    nudged = false;
  };
  const run = async () => {
    while (running) {
      try {
        const did = await once();
        if (troubled) log.info({ loop: name }, 'All is well again.');
        troubled = false;
        if (!did && running) await rest();
      } catch (error) {
        if (!troubled)
          log.error(
            { loop: name, error: messageOf(error) },
            'Work is interrupted; it is tried again every second.',
          );
        troubled = true;
        if (running) await pause(AFTER_TROUBLE_MS);
      }
    }
  };
  const ended = run();
  return {
    nudge: () => {
      nudged = true;
      wake();
    },
    stop: async () => {
      running = false;
      wake();
      await ended;
    },
  };
}
