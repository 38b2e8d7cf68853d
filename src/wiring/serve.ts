import type { Channel, ChannelHost } from '../channel.ts';
import { INBOX_NUDGE } from '../inbox/index.ts';
import { type Loop, processNext, runDue, startLoop, workDesk } from '../jobs/index.ts';
import { messageOf } from '../lib/errors.ts';
import { listen } from '../persistence/index.ts';
import { CARD_NUDGE } from '../tickets/index.ts';
import { startDeliveries } from './deliveries.ts';
import { doorsOf } from './doors.ts';
import { type Closed, explainIn, healthOf } from './health.ts';
import { hostFor } from './host.ts';
import type { House } from './house.ts';
import { intakeOf, scheduleOf } from './work.ts';

export interface Serving {
  readonly url: string;
  stop(): Promise<void>;
}

const POLL_MS = 1000;
const LADDER_MS = 5000;
/** Side by side in one process: a long mail holds up its own lane only. */
const WORKERS = 3;

/** Opens the doors of this process's roles and works until stopped. */
export async function serve(house: House): Promise<Serving> {
  const doors = await doorsOf(house);
  const closed: Closed = new Map();
  const channels = new Map(doors.map((door) => [door.name, door]));
  if (house.config.ROLES.includes('worker')) await house.knowledge();
  const { startHttp } = await import('../http/index.ts');
  const http = await startHttp({
    port: house.config.PORT,
    host: house.config.HOST,
    publicUrl: house.config.PUBLIC_URL,
    trustProxy: house.config.TRUSTED_PROXIES,
    routes: doors.flatMap((door) => [...(door.routes ?? [])]),
    health: () => healthOf(house, channels, closed),
    log: house.log,
    explain: explainIn(house.words),
  });
  const hosts = await open(house, doors, closed);
  const loops = house.config.ROLES.includes('worker')
    ? await work(house, channels)
    : { stop: async () => undefined };
  return {
    url: http.url,
    stop: async () => {
      await http.close();
      await Promise.all(doors.map((door) => door.stop()));
      await loops.stop();
      for (const host of hosts) host.close();
      await house.close();
    },
  };
}

/** A door that can't open says so, here and in its health; the others are not held up. */
async function open(
  house: House,
  doors: readonly Channel[],
  closed: Closed,
): Promise<(ChannelHost & { close(): void })[]> {
  const hosts = [];
  for (const door of doors) {
    const host = await hostFor(house, door);
    hosts.push(host);
    door.start(host).catch((error: unknown) => {
      closed.set(door.name, messageOf(error));
      house.log.error({ channel: door.name, error: messageOf(error) }, 'This door could not be opened.');
    });
  }
  return hosts;
}

async function work(house: House, channels: Map<string, Channel>): Promise<{ stop(): Promise<void> }> {
  const { db, log } = house;
  const tools = intakeOf(house, channels);
  const schedule = scheduleOf(house, channels);
  const intake = repeat(WORKERS, (n) =>
    startLoop(`intake ${n}`, log, POLL_MS, async () => (await processNext(tools)) !== undefined),
  );
  const deliveries = await startDeliveries(house, channels);
  const desk = startLoop('desk', log, POLL_MS, () => workDesk(schedule));
  const timed = startLoop('timed work', log, LADDER_MS, async () => (await runDue(schedule)) > 0);
  const nudges = [
    await listen(db, INBOX_NUDGE, () => nudge(intake)),
    await listen(db, CARD_NUDGE, () => desk.nudge()),
  ];
  return {
    stop: async () => {
      await Promise.all([...[...intake, desk, timed].map((loop) => loop.stop()), deliveries.stop()]);
      await Promise.all(nudges.map((nudge) => nudge.close()));
    },
  };
}

function repeat(times: number, make: (n: number) => Loop): Loop[] {
  return Array.from({ length: times }, (_, n) => make(n + 1));
}

function nudge(loops: readonly Loop[]): void {
  for (const loop of loops) loop.nudge();
}
