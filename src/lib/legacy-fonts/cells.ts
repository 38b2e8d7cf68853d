import { readLegacy } from './read.ts';

/** A cell that was read; `row` counts from 0. */
export interface CellRead {
  readonly row: number;
  readonly column: string;
  readonly written: string;
  readonly read: string;
}

/** A table whose cells in a legacy font are read: the cells of a column speak for each other, one alone may be too short. */
export function readCells(rows: readonly Readonly<Record<string, string>>[]): {
  rows: Record<string, string>[];
  read: CellRead[];
} {
  const out = rows.map((row) => ({ ...row }));
  const read: CellRead[] = [];
  for (const column of Object.keys(rows[0] ?? {})) {
    const cells = rows.map((row) => row[column] ?? '');
    const { found, text } = readLegacy(cells.map((cell) => cell.replaceAll('\n', BREAK)).join('\n'));
    if (found !== 'sure') continue;
    for (const [row, cell] of text.split('\n').entries()) {
      const written = cells[row]!;
      const reading = cell.replaceAll(BREAK, '\n');
      if (reading === written) continue;
      out[row]![column] = reading;
      read.push({ row, column, written, read: reading });
    }
  }
  return { rows: out, read };
}

/** Stands for a line break inside a cell while the cells of a column are read as lines. */
const BREAK = '\v';
