import type { Channel, IncomingMessage, Log, Original } from '../channel.ts';
import { type ClaimedOriginal, claimOriginal, giveBack, prolongClaim } from '../inbox/index.ts';
import { ChannelError, messageOf } from '../lib/errors.ts';
import { failpoint } from '../lib/failpoint.ts';
import { storable } from '../lib/storable.ts';
import { whileHolding } from '../lib/while-holding.ts';
import { type Database, insist, isConnectionError } from '../persistence/index.ts';

const TRIES = 3;
const AWAY_MS = 1000;
/** Taken up so often and never ended: each time the process died over it. */
const DEATHS = 5;
/** Even setting it aside failed: its lane waits, and it is tried again after so long. */
const ASIDE_AGAIN_MS = 60_000;
/** A channel that cannot be reached for this long counts as a failed try, so that one file holds nobody up for ever. */
const PATIENCE_MS = 10 * 60_000;

export interface IntakeTools<Result> {
  readonly db: Database;
  readonly holder: string;
  readonly holdSeconds: number;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Only this lane; absent: any. */
  readonly lane?: string;
  readonly log: Log;
  now(): Promise<Date>;
  /** Everything the message causes and the inbox row's end, in one transaction; undefined when it was not ours any more. */
  turn(original: ClaimedOriginal, message: IncomingMessage): Promise<Result | undefined>;
  /**
   * Three times thrown: kept as a ticket, the row set aside, in one transaction.
   * @param message what it says, where it could be read
   */
  poison(original: ClaimedOriginal, error: string, message: IncomingMessage | undefined): Promise<void>;
}

export type Processed<Result> = { readonly original: Original; readonly result?: Result };

/** Takes the next waiting original through reading and its turn; undefined when nothing waits. */
export async function processNext<Result>(
  tools: IntakeTools<Result>,
): Promise<Processed<Result> | undefined> {
  const { db, holder, holdSeconds, lane, channels } = tools;
  const original = await claimOriginal(db, holder, { channels: [...channels.keys()], lane, holdSeconds });
  if (!original) return undefined;
  return whileHolding(
    holdSeconds,
    () => prolongClaim(db, original.id, holder, holdSeconds),
    async () => ({ original, result: await takeUp(tools, original) }),
  );
}

async function takeUp<Result>(
  tools: IntakeTools<Result>,
  original: ClaimedOriginal,
): Promise<Result | undefined> {
  let message: IncomingMessage | undefined;
  try {
    if (original.tries > DEATHS) throw new Error('the process died over it again and again');
    message = storable(await tools.channels.get(original.channel)!.read(original));
    failpoint('parsed');
    return await tools.turn(original, message);
  } catch (error) {
    if (await awayForNow(tools, original, error)) await later(tools, original, error);
    else if (original.tries < TRIES) await again(tools, original, error);
    else await setAside(tools, original, error, message);
    return undefined;
  }
}

async function awayForNow<Result>(
  tools: IntakeTools<Result>,
  original: ClaimedOriginal,
  error: unknown,
): Promise<boolean> {
  if (isConnectionError(error)) return true;
  if (!(error instanceof ChannelError) || error.kind !== 'temporary') return false;
  return (await tools.now()).getTime() - original.keptAt.getTime() < PATIENCE_MS;
}

function later<Result>(tools: IntakeTools<Result>, original: ClaimedOriginal, error: unknown): Promise<void> {
  tools.log.warn(
    about(original, error),
    'A message waits until its channel or the database can be reached again.',
  );
  return letGo(tools, original, { error: messageOf(error), waitMs: AWAY_MS, countsAsTry: false });
}

function again<Result>(tools: IntakeTools<Result>, original: ClaimedOriginal, error: unknown): Promise<void> {
  tools.log.warn(about(original, error), 'A message could not be taken up and will be tried again.');
  return letGo(tools, original, {
    error: messageOf(error),
    waitMs: 500 * original.tries,
    countsAsTry: true,
  });
}

/** With the database away this waits for it: otherwise the message would be held until our hold runs out. */
function letGo<Result>(
  { db, holder, holdSeconds }: IntakeTools<Result>,
  original: ClaimedOriginal,
  why: { error: string; waitMs: number; countsAsTry: boolean },
): Promise<void> {
  return insist(holdSeconds, () => giveBack(db, original.id, holder, why));
}

async function setAside<Result>(
  tools: IntakeTools<Result>,
  original: ClaimedOriginal,
  error: unknown,
  message: IncomingMessage | undefined,
): Promise<void> {
  const { log } = tools;
  const stack = error instanceof Error ? error.stack : undefined;
  log.error(
    { ...about(original, error), stack },
    'A message failed three times; it is set aside as a ticket.',
  );
  try {
    await tools.poison(original, messageOf(error), message);
  } catch (second) {
    log.error(about(original, second), 'A message could not even be set aside; its sender waits.');
    await letGo(tools, original, {
      error: messageOf(second),
      waitMs: ASIDE_AGAIN_MS,
      countsAsTry: false,
    });
  }
}

function about(original: ClaimedOriginal, error: unknown): object {
  return { inbox: original.id, channel: original.channel, error: messageOf(error) };
}
