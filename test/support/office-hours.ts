import { setClockTo } from '../../src/clock.ts';
import { calendarOf } from '../../src/directory/index.ts';
import { nextOpening } from '../../src/lib/worktime.ts';
import type { House } from '../../src/wiring/index.ts';

const HOUR = 3_600_000;

/** Moves the house's clock to an hour after the next opening, whenever the test runs: at night its staff hear nothing. */
export async function inOfficeHours(house: House): Promise<void> {
  const opening = await house.act({ kind: 'system', name: 'test' }, 'office hours', async (act) =>
    nextOpening(await calendarOf(act), new Date(act.now.getTime() + 12 * HOUR)),
  );
  await setClockTo(house.db, new Date(opening.getTime() + HOUR));
}
