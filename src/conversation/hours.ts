import type { Act } from '../act.ts';
import { calendarOf } from '../directory/index.ts';
import { showMoment } from '../lib/time.ts';
import { isOpen, nextOpening } from '../lib/worktime.ts';

/** When work resumes, as people read it, or undefined while the office is open. */
export async function outOfHours(act: Act, officer?: string): Promise<string | undefined> {
  const calendar = await calendarOf(act, officer);
  return isOpen(calendar, act.now) ? undefined : showMoment(nextOpening(calendar, act.now));
}
