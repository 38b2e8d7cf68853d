import type { Channel, ChannelHost } from '../../channel.ts';
import { Trouble } from '../../lib/errors.ts';
import { readPlain, savedPlain } from '../../lib/plain-message.ts';
import type { WebOptions } from './options.ts';
import { webRoutes } from './routes.ts';

export type { WebOptions };

/** The citizens' chat at `/` and `/chat`. Delivering means nothing: the page reads the transcript. */
export function createWeb(options: WebOptions = {}): Channel {
  let started: ChannelHost | undefined;
  const host = (): ChannelHost => {
    if (!started) throw new Trouble('not_started', 'The web chat has not been started yet.');
    return started;
  };
  return {
    name: 'web',
    readsTranscript: true,
    routes: webRoutes(host, options),
    start: async (given) => {
      started = given;
    },
    read: async (original) => readPlain(original),
    saved: async (payload) => savedPlain('web', payload),
    send: async () => ({}),
    stop: async () => undefined,
  };
}
