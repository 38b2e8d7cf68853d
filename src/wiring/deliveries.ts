import type { Channel } from '../channel.ts';
import { type Loop, startLoop } from '../jobs/index.ts';
import { deliverNext, OUTBOX_NUDGE, resumeChannels } from '../outbox/index.ts';
import { listen } from '../persistence/index.ts';
import type { House } from './house.ts';
import { type Channels, deliveryOf } from './work.ts';

const POLL_MS = 1000;
/** Side by side at one door: one slow message holds up its own address only. */
const AT_ONCE = 3;

/** Delivers until stopped. Each door has loops of its own: a mail server that is silent must not hold up a chat. */
export async function startDeliveries(house: House, channels: Channels): Promise<{ stop(): Promise<void> }> {
  await resumeChannels(house.db, [...channels.keys()]);
  const loops = new Map([...channels].map(([name, door]) => [name, loopsOf(house, name, door)]));
  const nudged = await listen(house.db, OUTBOX_NUDGE, (name) => {
    // After a lost connection it is not known whose message was put.
    for (const loop of name === '' ? [...loops.values()].flat() : (loops.get(name) ?? [])) loop.nudge();
  });
  return {
    stop: async () => {
      await Promise.all([...loops.values()].flat().map((loop) => loop.stop()));
      await nudged.close();
    },
  };
}

function loopsOf(house: House, name: string, door: Channel): Loop[] {
  const tools = deliveryOf(house, new Map([[name, door]]));
  return Array.from({ length: AT_ONCE }, (_, n) =>
    startLoop(
      `delivery ${name} ${n + 1}`,
      house.log,
      POLL_MS,
      async () => (await deliverNext(tools)) !== 'nothing',
    ),
  );
}
