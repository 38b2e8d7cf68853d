import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import {
  checkTable,
  type Fault,
  type Placed,
  type RowSchema,
  readTable,
  readYaml,
  type YamlRead,
} from '../lib/datafiles.ts';
import { rowSchemas } from './rows.ts';
import { categoriesSheet, cellSheet, contactsSheet, rulesSheet, thresholdsSheet } from './sheets.ts';
import { ambiguous, districts, divisions, holidays, orders, registrationStatuses } from './tables.ts';

/** A table of the folder as read. `rows` holds the good rows even when there are faults. */
export interface TableFile<T> {
  file: string;
  rows: Placed<T>[];
  faults: Fault[];
}

export interface SheetFile<T> extends YamlRead<T> {
  file: string;
}

const TABLES = {
  departments: rowSchemas.departments,
  ambiguous,
  divisions,
  districts,
  holidays,
  orders,
  officers: rowSchemas.officers,
  postings: rowSchemas.postings,
  staff: rowSchemas.staff,
  registrations: rowSchemas.registrations,
  registration_statuses: registrationStatuses,
};
const SHEETS = {
  categories: categoriesSheet,
  rules: rulesSheet,
  contacts: contactsSheet,
  thresholds: thresholdsSheet,
};

/** What another cell may lend. Places, posts, orders and holidays are each state's own. */
const LENT = new Set([
  'categories.yml',
  'rules.yml',
  'contacts.yml',
  'thresholds.yml',
  'registration_statuses.csv',
]);
const FILES = [
  'cell.yml',
  ...Object.keys(TABLES).map((name) => `${name}.csv`),
  ...Object.keys(SHEETS).map((name) => `${name}.yml`),
];

type RowIn<S> = S extends RowSchema<infer T> ? T : never;
export type Tables = { [K in keyof typeof TABLES]: TableFile<RowIn<(typeof TABLES)[K]>> };
export type Sheets = { [K in keyof typeof SHEETS]: SheetFile<z.output<(typeof SHEETS)[K]>> };
export interface CellFolder {
  code: string;
  cell: SheetFile<z.output<typeof cellSheet>>;
  tables: Tables;
  sheets: Sheets;
  /** Files that are missing or that no cell has. */
  faults: Fault[];
}

/** Reads every file of a cell's folder, and the lender's where it inherits. Never throws for what is in them. */
export function readFolder(root: string, code: string): CellFolder {
  const folder = join(root, code);
  const cell = sheet(cellSheet, join(folder, 'cell.yml'));
  const lender = cell.value?.inherit ?? null;
  const faults = readdirSync(folder)
    .filter((name) => !FILES.includes(name))
    .map((name) => whole(join(folder, name), 'no cell has a file of this name'));
  if (lender !== null && !existsSync(join(root, lender, 'cell.yml')))
    faults.push({
      ...whole(cell.file, `inherit: there is no cell "${lender}"`),
      line: cell.lineOf(['inherit']),
    });
  const at = (name: string) => {
    const own = join(folder, name);
    const lent = lender !== null && LENT.has(name) ? join(root, lender, name) : own;
    return existsSync(own) ? own : lent;
  };
  const tables = mapped(TABLES, (name, schema) => table(schema as RowSchema<unknown>, at(`${name}.csv`)));
  const sheets = mapped(SHEETS, (name, schema) => sheet(schema as z.ZodType, at(`${name}.yml`)));
  return { code, cell, tables: tables as unknown as Tables, sheets: sheets as unknown as Sheets, faults };
}

function mapped<V, R>(from: Record<string, V>, read: (name: string, value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, read(name, value)]));
}

function table<T>(schema: RowSchema<T>, path: string): TableFile<T> {
  const file = shown(path);
  if (!existsSync(path)) return { file, rows: [], faults: [whole(path, 'the file is missing')] };
  const { value, faults } = checkTable(schema, readTable(readFileSync(path, 'utf8'), file));
  return { file, rows: value, faults };
}

function sheet<T>(schema: z.ZodType<T>, path: string): SheetFile<T> {
  const file = shown(path);
  if (existsSync(path)) return { file, ...readYaml(schema, readFileSync(path, 'utf8'), file) };
  return { file, value: null, faults: [whole(path, 'the file is missing')], lineOf: () => 1 };
}

function whole(path: string, reason: string): Fault {
  return { file: shown(path), line: 1, column: '', reason };
}

/** Within the project as a person would type it; elsewhere in full. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
