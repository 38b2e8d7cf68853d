import type { Channel, ChannelHost } from '../../channel.ts';
import { Trouble } from '../../lib/errors.ts';
import { readPlain, savedPlain } from '../../lib/plain-message.ts';
import { simulatorRoutes } from './routes.ts';
import type { Persona, SimTicket, SimulatorWorld } from './world.ts';

export type { Persona, SimTicket, SimulatorWorld };

/** Demo cell only: one person plays everyone at `/simulator` and moves the clock. */
export function createSimulator(world: SimulatorWorld): Channel {
  let started: ChannelHost | undefined;
  const host = (): ChannelHost => {
    if (!started) throw new Trouble('not_started', 'The simulator has not been started yet.');
    return started;
  };
  return {
    name: 'simulator',
    readsTranscript: true,
    routes: simulatorRoutes(host, world),
    start: async (given) => {
      started = given;
    },
    read: async (original) => readPlain(original),
    saved: async (payload) => savedPlain('simulator', payload),
    send: async () => ({}),
    stop: async () => undefined,
  };
}
