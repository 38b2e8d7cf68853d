import type { ChannelHost, Original } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import { failpoint } from '../../lib/failpoint.ts';
import type { Mailbox } from './mailbox.ts';
import type { Memory } from './memory.ts';
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

const TRIES = 3;

/** kept · aside: refused for the third time · waits: refused, or behind one of the same sender that was · away: the house is. */
export async function keepMail(
  intake: Intake,
  box: Mailbox,
  uid: number,
  bytes: Buffer,
  /** Senders of whom an earlier mail waits: theirs must not overtake it. */
  waiting: Set<string>,
): Promise<'kept' | 'aside' | 'waits' | 'away'> {
  const { account, memory, host } = intake;
  const original = await toOriginal(account, bytes);
  if (waiting.has(original.lane)) return 'waits';
  try {
    await host.keep(original);
  } catch (error) {
    if (!(await isHouseHere(host, error))) return away(host, error);
    if (await isSetAside(intake, box, uid, original, error)) return 'aside';
    waiting.add(original.lane);
    return 'waits';
  }
  failpoint('stored');
  await memory.forget(original.externalId);
  return 'kept';
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

export function away(host: ChannelHost, error: unknown): 'away' {
  host.log.warn({ error: messageOf(error) }, 'mail: nothing can be kept now, mails stay in the mailbox');
  return 'away';
}
