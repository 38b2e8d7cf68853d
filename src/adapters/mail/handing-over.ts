import { ChannelError } from '../../lib/errors.ts';
import type { MailServer } from './settings.ts';

/** One that does not answer once is no news. */
const FAULT_FROM = 3;

export interface HandingOver {
  /** Runs a delivery and remembers how the server fared. */
  watched<T>(deliver: () => Promise<T>): Promise<T>;
  /** What is wrong with the server itself; undefined: nothing, as far as we know. */
  fault(): string | undefined;
}

/** Whether the SMTP server can be used at all, as the deliveries of this process tell. */
export function createHandingOver({ host, port }: MailServer): HandingOver {
  let failures = 0;
  let why = '';
  return {
    async watched(deliver) {
      try {
        const done = await deliver();
        failures = 0;
        return done;
      } catch (error) {
        const everything = error instanceof ChannelError ? error.details.everything : undefined;
        failures = everything ? failures + (everything === 'refused' ? FAULT_FROM : 1) : 0;
        if (error instanceof ChannelError) why = error.message;
        throw error;
      }
    },
    fault: () =>
      failures < FAULT_FROM
        ? undefined
        : `Mail can not be handed to ${host}:${port}: ${why}. It waits, and is tried again by itself; gemcell doctor says how to mend it.`,
  };
}
