import type { Connection } from './connect.ts';
import { pause } from './wait.ts';

/** Notices new mail from the moment it is made, so that what comes in during a round is not slept over. */
export interface Arrival {
  came(): boolean;
  /** Until mail comes, the connection ends, or `pollMs` have passed: IDLE is a hint, polling is sure. */
  wait(pollMs: number, signal: AbortSignal): Promise<void>;
  forget(): void;
}

export function arrivalOn({ client, gone }: Connection): Arrival {
  let came = false;
  let tell: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const onExists = (): void => {
    came = true;
    tell();
  };
  client.on('exists', onExists);
  return {
    came: () => came,
    async wait(pollMs, signal) {
      // Ended by the next command; its result says nothing (on a dead connection it returns as if all were well).
      client.idle().catch(() => undefined);
      await pause(pollMs, signal, Promise.race([arrived, gone]));
    },
    forget: () => client.off('exists', onExists),
  };
}
