import { setTimeout as wait } from 'node:timers/promises';
import type { Act } from '../act.ts';
import type { Channel, IncomingMessage } from '../channel.ts';
import { openForPoison, readMessage, type TurnResult, takeTurn } from '../conversation/index.ts';
import { comesToDesk, deskTurn } from '../desk/index.ts';
import {
  type ClaimedOriginal,
  finishOriginal,
  lockClaimed,
  poisonOriginal,
  waitsIn,
} from '../inbox/index.ts';
import { type IntakeTools, processNext, type ScheduleTools } from '../jobs/index.ts';
import { Trouble } from '../lib/errors.ts';
import { failpoint } from '../lib/failpoint.ts';
import type { Engine } from '../nlu/index.ts';
import { type DeliveryTools, deliverNext, lookAgain, type Undelivered } from '../outbox/index.ts';
import type { EntityManager } from '../persistence/index.ts';
import { noteArrived, noteBounce, noteUncertain, ticketEntity } from '../tickets/index.ts';
import type { House } from './house.ts';
import { learnFromOfficers } from './officers.ts';
import { scanHeld, siftFiles } from './scan.ts';

export type Channels = ReadonlyMap<string, Channel>;

/** @param lane only what was said there; absent: everything at these doors */
export function intakeOf(house: House, channels: Channels, lane?: string): IntakeTools<TurnResult> {
  const { db, holder, config, log } = house;
  return {
    db,
    lane,
    now: () => house.now(),
    holder,
    holdSeconds: config.HOLD_SECONDS,
    channels,
    log,
    turn: (original, message) => oneTurn(house, original, message),
    poison: (original, error, message) => poison(house, original, error, message),
  };
}

/** Understanding comes before the transaction; the turn, its effects and the row's end are one commit. */
async function oneTurn(
  house: House,
  original: ClaimedOriginal,
  said: IncomingMessage,
): Promise<TurnResult | undefined> {
  const { message, asRead } = readMessage(await siftFiles(house, said));
  const knowledge = await house.knowledge();
  const heard = knowledge.engine.understand(...wordsOf(message, await house.now()));
  failpoint('understood');
  const result = await house.db.transaction(async (tx) => {
    if (!(await lockClaimed(tx, original.id, house.holder))) return undefined;
    const act = await house.actIn(tx, { kind: 'system', name: original.channel }, `inbox:${original.id}`);
    const taken = (await comesToDesk(act, { channel: original.channel, message }))
      ? await atDesk(act, original, message)
      : await takeTurn(act, knowledge, {
          channel: original.channel,
          account: original.account,
          inboxId: original.id,
          message,
          asRead,
          heard,
        });
    await finishOriginal(tx, original.id, act.now, knowledge.model);
    failpoint('before_commit');
    return taken;
  });
  failpoint('after_commit');
  return result;
}

/** The desk is no conversation: what is done there is done by buttons and forms, and words are notes. */
async function atDesk(act: Act, original: ClaimedOriginal, message: IncomingMessage): Promise<TurnResult> {
  const { channel, account } = original;
  const { intent, replies } = await deskTurn(act, { channel, account, inboxId: original.id, message });
  return {
    language: 'hi',
    intent,
    asks: null,
    replies: replies.map(({ text, choices = [] }) => ({ text, choices: [...choices] })),
    ticket: null,
  };
}

/** Subject and body are both heard; the subject stands in the first line. */
function wordsOf(message: IncomingMessage, now: Date): Parameters<Engine['understand']> {
  const subject = subjectSaid(message) ?? '';
  const words = [subject, message.text].filter(Boolean).join('\n');
  return [words.slice(0, LONGEST), { now, subjectLength: subject.length }];
}

/** What a letter's writer put into the subject; an answer bears that of what it answers, whoever's words those were. */
function subjectSaid({ manner, subject, references, text }: IncomingMessage): string | undefined {
  if (manner !== 'letter') return undefined;
  const isAnswer = references.length > 0 && /^\s*re\s*:/i.test(subject ?? '') && text !== '';
  return isAnswer ? undefined : subject;
}

/** Longer letters are understood by their beginning; the whole is kept. */
const LONGEST = 4000;

/** Whom to tell: the sender, never a robot; where nothing could be read, the lane is who it was. */
async function poison(
  house: House,
  original: ClaimedOriginal,
  error: string,
  message: IncomingMessage | undefined,
): Promise<void> {
  const sender = {
    address: message?.from.address ?? original.lane,
    answer: message !== undefined && !message.robot,
  };
  await house.act({ kind: 'system', name: 'poison' }, `poison:${original.id}`, async (act: Act) => {
    if (!(await lockClaimed(act.tx, original.id, house.holder))) return;
    await openForPoison(act, original, sender);
    await poisonOriginal(act.tx, original.id, act.now, error);
  });
}

export function scheduleOf(house: House, channels: Channels = new Map()): ScheduleTools {
  return {
    db: house.db,
    log: house.log,
    now: () => house.now(),
    act: (name, cause, work) => house.act({ kind: 'system', name }, cause, work),
    learn: (when) => learnFromOfficers(house, when),
    scanFiles: () => scanHeld(house),
    lookForSent: () => lookAgain(deliveryOf(house, channels)),
  };
}

/** Everything that waits now at these doors, one after the other; what each turn came to. */
export async function takeAll(
  house: House,
  channels: Channels,
  lane?: string,
): Promise<{ externalId: string; result?: TurnResult }[]> {
  const tools = intakeOf(house, channels, lane);
  const taken = [];
  for (;;) {
    const done = await processNext(tools);
    if (!done) return taken;
    taken.push({ externalId: done.original.externalId, result: done.result });
  }
}

/** How long a person at a keyboard waits for what another process has in hand, or had when it died. */
const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 100;

/**
 * Everything that this person has said at this door is done when it resolves, by us or by another process.
 * @returns what the turns that we took came to, by external id
 * @throws Trouble 'busy' when it is not done after two minutes
 */
export async function takeLane(
  house: House,
  channel: Channel,
  lane: string,
): Promise<Map<string, TurnResult | undefined>> {
  const end = Date.now() + PATIENCE_MS;
  const results = new Map<string, TurnResult | undefined>();
  for (;;) {
    const taken = await takeAll(house, new Map([[channel.name, channel]]), lane);
    for (const { externalId, result } of taken) results.set(externalId, result);
    if (!(await waitsIn(house.db, channel.name, lane))) return results;
    if (Date.now() > end)
      throw new Trouble('busy', 'The message is kept, but could not be answered yet: see `gemcell doctor`.');
    await wait(LOOK_AGAIN_MS);
  }
}

export function deliveryOf(house: House, channels: Channels): DeliveryTools {
  const { db, holder, config, log } = house;
  return {
    db,
    holder,
    channels,
    holdSeconds: config.HOLD_SECONDS,
    log,
    failed: (undelivered, mark) => undeliverable(house, undelivered, mark),
    arrived: (message, mark) => arrived(house, message, mark),
  };
}

/** What can't reach the ticket's requester, or may not have, stands on the ticket, and its officer is told. */
async function undeliverable(
  house: House,
  message: Undelivered,
  mark: (tx: EntityManager) => Promise<void>,
): Promise<void> {
  const { id, ticketId, address, putAt, reason, uncertain } = message;
  const cause = `${uncertain ? 'uncertain' : 'undelivered'}:${id}:${putAt.getTime()}`;
  await house.act(DELIVERY, cause, async (act) => {
    await mark(act.tx);
    if (!ticketId || !(await isForRequester(act, message))) return;
    if (uncertain) await noteUncertain(act, ticketId, { address, message: id, reason });
    else await noteBounce(act, ticketId, address, reason);
  });
}

async function arrived(
  house: House,
  message: Undelivered,
  mark: (tx: EntityManager) => Promise<boolean>,
): Promise<void> {
  const { id, ticketId, putAt } = message;
  await house.act(DELIVERY, `arrived:${id}:${putAt.getTime()}`, async (act) => {
    if (!(await mark(act.tx)) || !ticketId) return;
    if (await isForRequester(act, message)) await noteArrived(act, ticketId, id);
  });
}

const DELIVERY = { kind: 'system', name: 'delivery' } as const;

async function isForRequester({ tx }: Act, { ticketId, contactId }: Undelivered): Promise<boolean> {
  const ticket = await tx.getRepository(ticketEntity).findOneByOrFail({ id: ticketId! });
  return ticket.contactId === contactId;
}

/** Everything that can be delivered now at these doors. */
export async function deliverAll(house: House, channels: Channels): Promise<void> {
  const tools = deliveryOf(house, channels);
  while ((await deliverNext(tools)) !== 'nothing') {
    // deliverNext says 'nothing' when all is delivered or waits for its time
  }
}
