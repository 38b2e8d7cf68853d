import type { ChannelHost, Original } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import { failpoint } from '../../lib/failpoint.ts';
import type { Mailbox } from './mailbox.ts';
import type { Memory } from './memory.ts';
import type { Settings } from './settings.ts';
import { toOriginal } from './take.ts';

export interface Intake {
  readonly settings: Settings;
  readonly host: ChannelHost;
  readonly account: string;
  readonly memory: Memory;
  readonly signal: AbortSignal;
  /** False once another process may hold the mailbox. */
  held(): boolean;
}

/** done: the folder holds nothing to take in · again: a mail was refused and is tried again · away: the house is. */
export type Outcome = 'done' | 'again' | 'away';

const TRIES = 3;

/** Takes in everything the folder holds, oldest first: fetch, keep, and only then mark and move. */
export async function takeAll(intake: Intake, box: Mailbox): Promise<Outcome> {
  const { memory, signal } = intake;
  let left: number;
  try {
    left = await memory.leftUpTo(box.validity);
  } catch (error) {
    return away(intake.host, error);
  }
  const uids = (await box.list()).filter((uid) => uid > left);
  /** Senders of whom an earlier mail waits: theirs must not overtake it. */
  const waiting = new Set<string>();
  let mark = left;
  for (const uid of uids) {
    if (signal.aborted || !intake.held()) return 'done';
    const taken = await takeOne(intake, box, uid, waiting);
    if (taken === 'away') return 'away';
    if (taken === 'left' && waiting.size === 0) mark = uid;
  }
  if (mark > left)
    await memory.setLeftUpTo(box.validity, mark).catch((error: unknown) => away(intake.host, error));
  return waiting.size > 0 ? 'again' : 'done';
}

type Taken = 'moved' | 'left' | 'waits' | 'away';

async function takeOne(intake: Intake, box: Mailbox, uid: number, waiting: Set<string>): Promise<Taken> {
  const { settings, account, memory, host } = intake;
  const fetched = await box.fetch(uid);
  if (!fetched) return 'moved';
  failpoint('fetched');
  const original = await toOriginal(account, fetched);
  if (waiting.has(original.lane)) return 'waits';
  try {
    await host.keep(original);
  } catch (error) {
    if (!(await isHouseHere(host, error))) return away(host, error);
    return refuse(intake, box, uid, original, error, waiting);
  }
  failpoint('stored');
  memory.forget(original.externalId);
  const moved = await box.putAway(uid, settings.processedFolder);
  failpoint('acknowledged');
  return moved ? 'moved' : 'left';
}

/** The third refusal puts the mail where somebody must look; it is never lost and never fetched for ever. */
async function refuse(
  intake: Intake,
  box: Mailbox,
  uid: number,
  original: Original,
  error: unknown,
  waiting: Set<string>,
): Promise<Taken> {
  const { memory, settings, host } = intake;
  const tries = memory.refused(original.externalId);
  const fields = {
    uid,
    externalId: original.externalId,
    lane: original.lane,
    tries,
    error: messageOf(error),
  };
  if (tries < TRIES) {
    host.log.warn(fields, 'mail: could not be kept, will be tried again');
    waiting.add(original.lane);
    return 'waits';
  }
  memory.forget(original.externalId);
  host.log.error(
    { ...fields, folder: settings.failedFolder },
    'mail: could not be kept, moved to the failed folder',
  );
  return (await box.putAway(uid, settings.failedFolder)) ? 'moved' : 'left';
}

/**
 * Is it the mail that is refused, or is the house away? A small fact that can be written while the mail can not puts
 * it on the mail, unless the error itself names the connection, the server's shutdown or its disk.
 */
async function isHouseHere(host: ChannelHost, error: unknown): Promise<boolean> {
  if (sqlStates(error).some((state) => /^(08|53|57|58)/.test(state))) return false;
  try {
    await host.state.set('tried', host.clock.now().toISOString());
    return true;
  } catch {
    return false;
  }
}

function sqlStates(error: unknown): string[] {
  const states: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') states.push(at.code);
  }
  return states;
}

function away(host: ChannelHost, error: unknown): 'away' {
  host.log.warn({ error: messageOf(error) }, 'mail: nothing can be kept now, mails stay in the mailbox');
  return 'away';
}
