import { DateTime } from 'luxon';
import type { Trilingual } from './language.ts';
import { ZONE } from './time.ts';

/** One day of an office: worked between two minutes after midnight, or not at all, and why. */
export interface WorkDay {
  readonly from?: number;
  readonly to?: number;
  readonly why: 'working' | 'half_day' | 'weekly_off' | 'holiday' | 'closure';
  readonly name?: Trilingual;
}

export interface WorkCalendar {
  /** @param weekday ISO, 1 Monday … 7 Sunday */
  day(date: string, weekday: number, dayOfMonth: number): WorkDay;
}

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** A span in which the clock rests, and what that is charged to. */
export interface Rest extends Span {
  readonly reason: string;
}

/** What one day contributed to a due time. */
export interface DayLine {
  readonly date: string;
  readonly day: WorkDay;
  /** Hours that counted. */
  readonly worked: number;
  /** Hours of office time in which the clock rested, by reason; until the due moment on its day. */
  readonly rested: Readonly<Record<string, number>>;
}

const HOUR = 3_600_000;
/** Nobody's service time spans this many days; a calendar without a working day is a fault, not an endless loop. */
const FURTHEST_DAYS = 1500;

/**
 * The moment at which `hours` of office time have passed since `start`, resting during `rests`, and what each day gave.
 * @throws RangeError when the calendar has too few working days
 */
export function afterWorking(
  calendar: WorkCalendar,
  start: Date,
  hours: number,
  rests: readonly Rest[] = [],
): { at: Date; lines: DayLine[] } {
  let left = hours * HOUR;
  const lines: DayLine[] = [];
  let day = DateTime.fromJSDate(start, { zone: ZONE }).startOf('day');
  for (let count = 0; count < FURTHEST_DAYS; count++, day = day.plus({ days: 1 })) {
    const workDay = calendar.day(day.toISODate()!, day.weekday, day.day);
    const open = openHours(day, workDay, start);
    const pieces = open ? without(open, rests) : [];
    const before = left;
    for (const piece of pieces) {
      const length = piece.to - piece.from;
      if (length >= left) {
        const at = piece.from + left;
        lines.push(lineOf(day, workDay, before, open && { ...open, to: at }, rests));
        return { at: new Date(at), lines };
      }
      left -= length;
    }
    lines.push(lineOf(day, workDay, before - left, open, rests));
  }
  throw new RangeError(`No ${hours} working hours within ${FURTHEST_DAYS} days of ${start.toISOString()}`);
}

/** Office hours between two moments. */
export function workingHours(calendar: WorkCalendar, from: Date, to: Date): number {
  let sum = 0;
  let day = DateTime.fromJSDate(from, { zone: ZONE }).startOf('day');
  while (day.toMillis() < to.getTime()) {
    const open = openHours(day, calendar.day(day.toISODate()!, day.weekday, day.day), from);
    if (open) sum += Math.max(0, Math.min(open.to, to.getTime()) - open.from);
    day = day.plus({ days: 1 });
  }
  return sum / HOUR;
}

/** The next moment at which the office is open, `at` itself when it is. */
export function nextOpening(calendar: WorkCalendar, at: Date): Date {
  return afterWorking(calendar, at, 1e-9).at;
}

export function isOpen(calendar: WorkCalendar, at: Date): boolean {
  return nextOpening(calendar, at).getTime() - at.getTime() < 1000;
}

interface Piece {
  from: number;
  to: number;
}

function openHours(day: DateTime, workDay: WorkDay, notBefore: Date): Piece | undefined {
  if (workDay.from === undefined || workDay.to === undefined) return undefined;
  const from = Math.max(day.plus({ minutes: workDay.from }).toMillis(), notBefore.getTime());
  const to = day.plus({ minutes: workDay.to }).toMillis();
  return from < to ? { from, to } : undefined;
}

function without(open: Piece, rests: readonly Span[]): Piece[] {
  let pieces = [open];
  for (const rest of rests) {
    const [from, to] = [rest.from.getTime(), rest.to.getTime()];
    pieces = pieces.flatMap((piece) => [
      { from: piece.from, to: Math.min(piece.to, from) },
      { from: Math.max(piece.from, to), to: piece.to },
    ]);
    pieces = pieces.filter((piece) => piece.from < piece.to);
  }
  return pieces;
}

function lineOf(
  day: DateTime,
  workDay: WorkDay,
  used: number,
  open: Piece | undefined,
  rests: readonly Rest[],
): DayLine {
  const rested: Record<string, number> = {};
  for (const rest of open ? rests : []) {
    const length = Math.min(open!.to, rest.to.getTime()) - Math.max(open!.from, rest.from.getTime());
    if (length > 0) rested[rest.reason] = (rested[rest.reason] ?? 0) + length / HOUR;
  }
  return { date: day.toISODate()!, day: workDay, worked: used / HOUR, rested };
}
