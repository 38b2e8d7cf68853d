import { readClock, setClockTo } from '../clock.ts';
import { Trouble } from '../lib/errors.ts';
import { parseDuration } from '../lib/time.ts';
import { nextRungAt } from '../tickets/index.ts';
import { runDue, type ScheduleTools } from './schedule.ts';

/**
 * Demo and tests: moves the clock on, stopping at every moment at which something falls due, so that warnings and
 * escalations bear the time at which they would have come.
 * @param duration '90m', '36h', '3d', '1w'
 * @throws Trouble 'duration' when it cannot be read
 */
export async function advanceClock(
  tools: ScheduleTools,
  duration: string,
): Promise<{ now: Date; done: number }> {
  const target = new Date((await readClock(tools.db)).getTime() + milliseconds(duration));
  let done = 0;
  for (;;) {
    const next = await nextRungAt(tools.db);
    const now = await readClock(tools.db);
    if (!next || next > target) break;
    if (next > now) await setClockTo(tools.db, next);
    const did = await runDue(tools);
    done += did;
    // Another process is treading it and has not committed yet: the target is not held up by that.
    if (did === 0 && (await nextRungAt(tools.db))?.getTime() === next.getTime()) break;
  }
  if (target > (await readClock(tools.db))) await setClockTo(tools.db, target);
  done += await runDue(tools);
  return { now: await readClock(tools.db), done };
}

function milliseconds(duration: string): number {
  try {
    return parseDuration(duration);
  } catch (error) {
    throw new Trouble('duration', error instanceof Error ? error.message : String(error));
  }
}
