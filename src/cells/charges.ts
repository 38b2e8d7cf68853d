import type { Fault, Placed } from '../lib/datafiles.ts';
import type { CellFolder } from './folder.ts';
import { placedItems } from './references.ts';
import type { Day, Officer, Role } from './types.ts';

interface Span {
  from: Day | null;
  to: Day | null;
}

const spansMeet = (a: Span, b: Span) =>
  (a.from === null || b.to === null || a.from <= b.to) &&
  (b.from === null || a.to === null || b.from <= a.to);

/** What may be true of only one thing on any day: a charge, a post's holder, a figure in force. */
export function checkSpans({ tables: { postings, staff }, sheets }: CellFolder): Fault[] {
  const charge = (row: {
    department: string | null;
    duty: number | null;
    division: string | null;
    district: string | null;
  }) =>
    [
      row.department && `department "${row.department}"`,
      row.duty && `duty ${row.duty}`,
      row.division && `division "${row.division}"`,
      row.district && `district "${row.district}"`,
    ]
      .filter(Boolean)
      .join(', ');
  return [
    ...overlaps(
      postings.file,
      'from',
      postings.rows,
      charge,
      (key, row, other, line) =>
        `${key} is held by "${row.officer}", but also by "${other.officer}" on the same days (line ${line})`,
    ),
    ...overlaps(
      staff.file,
      'from',
      staff.rows,
      (row) => row.officer,
      (key, row, other, line) =>
        `post "${key}" is filled by "${row.code}", but also by "${other.code}" on the same days (line ${line})`,
    ),
    ...overlaps(
      sheets.thresholds.file,
      'validFrom',
      placedItems(sheets.thresholds).map(({ line, value }) => ({
        line,
        value: { ...value, from: value.validFrom, to: value.validTo },
      })),
      (row) => row.code,
      (key, _row, _other, line) => `threshold "${key}" has two values for the same days (line ${line})`,
    ),
    ...placedItems(sheets.thresholds)
      .filter(
        ({ value }) => value.validFrom !== null && value.validTo !== null && value.validTo < value.validFrom,
      )
      .map(({ line, value }) => ({
        file: sheets.thresholds.file,
        line,
        column: 'validTo',
        reason: `threshold "${value.code}": validTo ${value.validTo} is before validFrom ${value.validFrom}`,
      })),
  ];
}

function overlaps<T extends Span>(
  file: string,
  column: string,
  rows: Placed<T>[],
  keyOf: (row: T) => string,
  tell: (key: string, row: T, other: T, otherLine: number) => string,
): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, Placed<T>[]>();
  for (const row of rows) {
    const key = keyOf(row.value);
    const earlier = seen.get(key) ?? [];
    const other = earlier.find((candidate) => spansMeet(candidate.value, row.value));
    if (other)
      faults.push({ file, line: row.line, column, reason: tell(key, row.value, other.value, other.line) });
    seen.set(key, [...earlier, row]);
  }
  return faults;
}

/** The ladder begins with the officer; each higher rung is one post. */
export function checkLadder({ tables: { officers }, sheets: { rules } }: CellFolder): Fault[] {
  if (!rules.value || officers.faults.length > 0) return [];
  const told = (name: string, reason: string) => ({
    file: rules.file,
    line: rules.lineOf([name]),
    column: name,
    reason: `${name}: ${reason}`,
  });
  const { ladder, escalateAt, weekPattern, weekPatterns } = rules.value;
  const holders = (role: Role): Placed<Officer>[] => officers.rows.filter((row) => row.value.role === role);
  const faults = ladder
    .filter((role) => role !== 'officer' && holders(role).length !== 1)
    .map((role) =>
      told('ladder', `officers.csv has ${holders(role).length} posts of role "${role}", not one`),
    );
  for (const { to } of escalateAt)
    if (!ladder.includes(to)) faults.push(told('escalateAt', `"${to}" is not on the ladder`));
  if (!(weekPattern in weekPatterns))
    faults.push(told('weekPattern', `"${weekPattern}" is not among weekPatterns`));
  return faults;
}
