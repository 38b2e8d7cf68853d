import { parse } from 'csv-parse/sync';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { messageOf } from './errors.ts';

/** One thing wrong in a data file, told so that a person can open the file and find it. Lines count from 1. */
export interface Fault {
  file: string;
  line: number;
  /** The column of a table, or the path inside a YAML file; '' when it concerns the whole line. */
  column: string;
  reason: string;
}

/** A value and the line it stands on, so that later checks can still point at it. */
export interface Placed<T> {
  line: number;
  value: T;
}

export interface Read<T> {
  value: T;
  faults: Fault[];
}

/** A table before its meaning is known: cells as text, by column. */
export interface Table {
  file: string;
  columns: string[];
  rows: Placed<Record<string, string>>[];
  faults: Fault[];
}

/** What one kind of row must hold. A column is required in the heading when it may not be empty. */
export interface RowSchema<T> {
  columns: readonly string[];
  required: readonly string[];
  schema: z.ZodType<T, unknown>;
}

/**
 * A row schema from its columns and how a row becomes a value. `rules` see the whole row:
 * they name the column at fault and why.
 */
export function rowSchema<S extends z.ZodRawShape, T>(
  columns: z.ZodObject<S>,
  build: (row: z.output<z.ZodObject<S>>) => T,
  rules: (row: z.output<z.ZodObject<S>>) => [column: string, reason: string][] = () => [],
): RowSchema<T> {
  const shape = columns.shape as unknown as Record<string, z.ZodType>;
  const names = Object.keys(shape);
  const schema = columns
    .superRefine((row, context) => {
      for (const [column, message] of rules(row))
        context.addIssue({ code: 'custom', path: [column], message });
    })
    .transform(build);
  return {
    columns: names,
    required: names.filter((name) => !shape[name]!.safeParse('').success),
    schema: schema as unknown as z.ZodType<T, unknown>,
  };
}

export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.reason}`;
}

/** Reads comma-separated text with a heading. Never throws: what cannot be read is a fault. */
export function readTable(text: string, file: string): Table {
  const table: Table = { file, columns: [], rows: [], faults: [] };
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
  } catch (error) {
    const line = (error as { lines?: unknown }).lines;
    table.faults.push(fault(file, typeof line === 'number' ? line : 1, '', messageOf(error)));
    return table;
  }
  const heading = records.shift();
  if (!heading) {
    table.faults.push(fault(file, 1, '', 'the file is empty; it needs a heading line'));
    return table;
  }
  table.columns = heading.record.map((name) => name.toLowerCase());
  for (const { record, info } of records) {
    const line = firstLine(record, info.lines);
    if (record.length !== table.columns.length) {
      const reason = `the line has ${record.length} fields, the heading has ${table.columns.length}`;
      table.faults.push(fault(file, line, '', reason));
      continue;
    }
    table.rows.push({
      line,
      value: Object.fromEntries(table.columns.map((name, at) => [name, record[at]!])),
    });
  }
  return table;
}

/** csv-parse counts to the record's last line; a quoted field may hold line breaks. */
function firstLine(record: string[], lastLine: number): number {
  return lastLine - record.join('').split('\n').length + 1;
}

/** Gives a table its meaning: good rows become values, each bad field a fault; one does not stop the other. */
export function checkTable<T>(kind: RowSchema<T>, table: Table): Read<Placed<T>[]> {
  const faults = [...table.faults];
  if (table.columns.length === 0) return { value: [], faults };
  for (const name of kind.required.filter((name) => !table.columns.includes(name)))
    faults.push(fault(table.file, 1, name, `the heading lacks the column "${name}"`));
  for (const name of table.columns.filter((name) => !kind.columns.includes(name)))
    faults.push(
      fault(table.file, 1, name, `the column "${name}" is not known (known: ${kind.columns.join(', ')})`),
    );
  if (faults.length > table.faults.length) return { value: [], faults };
  const rows: Placed<T>[] = [];
  for (const { line, value } of table.rows) {
    const filled = { ...Object.fromEntries(kind.columns.map((name) => [name, ''])), ...value };
    const parsed = kind.schema.safeParse(filled);
    if (parsed.success) rows.push({ line, value: parsed.data });
    else faults.push(...parsed.error.issues.map((issue) => rowFault(table.file, line, filled, issue)));
  }
  return { value: rows, faults };
}

function rowFault(file: string, line: number, row: Record<string, string>, issue: z.core.$ZodIssue): Fault {
  const column = String(issue.path[0] ?? '');
  const value = row[column] ?? '';
  const told = value === '' ? 'is empty' : `"${value}" ${issue.message}`;
  return fault(
    file,
    line,
    column,
    value === '' && issue.code === 'custom' ? `${column} ${issue.message}` : `${column} ${told}`,
  );
}

/** What a YAML file says, and where each part of it stands. `value` is null when there are faults. */
export interface YamlRead<T> {
  value: T | null;
  faults: Fault[];
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads YAML against a schema. Never throws: a broken file is told by line. */
export function readYaml<T>(schema: z.ZodType<T>, text: string, file: string): YamlRead<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (path: readonly PropertyKey[]) => counter.linePos(offsetOf(document.contents, path)).line;
  const broken = document.errors.map((error) =>
    fault(
      file,
      counter.linePos(error.pos[0]).line,
      '',
      error.message.split('\n')[0]!.replace(/ at line .*$/, ''),
    ),
  );
  if (broken.length > 0) return { value: null, faults: broken, lineOf };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, faults: [], lineOf };
  const faults = parsed.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
    const name = path.map(String).join('.');
    return fault(file, lineOf(path), name, name === '' ? issue.message : `${name}: ${issue.message}`);
  });
  return { value: null, faults, lineOf };
}

/** Offset of the deepest part of `path` that exists: a missing key is told at the line of what lacks it. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

function fault(file: string, line: number, column: string, reason: string): Fault {
  return { file, line, column, reason };
}
