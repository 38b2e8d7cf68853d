import type { Act } from '../act.ts';
import type { PlaceRow } from '../cells/index.ts';
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

export { DESK } from '../contacts/index.ts';

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

/** A place of a duty or a department; one for a duty or a department that the cell does not have is refused. */
export async function loadPlace(act: Act, row: PlaceRow): Promise<'new' | 'known'> {
  if (row.department && !act.cell.departments.has(row.department))
    throw new UserMistake('row_refused', {
      column: 'department',
      reason: `department "${row.department}" is unknown`,
    });
  const made = await oneRow(
    act.tx,
    `INSERT INTO place (door, address, duty, department) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
    [row.door, row.address, row.duty, row.department],
  );
  return made ? 'new' : 'known';
}
