import type { Act } from '../act.ts';
import { oneRow } from '../lib/rows.ts';
import { local, showDate } from '../lib/time.ts';
import { loadLines } from './home.ts';
import { personOf, tellPerson } from './person.ts';

interface Week {
  readonly opened: number;
  readonly resolved: number;
  readonly escalated: number;
  readonly alive: number;
  readonly overdue: number;
}

/**
 * To the in-charge and the nodal officer, on the week from Monday to Sunday before this one: what came, was resolved and
 * went up the ladder, and what lies with each post now. Numbers only. Whoever stands in for them gets none, and of a
 * week in which nothing happened there is none.
 */
export async function weeklyDigest(system: Act, staff: string, contactId: string): Promise<void> {
  const person = await personOf(system, staff, contactId);
  if (!person?.act.doer.officers.some(({ role, acting }) => role !== 'officer' && !acting)) return;
  const monday = local(system.now).startOf('week');
  const week = await numbersOf(system, monday.minus({ weeks: 1 }).toJSDate(), monday.toJSDate());
  if (week.opened + week.resolved + week.escalated === 0) return;
  const lines = await loadLines(person);
  await tellPerson(person, 'desk_digest', {
    ...week,
    from: showDate(monday.minus({ weeks: 1 }).toJSDate()),
    to: showDate(monday.minus({ days: 1 }).toJSDate()),
    lines: lines.join('\n') || person.act.words.say('not_said', person.language),
  });
}

/** Half-open: the first moment is in it, the last is not. */
async function numbersOf({ tx, now }: Act, from: Date, to: Date): Promise<Week> {
  const row = await oneRow<Week>(
    tx,
    `SELECT count(*) FILTER (WHERE opened_at >= $1 AND opened_at < $2)::int AS opened,
       count(*) FILTER (WHERE resolved_at >= $1 AND resolved_at < $2)::int AS resolved,
       (SELECT count(*)::int FROM ticket_event WHERE kind = 'escalated' AND at >= $1 AND at < $2) AS escalated,
       count(*) FILTER (WHERE status IN ('open', 'in_work', 'waiting_requester', 'waiting_gem'))::int AS alive,
       count(*) FILTER (WHERE due_at <= $3 AND status IN ('open', 'in_work'))::int AS overdue
     FROM ticket`,
    [from, to, now],
  );
  return row!;
}
