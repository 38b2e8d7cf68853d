import type { Channel, IncomingMessage, Log, Original } from '../channel.ts';
import { type ClaimedOriginal, claimOriginal, giveBack } from '../inbox/index.ts';
import { ChannelError, messageOf } from '../lib/errors.ts';
import { failpoint } from '../lib/failpoint.ts';
import { type Database, isConnectionError } from '../persistence/index.ts';

const TRIES = 3;
/** A channel that cannot be reached for this long counts as a failed try, so that one file holds nobody up for ever. */
const PATIENCE_MS = 10 * 60_000;

export interface IntakeTools<Result> {
  readonly db: Database;
  readonly holder: string;
  readonly holdSeconds: number;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly log: Log;
  /** Everything the message causes and the inbox row's end, in one transaction; undefined when it was not ours any more. */
  turn(original: ClaimedOriginal, message: IncomingMessage): Promise<Result | undefined>;
  /** Three times thrown: kept as a ticket, the row set aside, in one transaction. */
  poison(original: ClaimedOriginal, error: string): Promise<void>;
}

export type Processed<Result> = { readonly original: Original; readonly result?: Result };

/** Takes the next waiting original through reading and its turn; undefined when nothing waits. */
export async function processNext<Result>(
  tools: IntakeTools<Result>,
): Promise<Processed<Result> | undefined> {
  const { db, holder } = tools;
  const original = await claimOriginal(db, holder, [...tools.channels.keys()], tools.holdSeconds);
  if (!original) return undefined;
  try {
    const message = await tools.channels.get(original.channel)!.read(original);
    failpoint('parsed');
    return { original, result: await tools.turn(original, message) };
  } catch (error) {
    await failed(tools, original, error);
    return { original };
  }
}

async function failed<Result>(
  tools: IntakeTools<Result>,
  original: ClaimedOriginal,
  error: unknown,
): Promise<void> {
  const { db, holder, log } = tools;
  const awayForNow =
    isConnectionError(error) ||
    (error instanceof ChannelError &&
      error.kind === 'temporary' &&
      Date.now() - original.keptAt.getTime() < PATIENCE_MS);
  const where = { inbox: original.id, channel: original.channel, error: messageOf(error) };
  if (awayForNow) {
    log.warn(where, 'A message waits until its channel or the database can be reached again.');
    return giveBack(db, original.id, holder, { error: messageOf(error), waitMs: 2000, countsAsTry: false });
  }
  if (original.tries < TRIES) {
    log.warn(where, 'A message could not be taken up and will be tried again.');
    return giveBack(db, original.id, holder, {
      error: messageOf(error),
      waitMs: 500 * original.tries,
      countsAsTry: true,
    });
  }
  log.error(
    { ...where, stack: error instanceof Error ? error.stack : undefined },
    'A message failed three times; it was set aside as a ticket.',
  );
  await tools.poison(original, messageOf(error));
}
