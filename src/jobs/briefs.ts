import type { Act } from '../act.ts';
import type { Log } from '../channel.ts';
import { morningBrief, staffToBrief, weeklyDigest } from '../desk/index.ts';
import { calendarOf } from '../directory/index.ts';
import { messageOf } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { dayOf, local } from '../lib/time.ts';
import { isConnectionError } from '../persistence/index.ts';

interface Acts {
  readonly log: Log;
  act<T>(name: string, cause: string, work: (act: Act) => Promise<T>): Promise<T>;
}
type Brief = (act: Act, staff: string, contactId: string) => Promise<void>;

/** The cell's own day: when its offices open, 'HH:MM', and whether it works today. */
export interface Office {
  readonly from: string;
  readonly works: boolean;
}

export async function officeOf(act: Act): Promise<Office> {
  const today = local(act.now);
  const calendar = await calendarOf(act);
  const works = calendar.day(dayOf(act.now), today.weekday, today.day).from !== undefined;
  return { from: act.cell.rules.officeHours.from, works };
}

const NOON = '12:00';

export const MORNING_BRIEF = 'morning brief';

/**
 * The day, in its forenoon: a house that stood still at the opening sends its briefs late, and later in the day none.
 * Whether somebody works that day is asked for each.
 */
export function morningOf(now: Date, { from }: Pick<Office, 'from'>): string | undefined {
  const clock = local(now).toFormat('HH:mm');
  return clock >= from && clock < NOON ? dayOf(now) : undefined;
}

/** The week, in the forenoon of its first working day that finds us running: mostly Monday's. */
export function weekOf(now: Date, office: Office): string | undefined {
  return office.works && morningOf(now, office) ? local(now).toFormat("kkkk-'W'WW") : undefined;
}

/** True from the opening until all have their brief, and no longer than the forenoon: what waited for the morning waits for it, and may stand in it. */
export async function briefsAhead(act: Act): Promise<boolean> {
  const day = morningOf(act.now, act.cell.rules.officeHours);
  if (!day) return false;
  const done = await oneRow(
    act.tx,
    'SELECT 1 FROM job_run WHERE job = $1 AND period = $2 AND ended_at IS NOT NULL',
    [MORNING_BRIEF, day],
  );
  return done === undefined;
}

export const sendBriefs = (tools: Acts, now: Date) => each(tools, `brief:${dayOf(now)}`, morningBrief);
export const sendDigests = (tools: Acts, now: Date) =>
  each(tools, `digest:${local(now).toFormat("kkkk-'W'WW")}`, weeklyDigest);

/** One transaction each; the same person and period again says nothing twice, and one's trouble holds up nobody. */
async function each({ act, log }: Acts, period: string, brief: Brief): Promise<void> {
  for (const { staff, contactId } of await act('brief', period, staffToBrief)) {
    const cause = `${period}:${staff}`;
    try {
      await act('brief', cause, (own) => brief(own, staff, contactId));
    } catch (error) {
      if (isConnectionError(error)) throw error;
      log.error({ cause, error: messageOf(error) }, 'A brief could not be written; the others were.');
    }
  }
}
