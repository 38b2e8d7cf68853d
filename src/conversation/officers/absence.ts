import { declareAbsence } from '../../directory/index.ts';
import { showDate } from '../../lib/time.ts';
import { showPosts } from '../../tickets/index.ts';
import { say, type Turn } from '../turn.ts';

/** "On leave from 25.11.2026 to 30.11.2026": for every post the officer fills; one date is one day. */
export async function declareLeave(turn: Turn): Promise<void> {
  const { act } = turn;
  if (act.doer.kind !== 'staff') return say(turn, 'officer_only');
  const days = turn.heard.entities
    .filter((entity) => entity.kind === 'date' && entity.precision === 'day')
    .map((entity) => entity.next ?? entity.value);
  const [from, to = from] = days;
  if (!from || !to) return say(turn, 'officer_ask_leave');
  // Whom they stand in for is away already.
  const own = act.doer.officers.filter(({ acting }) => !acting).map(({ code }) => code);
  for (const code of own) await declareAbsence(act, code, from, to);
  await showPosts(act, own);
  say(turn, 'officer_done_absence', { from: showDate(from), to: showDate(to) });
}
