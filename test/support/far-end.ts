import type { Channel, IncomingMessage, Original, OutgoingMessage } from '../../src/channel.ts';

export interface FarEnd extends Channel {
  /** What arrived, in order. */
  readonly arrived: OutgoingMessage[];
  /** What happens to the next ones instead of arriving: thrown, or awaited and then delivered. */
  readonly instead: (Error | Promise<void>)[];
}

/** A channel whose far end is the test: an original's bytes are its text, its lane is its sender. */
export function farEnd(name = 'far'): FarEnd {
  const arrived: OutgoingMessage[] = [];
  const instead: (Error | Promise<void>)[] = [];
  return {
    name,
    arrived,
    instead,
    start: async () => undefined,
    stop: async () => undefined,
    read: async (original) => said(original),
    send: async (message) => {
      const next = instead.shift();
      if (next instanceof Error) throw next;
      await next;
      arrived.push(message);
      return { externalId: `far-${message.id}` };
    },
  };
}

function said(original: Original): IncomingMessage {
  return {
    kind: 'text',
    from: { address: original.lane, verified: true },
    text: original.raw.toString('utf8'),
    files: [],
    references: [],
    ownId: original.externalId,
  };
}

let numbers = 0;

/** What `lane` wrote, each a new original. */
export function written(lane: string, text: string, channel = 'far'): Original {
  numbers += 1;
  return { channel, account: 'ours', externalId: `in-${numbers}`, lane, raw: Buffer.from(text) };
}
