import { randomUUID } from 'node:crypto';
import type { Channel, ChannelHost } from '../../channel.ts';
import { Trouble } from '../../lib/errors.ts';
import type { Language } from '../../lib/language.ts';
import { plainOriginal, readPlain, savedPlain } from '../../lib/plain-message.ts';

/** What a person at the keyboard enters. */
export interface Entered {
  readonly text?: string;
  /** The value of a button that was offered; `text` is then its label. */
  readonly choice?: string;
  readonly subject?: string;
  readonly name?: string;
  readonly language?: Language;
  readonly files?: readonly { name: string; mediaType: string; bytes: Buffer }[];
}

export interface Terminal extends Channel {
  /** Keeps what was entered in the name of `address`; resolves, when committed, with the original's external id. */
  enter(address: string, entered: Entered | string): Promise<string>;
}

/** The keyboard as a door: the command line enters, and reads the transcript for the answers. */
export function createTerminal(): Terminal {
  let started: ChannelHost | undefined;
  return {
    name: 'terminal',
    readsTranscript: true,
    start: async (host) => {
      started = host;
    },
    read: async (original) => readPlain(original),
    saved: async (payload) => savedPlain('terminal', payload),
    send: async () => ({}),
    stop: async () => {
      started = undefined;
    },
    enter: async (address, entered) => {
      if (!started)
        throw new Trouble('not_started', 'The terminal takes nothing in: it has not been started.');
      const { name, language, files, ...said }: Entered =
        typeof entered === 'string' ? { text: entered } : entered;
      const original = plainOriginal(
        { channel: 'terminal', account: 'terminal', once: randomUUID() },
        {
          ...said,
          files: files?.map(({ bytes, ...file }) => ({ ...file, base64: bytes.toString('base64') })),
          from: { address, name, language },
          at: started.clock.now().toISOString(),
        },
      );
      await started.keep(original);
      return original.externalId;
    },
  };
}
