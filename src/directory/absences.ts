import type { Act } from '../act.ts';
import { UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';

export async function absentOn(act: Act, officer: string, day: string): Promise<boolean> {
  const row = await oneRow(
    act.tx,
    'SELECT 1 FROM absence WHERE officer = $1 AND from_date <= $2 AND to_date >= $2 LIMIT 1',
    [officer, day],
  );
  return row !== undefined;
}

/** Both days included. New tickets of these days go to the link officer; open ones stay where they are. */
export async function declareAbsence(
  act: Act,
  officer: string,
  from: string,
  to: string,
  reason?: string,
): Promise<void> {
  if (to < from) throw new UserMistake('absence_dates_reversed', { from, to });
  await act.tx.query(
    'INSERT INTO absence (id, officer, from_date, to_date, reason) VALUES ($1, $2, $3, $4, $5)',
    [uuid(), officer, from, to, reason ?? null],
  );
}

/** Back at work from this day on. An absence that has not begun yet stays. */
export async function endAbsence(act: Act, officer: string, day: string): Promise<void> {
  await act.tx.query('DELETE FROM absence WHERE officer = $1 AND from_date = $2 AND to_date >= $2', [
    officer,
    day,
  ]);
  await act.tx.query(
    'UPDATE absence SET to_date = $2::date - 1 WHERE officer = $1 AND from_date < $2 AND to_date >= $2',
    [officer, day],
  );
}
