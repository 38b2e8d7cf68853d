import type { Act } from '../act.ts';
import { calendarOf } from '../directory/index.ts';
import { rows } from '../lib/rows.ts';
import { ZONE } from '../lib/time.ts';
import { afterWorking, type DayLine, type Rest, type WorkCalendar, workingHours } from '../lib/worktime.ts';
import { uuid } from '../persistence/index.ts';
import type { Ticket } from './entity.ts';
import { isAlive } from './statuses.ts';

export interface Pause extends Rest {
  readonly reason: 'requester' | 'gem';
  readonly open: boolean;
}

/** Hours of one full working day of the cell: service times are given in working days. */
export function hoursOfDay(act: Act): number {
  const { from, to } = act.cell.rules.officeHours;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  return (minutes(to) - minutes(from)) / 60;
}

/**
 * Each day by the week of the office that held the ticket when it began: handed to one that works on Saturdays, the
 * Saturdays before do not count after all. Whoever hands it on records that before the clock is computed.
 */
async function calendarThrough(act: Act, ticket: Ticket): Promise<WorkCalendar> {
  const own = await calendarOf(act, ticket.officer);
  const earlier = await rows<{ until: string; officer: string; other: boolean }>(
    act.tx,
    `SELECT (e.at AT TIME ZONE $3)::date::text AS until, was.code AS officer,
       was.week_pattern IS DISTINCT FROM own.week_pattern AS other
     FROM ticket_event e JOIN officer was ON was.code = e.data->>'from' JOIN officer own ON own.code = $2
     WHERE e.ticket_id = $1 AND e.kind IN ('transferred', 'assigned', 'returned', 'escalated') ORDER BY e.seq`,
    [ticket.id, ticket.officer, ZONE],
  );
  if (!earlier.some((held) => held.other)) return own;
  const spans: { until: string; calendar: WorkCalendar }[] = [];
  for (const { until, officer } of earlier) spans.push({ until, calendar: await calendarOf(act, officer) });
  return {
    day: (date, weekday, dayOfMonth) =>
      (spans.find((span) => date <= span.until)?.calendar ?? own).day(date, weekday, dayOfMonth),
  };
}

/** The rests of this round; one that still lasts is counted up to now. */
export async function pausesOf(act: Act, ticket: Ticket): Promise<Pause[]> {
  return rows<Pause>(
    act.tx,
    `SELECT reason, from_at AS from, coalesce(to_at, $2) AS to, to_at IS NULL AS open FROM ticket_pause
     WHERE ticket_id = $1 AND from_at >= $3 ORDER BY from_at`,
    [ticket.id, act.now, ticket.clockFrom],
  );
}

/**
 * Computes the due time anew from the calendar as it stands, and moves the untrodden rungs with it. The truth of
 * "due" is this column; whatever wakes us is only a wake-up. While the clock rests no rung can fall due.
 */
export async function setClock(act: Act, ticket: Ticket): Promise<void> {
  const calendar = await calendarThrough(act, ticket);
  const pauses = await pausesOf(act, ticket);
  const at = (share: number) =>
    afterWorking(calendar, ticket.clockFrom, ticket.serviceHours * share, pauses).at;
  ticket.dueAt = at(1);
  const resting = pauses.some((pause) => pause.open) || !isAlive(ticket.status);
  const rungs = rungsOf(act);
  await act.tx.query(
    `INSERT INTO ticket_rung (ticket_id, round, rung, at)
     SELECT $1, $2, rung, at FROM unnest($3::text[], $4::timestamptz[]) AS each(rung, at)
     ON CONFLICT (ticket_id, round, rung) DO UPDATE SET at = excluded.at WHERE ticket_rung.done_at IS NULL`,
    [
      ticket.id,
      ticket.round,
      rungs.map(([rung]) => rung),
      rungs.map(([, share]) => (resting ? 'infinity' : at(share).toISOString())),
    ],
  );
}

export type Rung = 'warn' | 'in_charge' | 'nodal' | 'officer';

/** Warn at 75 %, climb at 100 % and 200 % of the service time: the cell's settings (proposals). */
function rungsOf(act: Act): [Rung, number][] {
  const { warnAt, escalateAt } = act.cell.rules;
  return [['warn', warnAt], ...escalateAt.map(({ at, to }): [Rung, number] => [to, at])];
}

/** The clock rests from now, charged to the reason; what it rested for another one stays charged to that. */
export async function rest(act: Act, ticket: Ticket, reason: 'requester' | 'gem'): Promise<void> {
  await act.tx.query(
    'UPDATE ticket_pause SET to_at = $2 WHERE ticket_id = $1 AND to_at IS NULL AND reason <> $3',
    [ticket.id, act.now, reason],
  );
  await act.tx.query(
    `INSERT INTO ticket_pause (id, ticket_id, reason, from_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (ticket_id) WHERE to_at IS NULL DO NOTHING`,
    [uuid(), ticket.id, reason, act.now],
  );
  await setClock(act, ticket);
}

/** The clock goes on, wherever it rested; one that did not rest is only computed anew. */
export async function goOn(act: Act, ticket: Ticket): Promise<void> {
  await act.tx.query('UPDATE ticket_pause SET to_at = $2 WHERE ticket_id = $1 AND to_at IS NULL', [
    ticket.id,
    act.now,
  ]);
  await setClock(act, ticket);
}

/** A new date given to the requester: the service time is lengthened to end at that moment. */
export async function promise(act: Act, ticket: Ticket, until: Date): Promise<void> {
  const calendar = await calendarThrough(act, ticket);
  const rested = await restedHours(act, ticket);
  const open = workingHours(calendar, ticket.clockFrom, until);
  ticket.serviceHours = open - rested.requester - rested.gem;
  ticket.promisedAt = until;
  await setClock(act, ticket);
}

/** Hours charged to each reason for which the clock has rested in this round. */
export async function restedHours(act: Act, ticket: Ticket): Promise<Record<'requester' | 'gem', number>> {
  const calendar = await calendarThrough(act, ticket);
  const hours = { requester: 0, gem: 0 };
  for (const pause of await pausesOf(act, ticket))
    hours[pause.reason] += workingHours(calendar, pause.from, pause.to);
  return hours;
}

/** The due time as it would be computed now, day by day; `resting` when the clock rests, so that it still moves. */
export async function dueDays(
  act: Act,
  ticket: Ticket,
): Promise<{ at: Date; lines: DayLine[]; resting: boolean }> {
  const calendar = await calendarThrough(act, ticket);
  const pauses = await pausesOf(act, ticket);
  return {
    ...afterWorking(calendar, ticket.clockFrom, ticket.serviceHours, pauses),
    resting: isAlive(ticket.status) && pauses.some((pause) => pause.open),
  };
}
