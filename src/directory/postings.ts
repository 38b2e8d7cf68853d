import type { Act } from '../act.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';

/** An officer holds a charge from–to, both days included. */
export interface PostingRow {
  readonly officer: string;
  readonly department: string | null;
  readonly duty: number | null;
  readonly district: string | null;
  readonly division: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface Charged {
  readonly officer: string;
  readonly from: string;
  /** Another officer claims the same charge on the same day: the later order wins, and the reason says so. */
  readonly contested: boolean;
}

/** Who holds the department on that day. */
export function postingOn(act: Act, department: string, day: string): Promise<Charged | undefined> {
  return held(act, 'department = $2', [day, department]);
}

/** Who serves firms without a department: the nearest of district, division, the duty alone. */
export async function postingForDuty(
  act: Act,
  duty: number,
  district: string | null,
  day: string,
): Promise<(Charged & { by: 'district' | 'division' | 'duty' }) | undefined> {
  const division = district ? act.cell.district(district).division : null;
  const tries = [
    ['district', 'department IS NULL AND district = $3 AND (duty = $2 OR duty IS NULL)', district],
    [
      'division',
      'department IS NULL AND division = $3 AND district IS NULL AND (duty = $2 OR duty IS NULL)',
      division,
    ],
    [
      'duty',
      'department IS NULL AND duty = $2 AND district IS NULL AND division IS NULL AND $3::text IS NULL',
      null,
    ],
  ] as const;
  for (const [by, condition, place] of tries) {
    if (by !== 'duty' && place === null) continue;
    const found = await held(act, condition, [day, duty, place], by !== 'duty');
    if (found) return { ...found, by };
  }
  return undefined;
}

async function held(
  act: Act,
  condition: string,
  params: unknown[],
  dutyFirst = false,
): Promise<Charged | undefined> {
  const found = await rows<{ officer: string; from: string }>(
    act.tx,
    `SELECT officer, from_date::text AS from FROM posting
     WHERE from_date <= $1 AND (to_date IS NULL OR to_date >= $1) AND ${condition}
     ORDER BY ${dutyFirst ? '(duty IS NULL),' : ''} from_date DESC, officer`,
    params,
  );
  const first = found[0];
  return (
    first && { ...first, contested: !dutyFirst && found.some((other) => other.officer !== first.officer) }
  );
}

/**
 * Puts an officer in charge. Whoever held the same charge holds it until the day before; a posting of the past or of
 * today is refused by the caller's checks, not here. Tickets already open stay with the post that has them.
 */
export async function post(act: Act, row: PostingRow, source: string): Promise<'new' | 'known'> {
  const same = `department IS NOT DISTINCT FROM $1 AND duty IS NOT DISTINCT FROM $2
    AND district IS NOT DISTINCT FROM $3 AND division IS NOT DISTINCT FROM $4`;
  const charge = [row.department, row.duty, row.district, row.division];
  const known = await oneRow(
    act.tx,
    `SELECT 1 FROM posting WHERE ${same} AND officer = $5 AND from_date = $6`,
    [...charge, row.officer, row.from],
  );
  if (known) return 'known';
  await act.tx.query(
    `UPDATE posting SET to_date = $5::date - 1 WHERE ${same} AND from_date < $5 AND (to_date IS NULL OR to_date >= $5)`,
    [...charge, row.from],
  );
  await act.tx.query(
    `INSERT INTO posting (id, officer, department, duty, district, division, from_date, to_date, source)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [uuid(), row.officer, row.department, row.duty, row.district, row.division, row.from, row.to, source],
  );
  return 'new';
}
