import type { Act } from '../act.ts';
import { releaseNext, showNextCard } from '../desk/index.ts';
import { uuid } from '../persistence/index.ts';
import { wakeWords } from '../tickets/index.ts';
import { briefsAhead } from './briefs.ts';
import type { ScheduleTools } from './schedule.ts';

/** A burst of events within so long is one change of a card. */
const SETTLE_MS = 400;

/**
 * One reply that was held long enough goes out, what waited for the morning is woken when its time has come, and one
 * ticket's cards are shown as it stands, with the words below them. The rows taken are the right to do it: any number
 * of processes may.
 * @returns whether there was anything to do
 */
export async function workDesk({ act }: Pick<ScheduleTools, 'act'>, settleMs = SETTLE_MS): Promise<boolean> {
  const released = await act('held reply', `held:${uuid()}`, releaseNext);
  const woken = await act('quiet words', `quiet:${uuid()}`, wake);
  const shown = await act('card', `card:${uuid()}`, (each) => showNextCard(each, settleMs));
  return released || woken > 0 || shown !== undefined;
}

async function wake(act: Act): Promise<number> {
  return (await briefsAhead(act)) ? 0 : wakeWords(act.tx, act.now);
}
