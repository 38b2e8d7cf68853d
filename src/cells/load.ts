import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatFault } from '../lib/datafiles.ts';
import { Trouble } from '../lib/errors.ts';
import { type Cell, makeCell } from './cell.ts';
import { faultsOf } from './checks.ts';
import { type CellFolder, readFolder, type TableFile } from './folder.ts';

const HERE = import.meta.dirname;

/** Codes of the cells that have a folder with a cell.yml. */
export function listCells(root: string = HERE): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'cell.yml')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Reads and checks a cell's folder whole.
 * @throws Trouble 'cell_data' whose message lists every fault, one a line: `file:line: reason`
 */
export function loadCell(code: string, root: string = HERE): Cell {
  const cells = listCells(root);
  if (!cells.includes(code))
    throw new Trouble('cell_data', `There is no cell "${code}" in ${root}; there are: ${cells.join(', ')}.`);
  const folder = readFolder(root, code);
  const faults = faultsOf(folder);
  if (faults.length > 0) {
    const heading = `The data of the cell "${code}" has ${faults.length} fault${faults.length > 1 ? 's' : ''}:`;
    throw new Trouble('cell_data', [heading, ...faults.map(formatFault)].join('\n'));
  }
  return assemble(folder);
}

function assemble({ code, cell, tables, sheets }: CellFolder): Cell {
  const { duties, outcomes, findings, categories } = sheets.categories.value!;
  return makeCell({
    code,
    ...cell.value!,
    departments: byCode(values(tables.departments)),
    ambiguous: values(tables.ambiguous),
    divisions: byCode(values(tables.divisions)),
    districts: byCode(values(tables.districts)),
    holidays: values(tables.holidays),
    duties: new Map(Object.entries(duties).map(([duty, title]) => [Number(duty), title])),
    categories: byCode(categories),
    outcomes: byCode(outcomes),
    findings: new Map(Object.entries(findings)),
    rules: sheets.rules.value!,
    contacts: byCode(sheets.contacts.value!),
    thresholds: sheets.thresholds.value!,
    orders: values(tables.orders),
    officers: byCode(values(tables.officers)),
    postings: values(tables.postings),
    staff: values(tables.staff),
    registrations: values(tables.registrations),
    registrationStatuses: byCode(values(tables.registration_statuses)),
  });
}

function values<T>(table: TableFile<T>): T[] {
  return table.rows.map((row) => row.value);
}

function byCode<T extends { code: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.code, row]));
}
