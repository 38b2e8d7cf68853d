import type { Fault, Placed } from '../lib/datafiles.ts';
import type { CellFolder, TableFile } from './folder.ts';

/** A table whose rows may be pointed at, if it could be read whole: else every reference would look wrong. */
function codesOf<T extends { code: string }>(table: TableFile<T>): Set<string> | null {
  return table.faults.length > 0 ? null : new Set(table.rows.map((row) => row.value.code));
}

/** Every code that a file names must stand in the file it comes from. */
export function checkReferences({ tables, sheets, cell }: CellFolder): Fault[] {
  const { departments, divisions, districts, officers, registration_statuses: statuses } = tables;
  const faults: Fault[] = [];
  const check = <T>(
    from: TableFile<T>,
    column: string,
    target: TableFile<{ code: string }>,
    named: (value: T) => readonly (string | null)[],
    codes = codesOf(target),
  ) => {
    for (const { line, value } of codes ? from.rows : [])
      for (const code of named(value))
        if (code !== null && !codes!.has(code))
          faults.push(at(from, line, column, `${column} "${code}" is not in ${fileName(target)}`));
  };
  check(tables.ambiguous, 'department', departments, (row) => row.candidates);
  check(districts, 'division', divisions, (row) => [row.division]);
  check(officers, 'link_officer', officers, (row) => [row.linkOfficer]);
  check(tables.postings, 'officer', officers, (row) => [row.officer]);
  check(tables.postings, 'department', departments, (row) => [row.department]);
  check(tables.postings, 'division', divisions, (row) => [row.division]);
  check(tables.postings, 'district', districts, (row) => [row.district]);
  check(tables.staff, 'officer', officers, (row) => [row.officer]);
  check(tables.registrations, 'district', districts, (row) => [row.district]);
  const ofKind = (kind: 'status' | 'reason') =>
    statuses.faults.length > 0
      ? null
      : new Set(statuses.rows.filter((row) => row.value.kind === kind).map((row) => row.value.code));
  check(tables.registrations, 'status', statuses, (row) => [row.status], ofKind('status'));
  check(tables.registrations, 'reason', statuses, (row) => [row.reason], ofKind('reason'));

  const numbers = new Set(tables.orders.rows.map((row) => row.value.number));
  for (const { line, value } of tables.orders.faults.length === 0 ? tables.orders.rows : [])
    if (value.amendedBy !== null && !numbers.has(value.amendedBy))
      faults.push(
        at(tables.orders, line, 'amended_by', `amended_by "${value.amendedBy}" is no number of this file`),
      );

  const patterns = sheets.rules.value?.weekPatterns;
  for (const { line, value } of patterns ? officers.rows : [])
    if (value.weekPattern !== null && !(value.weekPattern in patterns!))
      faults.push(
        at(officers, line, 'week', `week "${value.weekPattern}" is not among weekPatterns in rules.yml`),
      );

  if (cell.value?.demo) faults.push(...realAddresses(officers, tables.registrations));
  return faults;
}

/** A demo must never be able to write to anybody. */
function realAddresses(...tables: TableFile<{ email: string | null }>[]): Fault[] {
  return tables.flatMap((table) =>
    table.rows
      .filter(({ value }) => value.email !== null && !/[@.]example\.org$/.test(value.email))
      .map(({ line, value }) =>
        at(table, line, 'email', `email "${value.email}" is not at example.org, and this is a demo cell`),
      ),
  );
}

/** Codes, aliases and days that may stand only once. */
export function checkUnique({ tables, sheets }: CellFolder): Fault[] {
  const listed = new Set(tables.ambiguous.rows.map((row) => foldAlias(row.value.alias)));
  const byCode = [
    tables.departments,
    tables.divisions,
    tables.districts,
    tables.officers,
    tables.registration_statuses,
  ];
  return [
    ...byCode.flatMap((table) => twice<{ code: string }>(table, 'code', (row) => [row.code])),
    ...twice(tables.ambiguous, 'alias', (row) => [foldAlias(row.alias)]),
    ...twice(tables.holidays, 'date', (row) => [row.date]),
    ...twice(tables.departments, 'alias', (row) =>
      distinctAliases(row).filter((alias) => !listed.has(alias)),
    ),
    ...twice(tables.districts, 'alias', distinctAliases),
    ...twiceIn(sheets.contacts.file, 'code', placedItems(sheets.contacts), (row) => [row.code]),
  ];
}

export function placedItems<T>(sheet: {
  value: T[] | null;
  lineOf(path: PropertyKey[]): number;
}): Placed<T>[] {
  return (sheet.value ?? []).map((value, index) => ({ line: sheet.lineOf([index]), value }));
}

function twice<T>(table: TableFile<T>, column: string, keys: (value: T) => string[]): Fault[] {
  return twiceIn(table.file, column, table.rows, keys);
}

function twiceIn<T>(file: string, column: string, rows: Placed<T>[], keys: (value: T) => string[]): Fault[] {
  const seen = new Map<string, number>();
  const faults: Fault[] = [];
  for (const { line, value } of rows)
    for (const key of keys(value)) {
      const before = seen.get(key);
      if (before !== undefined)
        faults.push(at({ file }, line, column, `${column} "${key}" stands already on line ${before}`));
      else seen.set(key, line);
    }
  return faults;
}

/** How aliases are compared: composed, lower case, without nukta (ज़ = ज), blanks made one. */
function foldAlias(alias: string): string {
  return alias
    .normalize('NFD')
    .replaceAll('\u093c', '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function distinctAliases(row: { aliases: string[] }): string[] {
  return [...new Set(row.aliases.map(foldAlias))];
}

function at(table: { file: string }, line: number, column: string, reason: string): Fault {
  return { file: table.file, line, column, reason };
}

function fileName(table: { file: string }): string {
  return table.file.split(/[\\/]/).at(-1)!;
}
