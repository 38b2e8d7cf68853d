import type { Act } from '../act.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { type Candidate, COLUMNS, nameOf } from './candidate.ts';

/** Somebody of the cell looked at it: it is learned at the next retraining, whatever it contradicts. */
export async function approve(act: Act, id: string): Promise<Candidate> {
  mayDecide(act);
  return take(act, await find(act, id), nameOf(act.doer));
}

/** Never learned, and not asked about again. @param why in the decider's words */
export async function refuse(act: Act, id: string, why?: string): Promise<Candidate> {
  mayDecide(act);
  const line = await find(act, id);
  await settle(act, line.id, 'refused', nameOf(act.doer), 'refused', why ?? null);
  return find(act, line.id);
}

/** Of one line only one meaning can be learned: what was taken or proposed of it otherwise gives way. */
export async function take(act: Act, line: Candidate, by: string): Promise<Candidate> {
  const others = await rows<{ id: string }>(
    act.tx,
    `SELECT id FROM candidate_line WHERE folded = $1 AND id <> $2 AND status <> 'refused' ORDER BY id FOR UPDATE`,
    [line.folded, line.id],
  );
  for (const other of others) await settle(act, other.id, 'refused', by, 'spoken_for', line.meant);
  await settle(act, line.id, 'taken', by, null, null);
  return find(act, line.id);
}

/** The oldest first. */
export function candidates(db: Queries, status?: Candidate['status']): Promise<Candidate[]> {
  return rows<Candidate>(
    db,
    `SELECT ${COLUMNS} FROM candidate_line WHERE $1::text IS NULL OR status = $1 ORDER BY id`,
    [status ?? null],
  );
}

function mayDecide(act: Act): void {
  if (act.doer.kind === 'contact') throw new NotAllowed('officer_only');
}

/** @throws UserMistake 'no_such_candidate' */
async function find(act: Act, id: string): Promise<Candidate> {
  const found = /^\d{1,18}$/.test(id)
    ? await oneRow<Candidate>(act.tx, `SELECT ${COLUMNS} FROM candidate_line WHERE id = $1 FOR UPDATE`, [id])
    : undefined;
  if (!found) throw new UserMistake('no_such_candidate', { id });
  return found;
}

async function settle(
  act: Act,
  id: string,
  status: Candidate['status'],
  by: string,
  reason: string | null,
  detail: string | null,
): Promise<void> {
  await act.tx.query(
    `UPDATE candidate_line SET status = $2, decided_by = $3, decided_at = $4, reason = $5, detail = $6 WHERE id = $1`,
    [id, status, by, act.now, reason, detail],
  );
}
