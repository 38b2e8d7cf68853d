import type { Act } from '../act.ts';
import { morningBrief, staffToBrief, weeklyDigest } from '../desk/index.ts';
import { local } from '../lib/time.ts';

interface Acts {
  act<T>(name: string, cause: string, work: (act: Act) => Promise<T>): Promise<T>;
}
type Brief = (act: Act, staff: string, contactId: string) => Promise<void>;

/** Offices begin at ten; whoever comes a little earlier finds it there. */
const MORNING_HOUR = 9;
const MONDAY = 1;

/** The day, from nine o'clock on: a house that stood still all day sends no morning's brief at night. */
export function morningOf(now: Date): string | undefined {
  const { hour } = local(now);
  return hour >= MORNING_HOUR && hour < MORNING_HOUR + 3 ? local(now).toISODate()! : undefined;
}

/** The week, on Monday morning. */
export function weekOf(now: Date): string | undefined {
  return local(now).weekday === MONDAY ? morningOf(now) && local(now).toFormat("kkkk-'W'WW") : undefined;
}

export const sendBriefs = (tools: Acts, now: Date) => each(tools, `brief:${morningOf(now)}`, morningBrief);
export const sendDigests = (tools: Acts, now: Date) => each(tools, `digest:${weekOf(now)}`, weeklyDigest);

/** One transaction each; the same person and period again says nothing twice. */
async function each({ act }: Acts, period: string, brief: Brief): Promise<void> {
  for (const { staff, contactId } of await act('brief', period, staffToBrief))
    await act('brief', `${period}:${staff}`, (own) => brief(own, staff, contactId));
}
