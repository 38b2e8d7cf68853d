import { type Door, handlesOf } from '../../contacts/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import { doorOfNumber, findByNumber } from '../../tickets/index.ts';
import type { JoinFlow } from '../step.ts';
import type { Turn } from '../turn.ts';
import { codesIn } from './words.ts';

/** The other door that a message names, as it is counted, and where it can be reached if anywhere. */
export interface Named {
  /** channel:address, or the number as it stands in the message. */
  readonly subject: string;
  readonly door?: Door;
  /** A ticket's requester may sit at any door: which, is not told. */
  readonly byNumber: boolean;
  /** They are on that ticket already, in copy: its requester may be a stranger, and is left alone. */
  readonly seenHere?: string;
  /** It is the door of whoever proved the same mobile before. */
  readonly byMobile?: true;
}

/** @throws UserMistake 'ticket_number_wrong' */
export async function doorNamed(turn: Turn): Promise<Named | undefined> {
  const { entities } = turn.heard;
  const mail = entities.find(({ kind, beside }) => kind === 'email' && !beside);
  if (mail) {
    const door = { channel: 'mail', address: mail.value.toLowerCase() };
    return { subject: subjectOf(door), door, byNumber: false };
  }
  const ticket = entities.find(({ kind }) => kind === 'ticket');
  if (!ticket) return undefined;
  const door = await doorOfNumber(turn.act, ticket.value);
  const seenHere =
    door && !(await isOwn(turn, door)) && (await isInCopy(turn, ticket.value)) ? ticket.value : undefined;
  return { subject: door ? subjectOf(door) : `ticket:${ticket.value}`, door, byNumber: true, seenHere };
}

export function subjectOf({ channel, address }: Door): string {
  return `${channel}:${address}`;
}

async function isInCopy({ act }: Turn, number: string): Promise<boolean> {
  try {
    await findByNumber(act, number);
    return true;
  } catch (error) {
    if (error instanceof UserMistake) return false;
    throw error;
  }
}

export async function isOwn(turn: Turn, door: Door): Promise<boolean> {
  const own = await handlesOf(turn.act, turn.contact.id);
  return own.some(({ channel, address }) => channel === door.channel && address === door.address);
}

/** The door whose contact this message may join with its sender's: held with it from the beginning of the turn. */
export function doorToJoin(
  flow: { name: string } | undefined,
  text: string,
  digits: number,
): Door | undefined {
  if (flow?.name !== 'join') return undefined;
  const join = flow as JoinFlow;
  if (join.asking !== 'code' || !join.door) return undefined;
  return codesIn(text, digits).length > 0 ? join.door : undefined;
}
