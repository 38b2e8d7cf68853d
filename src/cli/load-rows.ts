import type { Act } from '../act.ts';
import { type RowFault, readRows } from '../cells/index.ts';
import { loadPlace } from '../desk/index.ts';
import { loadOfficer, loadPosting, loadStaff } from '../directory/index.ts';
import { UserMistake } from '../lib/errors.ts';
import type { CellRead } from '../lib/legacy-fonts/index.ts';
import { upsertRegistration } from '../registrations/index.ts';
import type { House } from '../wiring/index.ts';

export const LOADABLE = ['officers', 'places', 'postings', 'staff', 'registrations'] as const;
export type Loadable = (typeof LOADABLE)[number];

export interface Loaded {
  readonly taken: number;
  readonly known: number;
  readonly faults: readonly RowFault[];
  /** Cells in a legacy font: how each was written and how it was read. */
  readonly read: readonly CellRead[];
}

/** What one row does; throws UserMistake with {column, reason} when it does not fit what is there already. */
const TAKE: Record<
  Loadable,
  (act: Act, row: never, source: string) => Promise<'new' | 'changed' | 'known' | 'same'>
> = {
  officers: (act, row) => loadOfficer(act, row),
  places: (act, row) => loadPlace(act, row),
  postings: (act, row, source) => loadPosting(act, row, source),
  staff: (act, row) => loadStaff(act, row),
  registrations: (act, row, source) => upsertRegistration(act, row, source),
};

class DryRun extends Error {}

/** The good rows go in, in one transaction; each bad one is told by row, column and reason. */
export async function loadRows(
  house: House,
  kind: Loadable,
  csv: string,
  fileName: string,
  dryRun: boolean,
): Promise<Loaded> {
  const { rows, faults, read } = readRows(kind, csv, fileName);
  const told = [...faults];
  const count = { taken: 0, known: 0 };
  const work = house.act({ kind: 'system', name: 'load' }, `load:${fileName}:${Date.now()}`, async (act) => {
    for (const { line, value } of rows) await takeRow(act, kind, line, value, fileName, count, told);
    if (dryRun) throw new DryRun();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error;
  });
  return { ...count, faults: told.sort((a, b) => a.row - b.row), read };
}

async function takeRow(
  act: Act,
  kind: Loadable,
  line: number,
  value: unknown,
  source: string,
  count: { taken: number; known: number },
  told: RowFault[],
): Promise<void> {
  try {
    const done = await TAKE[kind](act, value as never, source);
    if (done === 'known' || done === 'same') count.known++;
    else count.taken++;
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    const { column = '', reason = error.key } = error.params;
    told.push({ row: line, column: String(column), reason: String(reason) });
  }
}
