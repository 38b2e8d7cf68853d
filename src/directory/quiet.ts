import type { Act } from '../act.ts';
import { isOpen, nextOpening } from '../lib/worktime.ts';
import { calendarOf } from './calendar.ts';

/**
 * When the post's people may hear at this door what can wait: at night and on days off, the opening of their office
 * (its own week, the cell's holidays, days declared since). Undefined: now.
 */
export async function quietUntil(act: Act, officer: string, door: string): Promise<Date | undefined> {
  const { doors, afterMinutes } = act.cell.rules.quiet;
  if (!doors.includes(door)) return undefined;
  const calendar = await calendarOf(act, officer);
  const justClosed = new Date(act.now.getTime() - afterMinutes * 60_000);
  if (isOpen(calendar, act.now) || isOpen(calendar, justClosed)) return undefined;
  return nextOpening(calendar, act.now);
}
