import { oneRow, type Queries, rows } from '../lib/rows.ts';

/**
 * Inside the turn: locks the row and makes sure that it is still ours. False when another worker has taken it over
 * (we were too slow) or it is done: then the turn must do nothing.
 */
export async function lockClaimed(tx: Queries, id: string, holder: string): Promise<boolean> {
  const row = await oneRow<{ holder: string | null }>(
    tx,
    `SELECT holder FROM inbox WHERE id = $1 AND state = 'waiting' FOR UPDATE`,
    [id],
  );
  return row?.holder === holder;
}

export async function finishOriginal(
  tx: Queries,
  id: string,
  now: Date,
  model: string | null,
): Promise<void> {
  await rows(
    tx,
    `UPDATE inbox SET state = 'done', done_at = $2, model = $3, holder = NULL, held_until = NULL, error = NULL
     WHERE id = $1`,
    [id, now, model],
  );
}

/** Set aside for good: it no longer holds up its lane, and can be replayed. */
export async function poisonOriginal(tx: Queries, id: string, now: Date, error: string): Promise<void> {
  await rows(
    tx,
    `UPDATE inbox SET state = 'poison', done_at = $2, error = $3, holder = NULL, held_until = NULL WHERE id = $1`,
    [id, now, error],
  );
}
