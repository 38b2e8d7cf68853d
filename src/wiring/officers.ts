import { anythingTaught, isBehind, type ModelRow, retrain } from '../learning/index.ts';
import { messageOf, Trouble } from '../lib/errors.ts';
import { whileHolding } from '../lib/while-holding.ts';
import { isConnectionError, withLease } from '../persistence/index.ts';
import type { House, Progress } from './house.ts';

const HOLD_SECONDS = 60;

/**
 * Learns from officers now; one process of many at a time.
 * @returns the models made, the latest last
 * @throws Trouble 'busy' while another process does
 */
export async function retrainNow(house: House, progress: Progress): Promise<ModelRow[]> {
  const { db, intents, holder } = house;
  const lease = withLease(db, 'learning', holder, HOLD_SECONDS * 1000);
  if (!(await lease.acquire()))
    throw new Trouble('busy', 'Another process is learning just now: try again in a minute.');
  const { engine, input, codeHash } = house.shipped();
  const shipped = { input, codeHash, save: () => engine.save() };
  try {
    return await whileHolding(
      HOLD_SECONDS,
      () => lease.renew(),
      () => retrain({ db, intents, shipped, progress, now: () => house.now() }),
    );
  } finally {
    await lease.release();
  }
}

/** As timed work: told in the log; trouble with it must not hold up the rest. */
export async function learnFromOfficers(house: House, when: 'new' | 'behind'): Promise<void> {
  const { db, log } = house;
  try {
    if (!(await anythingTaught(db))) return;
    if (when === 'behind' && !(await isBehind(db, house.shipped().codeHash))) return;
    const made = await retrainNow(house, (line) => log.info({}, line));
    for (const { version, status, why, lines } of made)
      log.info({ version, status, why, lines: lines.length }, 'A model was learned from officers.');
  } catch (error) {
    if (isConnectionError(error)) throw error;
    if (error instanceof Trouble && error.code === 'busy') return;
    log.error({ error: messageOf(error) }, 'Learning from officers failed; the model in use goes on.');
  }
}
