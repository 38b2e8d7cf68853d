import type { Channel, IncomingMessage, Original, OutgoingMessage } from '../../../src/channel.ts';

/** A channel whose far end is the story: what is sent is written down, what is kept is the message itself. */
export interface StoryChannel extends Channel {
  readonly sent: OutgoingMessage[];
}

export function storyChannel(name: string): StoryChannel {
  const sent: OutgoingMessage[] = [];
  return {
    name,
    sent,
    start: async () => undefined,
    stop: async () => undefined,
    read: async (original) => revive(JSON.parse(original.raw.toString('utf8'))),
    send: async (message) => {
      sent.push(message);
      return { externalId: idOf(message) };
    },
  };
}

/** How replies refer to what we sent. */
export function idOf(message: OutgoingMessage): string {
  return `sent-${message.id}`;
}

export function originalOf(channel: string, id: string, message: IncomingMessage): Original {
  return {
    channel,
    account: 'story',
    externalId: id,
    lane: message.from.address,
    raw: Buffer.from(JSON.stringify({ ...message, ownId: message.kind === 'edit' ? undefined : id })),
  };
}

function revive(message: IncomingMessage): IncomingMessage {
  return {
    ...message,
    files: message.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes) })),
  };
}
