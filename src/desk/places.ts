import type { Act } from '../act.ts';
import type { PlaceRow } from '../cells/index.ts';
import { DESK } from '../contacts/index.ts';
import { UserMistake } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, rows } from '../lib/rows.ts';
import type { Ticket } from '../tickets/index.ts';

export interface Place {
  readonly door: string;
  readonly address: string;
}

/** Somebody, or a place, that sees a ticket's card. */
export interface Reader extends Place {
  /** Absent: many read there. */
  readonly contactId?: string;
  readonly language: Language;
}

/** Where many read of this ticket. An irregularity file is read by nobody but who holds it. */
export async function placesFor(act: Act, { confidential, duty, department }: Ticket): Promise<Place[]> {
  if (confidential) return [];
  return rows<Place>(
    act.tx,
    `SELECT DISTINCT door, address FROM place
     WHERE (duty IS NULL OR duty = $1) AND (department IS NULL OR department = $2) ORDER BY door, address`,
    [duty, department],
  );
}

function refused(column: string, reason: string): UserMistake {
  return new UserMistake('row_refused', { column, reason });
}

/** A place of a duty or a department; one at a door without a desk, or of what the cell does not have, is refused. */
export async function loadPlace(act: Act, row: PlaceRow): Promise<'new' | 'known'> {
  const { door, duty, department } = row;
  if (door !== DESK) throw refused('door', `door "${door}" has no desk; staff have theirs at ${DESK}`);
  if (duty !== null && !act.cell.duties.has(duty)) throw refused('duty', `duty ${duty} is unknown`);
  if (department !== null && !act.cell.departments.has(department))
    throw refused('department', `department "${department}" is unknown`);
  const made = await oneRow(
    act.tx,
    `INSERT INTO place (door, address, duty, department) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
    [row.door, row.address, row.duty, row.department],
  );
  return made ? 'new' : 'known';
}
