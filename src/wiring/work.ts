import type { Act } from '../act.ts';
import type { Channel, IncomingMessage } from '../channel.ts';
import { openForPoison, type TurnResult, takeTurn } from '../conversation/index.ts';
import { type ClaimedOriginal, finishOriginal, lockClaimed, poisonOriginal } from '../inbox/index.ts';
import { type IntakeTools, processNext, type ScheduleTools } from '../jobs/index.ts';
import { failpoint } from '../lib/failpoint.ts';
import { deliverNext } from '../outbox/index.ts';
import type { House } from './house.ts';

export type Channels = ReadonlyMap<string, Channel>;

export function intakeOf(house: House, channels: Channels): IntakeTools<TurnResult> {
  const { db, holder, config, log } = house;
  return {
    db,
    holder,
    holdSeconds: config.HOLD_SECONDS,
    channels,
    log,
    turn: (original, message) => oneTurn(house, original, message),
    poison: (original, error) => poison(house, channels, original, error),
  };
}

/** Understanding comes before the transaction; the turn, its effects and the row's end are one commit. */
async function oneTurn(
  house: House,
  original: ClaimedOriginal,
  message: IncomingMessage,
): Promise<TurnResult | undefined> {
  const { engine, intents, model } = house.knowledge();
  const words = [message.manner === 'letter' ? message.subject : undefined, message.text]
    .filter(Boolean)
    .join('\n');
  const heard = engine.understand(words.slice(0, LONGEST), { now: await house.now() });
  failpoint('understood');
  const result = await house.db.transaction(async (tx) => {
    if (!(await lockClaimed(tx, original.id, house.holder))) return undefined;
    const act = await house.actIn(tx, { kind: 'system', name: original.channel }, `inbox:${original.id}`);
    const taken = await takeTurn(
      act,
      { engine, intents },
      {
        channel: original.channel,
        account: original.account,
        inboxId: original.id,
        message,
        heard,
      },
    );
    await finishOriginal(tx, original.id, act.now, model);
    failpoint('before_commit');
    return taken;
  });
  failpoint('after_commit');
  return result;
}

/** Longer letters are understood by their beginning; the whole is kept. */
const LONGEST = 4000;

async function poison(
  house: House,
  channels: Channels,
  original: ClaimedOriginal,
  error: string,
): Promise<void> {
  const sender = await senderOf(channels, original);
  await house.act({ kind: 'system', name: 'poison' }, `poison:${original.id}`, async (act: Act) => {
    if (!(await lockClaimed(act.tx, original.id, house.holder))) return;
    await openForPoison(act, original, sender);
    await poisonOriginal(act.tx, original.id, act.now, error);
  });
}

/** Whom to tell; where even that cannot be read, the lane is who it was. Robots are never told. */
async function senderOf(
  channels: Channels,
  original: ClaimedOriginal,
): Promise<{ address: string; answer: boolean }> {
  try {
    const message = await channels.get(original.channel)!.read(original);
    return { address: message.from.address, answer: !message.robot };
  } catch {
    return { address: original.lane, answer: false };
  }
}

export function scheduleOf(house: House): ScheduleTools {
  return {
    db: house.db,
    now: () => house.now(),
    act: (name, cause, work) => house.act({ kind: 'system', name }, cause, work),
  };
}

/** Everything that waits now at these doors, one after the other; what each turn came to. */
export async function takeAll(
  house: House,
  channels: Channels,
): Promise<{ externalId: string; result?: TurnResult }[]> {
  const tools = intakeOf(house, channels);
  const taken = [];
  for (;;) {
    const done = await processNext(tools);
    if (!done) return taken;
    taken.push({ externalId: done.original.externalId, result: done.result });
  }
}

/** Everything that can be delivered now at these doors. */
export async function deliverAll(house: House, channels: Channels): Promise<void> {
  while ((await deliverNext(house.db, house.holder, channels, house.config.HOLD_SECONDS)) !== 'nothing') {
    // deliverNext says 'nothing' when all is delivered or waits for its time
  }
}
