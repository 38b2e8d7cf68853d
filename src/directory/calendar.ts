import type { Act } from '../act.ts';
import type { Trilingual } from '../lib/language.ts';
import { oneRow, rows } from '../lib/rows.ts';
import type { WorkCalendar, WorkDay } from '../lib/worktime.ts';

export interface CalendarDay {
  readonly date: string;
  readonly kind: 'holiday' | 'half_day' | 'closure' | 'working';
  readonly name: Trilingual;
}

/** Minutes after midnight of 'HH:MM'. */
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/**
 * The office's calendar as it stands now: week pattern, counted holidays of the cell, and days declared since, which
 * win over both. Tentative days of the file do not count until they are declared.
 */
export async function calendarOf(act: Act, officer?: string): Promise<WorkCalendar> {
  const { rules } = act.cell;
  const own = officer ? await oneRow<{ week_pattern: string | null }>(act.tx, WEEK_OF, [officer]) : undefined;
  const pattern = rules.weekPatterns[own?.week_pattern ?? rules.weekPattern]!;
  const holidays = new Map(act.cell.holidaysCounting().map((day) => [day.date, day.name]));
  const declared = new Map((await declaredDays(act)).map((day) => [day.date, day]));
  const from = minutes(rules.officeHours.from);
  const to = minutes(rules.officeHours.to);
  const halfDay = minutes(rules.halfDayEnds);
  return {
    day(date: string, weekday: number, dayOfMonth: number): WorkDay {
      const told = declared.get(date);
      if (told?.kind === 'working') return { from, to, why: 'working', name: told.name };
      if (told?.kind === 'holiday' || told?.kind === 'closure') return { why: told.kind, name: told.name };
      const holiday = holidays.get(date);
      if (holiday) return { why: 'holiday', name: holiday };
      const saturdayOff = weekday === 6 && pattern.offSaturdays.includes(Math.ceil(dayOfMonth / 7));
      if (!pattern.weekdays.includes(weekday) || saturdayOff) return { why: 'weekly_off' };
      // A half day takes from a day that is worked; it makes no Sunday a working day.
      if (told) return { from, to: halfDay, why: 'half_day', name: told.name };
      return { from, to, why: 'working' };
    },
  };
}

const WEEK_OF = 'SELECT week_pattern FROM officer WHERE code = $1';

function declaredDays(act: Act): Promise<CalendarDay[]> {
  return rows<CalendarDay>(act.tx, 'SELECT date::text, kind, name FROM declared_day');
}

/** Writes a declared day; tickets' verb `declare`, which calls this, computes the open due times anew. */
export async function declareDay(act: Act, day: CalendarDay, source: string): Promise<void> {
  const by =
    act.doer.kind === 'staff' ? act.doer.staff : act.doer.kind === 'system' ? act.doer.name : 'contact';
  await act.tx.query(
    `INSERT INTO declared_day (date, kind, name, source, declared_at, declared_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (date) DO UPDATE SET kind = $2, name = $3, source = $4, declared_at = $5, declared_by = $6`,
    [day.date, day.kind, JSON.stringify(day.name), source, act.now, by],
  );
}
