import { releaseNext, showNextCard } from '../desk/index.ts';
import { uuid } from '../persistence/index.ts';
import type { ScheduleTools } from './schedule.ts';

/** A burst of events within so long is one change of a card. */
const SETTLE_MS = 400;

/**
 * One reply that was held long enough goes out, and one ticket's cards are shown as it stands. The rows taken are the
 * right to do it: any number of processes may.
 * @returns whether there was anything to do
 */
export async function workDesk({ act }: Pick<ScheduleTools, 'act'>, settleMs = SETTLE_MS): Promise<boolean> {
  const released = await act('held reply', `held:${uuid()}`, releaseNext);
  const shown = await act('card', `card:${uuid()}`, (each) => showNextCard(each, settleMs));
  return released || shown !== undefined;
}
