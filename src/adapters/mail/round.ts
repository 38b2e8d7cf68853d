import type { ChannelHost, Original } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import { failpoint } from '../../lib/failpoint.ts';
import type { Mailbox } from './mailbox.ts';
import type { Left, Memory } from './memory.ts';
import type { Settings } from './settings.ts';
import type { Stuck } from './stuck.ts';
import { toOriginal } from './take.ts';

export interface Intake {
  readonly settings: Settings;
  readonly host: ChannelHost;
  readonly account: string;
  readonly memory: Memory;
  readonly stuck: Stuck;
  readonly signal: AbortSignal;
  /** A mail was taken in, or a round is over: the mailbox answers. */
  onProgress(): void;
  /** False once another process may hold the mailbox. */
  held(): boolean;
}

/** done: the folder holds nothing to take in · again: a mail was refused and is tried again · away: the house is. */
export type Outcome = 'done' | 'again' | 'away';

const TRIES = 3;

/** Around a UIDVALIDITY change mails are looked for again from so long before the last that was done. */
const AGAIN_MS = 2 * 24 * 3_600_000;

/** Takes in everything the folder holds, oldest first: fetch, keep, and only then mark and move. */
export async function takeAll(intake: Intake, box: Mailbox): Promise<Outcome> {
  const { memory, signal, stuck } = intake;
  let left: Left | undefined;
  try {
    left = await memory.left(box.folder);
  } catch (error) {
    return away(intake.host, error);
  }
  const listed = await stillToDo(box, left);
  const { now, behind } = await stuck.sorted(box, listed);
  const round: Round = { waiting: new Set(), done: undefined };
  for (const uid of [...now, ...behind.filter((each) => stuck.isDue(box, each))]) {
    if (signal.aborted || !intake.held()) return 'done';
    const taken = await takeOne(intake, box, uid, round);
    if (taken.kind === 'away') return 'away';
    const isNext = round.waiting.size === 0 && uid < (behind[0] ?? Number.POSITIVE_INFINITY);
    if (taken.kind === 'left' && isNext) round.done = later(round.done, { uid, at: taken.came });
  }
  if (round.done)
    await memory
      .setLeft(box.folder, { ...round.done, validity: box.validity })
      .catch((error: unknown) => away(intake.host, error));
  return round.waiting.size > 0 ? 'again' : 'done';
}

/** What is put away by a mark, because it can not be moved, is not looked at again. */
async function stillToDo(box: Mailbox, left: Left | undefined): Promise<number[]> {
  if (left?.validity === box.validity) return (await box.list()).filter((uid) => uid > left.uid);
  // The UIDs have begun anew: what was done comes again, and is known by what it says.
  return box.list(left?.at && new Date(left.at.getTime() - AGAIN_MS));
}

interface Round {
  /** Senders of whom an earlier mail waits: theirs must not overtake it. */
  readonly waiting: Set<string>;
  /** Up to here all is done. */
  done: { uid: number; at: Date } | undefined;
}

function later(one: Round['done'], two: { uid: number; at: Date }): { uid: number; at: Date } {
  return one && one.at > two.at ? { uid: two.uid, at: one.at } : two;
}

type Taken = { kind: 'moved' | 'waits' | 'away' } | { kind: 'left'; came: Date };

async function takeOne(intake: Intake, box: Mailbox, uid: number, round: Round): Promise<Taken> {
  const { settings, account, memory, host } = intake;
  const fetched = await intake.stuck.watched(box, uid, () => box.fetch(uid));
  if (!fetched) return { kind: 'moved' };
  failpoint('fetched');
  const original = await toOriginal(account, fetched.bytes);
  if (round.waiting.has(original.lane)) return { kind: 'waits' };
  const putAway = async (folder: string, as?: 'unread'): Promise<Taken> =>
    (await box.putAway(uid, folder, as)) ? { kind: 'moved' } : { kind: 'left', came: fetched.came };
  try {
    await host.keep(original);
  } catch (error) {
    if (!(await isHouseHere(host, error))) return { kind: away(host, error) };
    if (await isSetAside(intake, box, uid, original, error)) return putAway(settings.failedFolder, 'unread');
    round.waiting.add(original.lane);
    return { kind: 'waits' };
  }
  failpoint('stored');
  await memory.forget(original.externalId);
  const taken = await putAway(settings.processedFolder);
  failpoint('acknowledged');
  intake.onProgress();
  return taken;
}

/** The third refusal puts the mail where somebody must look; it is never lost and never fetched for ever. */
async function isSetAside(
  { memory, settings, host }: Intake,
  box: Mailbox,
  uid: number,
  original: Original,
  error: unknown,
): Promise<boolean> {
  const tries = await memory.failed(original.externalId);
  const { externalId, lane } = original;
  const fields = { folder: box.folder, uid, externalId, lane, tries, error: messageOf(error) };
  if (tries < TRIES) {
    host.log.warn(fields, 'mail: could not be kept, will be tried again');
    return false;
  }
  await memory.forget(externalId);
  host.log.error(
    { ...fields, to: settings.failedFolder },
    'mail: could not be kept, moved to the failed folder',
  );
  return true;
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
