import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/cells/index.ts';

describe('rows that an office loads', () => {
  it('report the bad ones by line and column and keep the rest', () => {
    const csv =
      'officer,department,duty,division,district,from,to\nPWD,PWD,,,,2026-04-01,\nPWD,,14,,,1-4-2026,\n';
    const { rows, faults } = readRows('postings', csv, 'new.csv');
    expect(rows).toEqual([
      {
        line: 2,
        value: {
          officer: 'PWD',
          department: 'PWD',
          duty: null,
          division: null,
          district: null,
          from: '2026-04-01',
          to: null,
        },
      },
    ]);
    expect(faults).toEqual([
      { row: 3, column: 'duty', reason: 'duty "14" is not a duty (1–13)' },
      { row: 3, column: 'from', reason: 'from "1-4-2026" is not a date like 2026-04-01' },
    ]);
  });

  it('may leave out columns that may be empty, but no others', () => {
    expect(readRows('postings', 'officer,department,from\nPWD,PWD,2026-04-01\n', 'a.csv').rows).toHaveLength(
      1,
    );
    expect(readRows('postings', 'officer,department\nPWD,PWD\n', 'a.csv').faults).toEqual([
      { row: 1, column: 'from', reason: 'the heading lacks the column "from"' },
    ]);
  });

  it('refuse a pending registration without a reason and a GSTIN with a wrong check digit', () => {
    const heading = 'kind,firm,gstin,district,applied_on,status,reason,seen_on\n';
    const row = (gstin: string, status: string) =>
      `seller,Demo,${gstin},131,2026-10-01,${status},,2026-11-01\n`;
    const { rows, faults } = readRows(
      'registrations',
      heading +
        row('09ZZZFZ0000Z1ZT', 'PENDING') +
        row('09ZZZFZ0000Z1ZU', 'APPLIED') +
        row('09ZZZFZ0000Z1ZT', 'APPLIED'),
      'r.csv',
    );
    expect(rows.map((placed) => placed.line)).toEqual([4]);
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'reason'],
      [3, 'gstin'],
    ]);
  });

  it('tell a quote that never ends, a line with too many fields and an empty file', () => {
    const heading = 'code,name,officer,from,to,handles\n';
    expect(readRows('staff', `${heading}S1,"Demo\n`, 's.csv').faults[0]!.reason).toMatch(/quote/i);
    expect(readRows('staff', `${heading}S1,A,PWD,2026-01-01,,simulator:a,more\n`, 's.csv').faults).toEqual([
      { row: 2, column: '', reason: 'the line has 7 fields, the heading has 6' },
    ]);
    expect(readRows('staff', '', 's.csv').faults).toHaveLength(1);
  });

  it('count lines rightly after a field that holds a line break', () => {
    const csv = 'code,name_en,name_hi,aliases\nA,"Two\nlines",दो,\nB,,तीन,\n';
    expect(readRows('departments', csv, 'd.csv').faults).toEqual([
      { row: 4, column: 'name_en', reason: 'name_en is empty' },
    ]);
  });
});
