import { Trouble } from './lib/errors.ts';
import { oneRow, type Queries } from './lib/rows.ts';

const KEY = 'clock_offset_ms';

/**
 * The house's clock. In the demo it can be moved: how far is a row in the database, read by every process, so that a
 * command and a running server agree.
 */
export async function readClock(db: Queries): Promise<Date> {
  return new Date(Date.now() + (await offset(db)));
}

async function offset(db: Queries): Promise<number> {
  const row = await oneRow<{ value: number }>(db, 'SELECT value FROM setting WHERE key = $1', [KEY]);
  return row?.value ?? 0;
}

/** Moves the clock to a moment; never back. @throws Trouble 'clock' */
export async function setClockTo(db: Queries, moment: Date): Promise<void> {
  const target = moment.getTime() - Date.now();
  if (target < (await offset(db))) throw new Trouble('clock', 'The clock only moves forward.');
  await db.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT (key) DO UPDATE SET value = $2, updated_at = clock_timestamp()`,
    [KEY, JSON.stringify(target)],
  );
}
