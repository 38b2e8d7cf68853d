import type { Channel, Happening, Reply } from '../channel.ts';
import type { TurnResult } from '../conversation/index.ts';
import { keepOriginal } from '../inbox/index.ts';
import { Trouble } from '../lib/errors.ts';
import { doorsOf } from './doors.ts';
import { hostFor } from './host.ts';
import type { House } from './house.ts';
import { takeLane } from './work.ts';

/** What one thing that happened came to. */
export interface Replayed {
  /** False: the same had been taken up before, and nothing was done. */
  readonly fresh: boolean;
  /** What a desk would have been shown; it changed nothing. */
  readonly answer?: Reply;
  /** What the turn came to; absent when nothing was kept, or another process took it up. */
  readonly result?: TurnResult;
}

export interface Replaying {
  replay(payload: Buffer): Promise<Replayed[]>;
  close(): Promise<void>;
}

/**
 * One door to feed saved payloads through, each as it would be taken in today. What goes out for them waits in the
 * outbox for the running helpdesk.
 * @throws Trouble 'input' when the door has no settings or takes no saved payloads
 */
export async function openReplay(house: House, name: string): Promise<Replaying> {
  const door = (await doorsOf(house)).find((each) => each.name === name);
  if (!door?.saved)
    throw new Trouble('input', `The door "${name}" is off or unknown: give its settings (see .env.example).`);
  const host = await hostFor(house, door);

  const happen = async ({ original, question }: Happening): Promise<Replayed> => {
    const answer = question && (await host.ask(question));
    if (!original || (answer && answer.kind !== 'right')) return { fresh: true, answer };
    const fresh = await keepOriginal(house.db, original, await house.now());
    const results = await takeLane(house, door, original.lane);
    return { fresh, answer, result: fresh ? results.get(original.externalId) : undefined };
  };

  return {
    async replay(payload) {
      const done = [];
      for (const each of await savedBy(door, payload)) done.push(await happen(each));
      return done;
    },
    async close() {
      host.close();
      await door.stop();
    },
  };
}

async function savedBy(door: Channel, payload: Buffer): Promise<readonly Happening[]> {
  return (await door.saved?.(payload)) ?? [];
}
