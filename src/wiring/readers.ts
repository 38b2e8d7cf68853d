import { createSimulator } from '../adapters/simulator/index.ts';
import { createTerminal, type Terminal } from '../adapters/terminal/index.ts';
import { createWeb } from '../adapters/web/index.ts';
import type { Channel } from '../channel.ts';
import { isDemo } from './doors.ts';
import type { House } from './house.ts';
import { simulatorWorld } from './simulated.ts';

export type { Terminal };

/** A keyboard of its own for one command. */
export const terminalDoor = (): Terminal => createTerminal();

/** The doors whose people read the transcript: a command may deliver there, since nobody waits at the far end. */
export function readersOf(house: House): Map<string, Channel> {
  const readers: Channel[] = [createTerminal(), createWeb()];
  if (isDemo(house)) readers.push(createSimulator(simulatorWorld(house)));
  return new Map(readers.map((each) => [each.name, each]));
}
