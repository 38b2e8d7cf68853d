import { z } from 'zod';
import { gstinValid } from '../lib/checkdigits.ts';
import {
  checkTable,
  type Placed,
  type RowSchema,
  readTable,
  rowSchema,
  type Table,
} from '../lib/datafiles.ts';
import { type CellRead, readCells } from '../lib/legacy-fonts/index.ts';
import { code, day, list, optional, optionalText, text, three } from './fields.ts';
import {
  type Department,
  type Officer,
  type PlaceRow,
  type PostingRow,
  type RegistrationRow,
  ROLES,
  type StaffRow,
} from './types.ts';

const DUTY = /^([1-9]|1[0-3])$/;
const duty = z.string().regex(DUTY, 'is not a duty (1–13)').transform(Number);
const email = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'is not an e-mail address');
const PAN = /^[A-Z]{3}[ABCFGHLJPTE][A-Z]\d{4}[A-Z]$/;
const UDYAM = /^UDYAM-[A-Z]{2}-\d{2}-\d{7}$/;

const orderedDays = (row: { from: string; to: string | null }): [string, string][] =>
  row.to !== null && row.to < row.from ? [['to', `is before from (${row.from})`]] : [];

const departments = rowSchema(
  z.object({ code, name_en: text, name_hi: text, aliases: list }),
  (row): Department => ({
    code: row.code,
    name: three(row.name_en, row.name_hi, row.name_en),
    aliases: row.aliases,
  }),
);

const officers = rowSchema(
  z.object({
    code,
    title_en: text,
    title_hi: text,
    title_hl: text,
    role: z.enum(ROLES, { error: `is not a role (${ROLES.join(', ')})` }),
    link_officer: optional(code),
    email,
    week: optional(code),
  }),
  (row): Officer => ({
    code: row.code,
    title: three(row.title_en, row.title_hi, row.title_hl),
    role: row.role,
    linkOfficer: row.link_officer,
    email: row.email,
    weekPattern: row.week,
  }),
  (row) => (row.link_officer === row.code ? [['link_officer', 'is the officer itself']] : []),
);

const postings = rowSchema(
  z.object({
    officer: code,
    department: optional(code),
    duty: optional(duty),
    division: optional(code),
    district: optional(code),
    from: day,
    to: optional(day),
  }),
  (row): PostingRow => row,
  (row) => [
    ...orderedDays(row),
    ...(row.department === null && row.duty === null
      ? ([['department', 'and duty are both empty: the row gives no charge']] as [string, string][])
      : []),
  ],
);

const staff = rowSchema(
  z.object({ code, name: text, officer: code, from: day, to: optional(day), handles: list }),
  (row): StaffRow => row,
  (row) => [
    ...orderedDays(row),
    ...row.handles
      .filter((handle) => !/^[a-z]+:\S+$/.test(handle))
      .map((handle): [string, string] => ['handles', `holds "${handle}", which is not like channel:address`]),
  ],
);

const places = rowSchema(
  z.object({ door: code, address: text, duty: optional(duty), department: optional(code) }),
  (row): PlaceRow => row,
);

const registrations = rowSchema(
  z.object({
    kind: z.enum(['seller', 'buyer'], { error: 'is neither seller nor buyer' }),
    firm: text,
    pan: optional(z.string().regex(PAN, 'is not a PAN')),
    gstin: optional(z.string().refine(gstinValid, 'is not a GSTIN (shape or check digit)')),
    udyam: optional(z.string().regex(UDYAM, 'is not a Udyam number')),
    mobile: optional(z.string().regex(/^[6-9]\d{9}$/, 'is not a mobile number of ten digits')),
    email: optional(email),
    district: code,
    applied_on: day,
    status: code,
    reason: optional(code),
    remark: optionalText,
    seen_on: day,
  }),
  ({ applied_on, seen_on, ...row }): RegistrationRow => ({ ...row, appliedOn: applied_on, seenOn: seen_on }),
  (row) => {
    const wrong: [string, string][] = [];
    if (row.status === 'PENDING' && row.reason === null)
      wrong.push(['reason', 'is empty, but the status is PENDING']);
    if (row.reason === 'R99' && row.remark === null)
      wrong.push(['remark', 'is empty, but the reason is R99 (other)']);
    if (row.pan && row.gstin && row.gstin.slice(2, 12) !== row.pan)
      wrong.push(['gstin', `is not of PAN ${row.pan}`]);
    if (!row.pan && !row.gstin && !row.udyam) wrong.push(['pan', 'is empty, and so are gstin and udyam']);
    if (row.seen_on < row.applied_on) wrong.push(['seen_on', `is before applied_on (${row.applied_on})`]);
    return wrong;
  },
);

/** The tables that an office also loads later (`gemcell load KIND FILE`). */
export const rowSchemas = { departments, officers, places, postings, registrations, staff };
export type RowKind = keyof typeof rowSchemas;
export type RowOf<K extends RowKind> = (typeof rowSchemas)[K] extends RowSchema<infer T> ? T : never;

export interface RowFault {
  /** Line of the file; the heading is 1. */
  row: number;
  column: string;
  reason: string;
}

export interface RowsRead<T> {
  rows: Placed<T>[];
  faults: RowFault[];
  /** Cells that were in a legacy font, as they were written and as they were read. */
  read: CellRead[];
}

/** CSV text to checked rows: a bad row is reported and left out, the rest can go in. */
export function readRows<K extends RowKind>(kind: K, csv: string, fileName: string): RowsRead<RowOf<K>> {
  return checkRows(kind, readTable(csv, fileName));
}

/**
 * The same for a table that came from elsewhere (a spreadsheet). Cells in a legacy font are read. References are not
 * checked here.
 */
export function checkRows<K extends RowKind>(kind: K, table: Table): RowsRead<RowOf<K>> {
  const cells = readCells(table.rows.map((row) => row.value));
  const inUnicode = { ...table, rows: table.rows.map(({ line }, at) => ({ line, value: cells.rows[at]! })) };
  const { value, faults } = checkTable(rowSchemas[kind] as unknown as RowSchema<RowOf<K>>, inUnicode);
  return {
    rows: value,
    faults: faults.map(({ line, column, reason }) => ({ row: line, column, reason })),
    read: cells.read.map((cell) => ({ ...cell, row: table.rows[cell.row]!.line })),
  };
}
