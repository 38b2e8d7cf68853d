import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCell } from '../../src/cells/index.ts';
import { Trouble } from '../../src/lib/errors.ts';

let root: string;
const path = (name: string) => join(root, 'up', name);
const change = (name: string, from: string, to: string) => {
  const before = readFileSync(path(name), 'utf8');
  expect(before).toContain(from);
  writeFileSync(
    path(name),
    before.replace(from, () => to),
  );
};
const lineOf = (name: string, text: string) =>
  readFileSync(path(name), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;
const faults = (code = 'up') => {
  try {
    loadCell(code, root);
  } catch (error) {
    expect(error).toBeInstanceOf(Trouble);
    return (error as Trouble).message.replaceAll(`${root}/`, '').split('\n').slice(1);
  }
  throw new Error('the damaged cell loaded');
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cells-'));
  for (const cell of ['up', 'mp']) cpSync(join('src/cells', cell), join(root, cell), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a damaged cell', () => {
  it('is told with all its faults at once, each with file, line and reason', () => {
    change('postings.csv', 'IRRI,MINIRR,', 'IRRI,XYZ,');
    change('holidays.csv', '2026-01-26', '2026-13-26');
    change('categories.yml', 'serviceDays: 3', 'serviceDays: soon');
    const posting = lineOf('postings.csv', 'XYZ');
    const holiday = lineOf('holidays.csv', '2026-13-26');
    const category = lineOf('categories.yml', 'serviceDays: soon');
    expect(faults()).toEqual([
      expect.stringMatching(
        new RegExp(`^up/categories.yml:${category}: categories.field_support.serviceDays: `),
      ),
      `up/holidays.csv:${holiday}: date "2026-13-26" is not a date like 2026-04-01`,
      `up/postings.csv:${posting}: department "XYZ" is not in departments.csv`,
    ]);
  });

  it('two officers claim one department on one day', () => {
    appendFileSync(path('postings.csv'), 'IRRI,PWD,,,,2026-10-01,2026-10-31\n');
    const first = lineOf('postings.csv', 'PWD,PWD');
    expect(faults()).toEqual([
      `up/postings.csv:148: department "PWD" is held by "IRRI", but also by "PWD" on the same days (line ${first})`,
    ]);
  });

  it('lets a charge pass from one officer to the next without a gap', () => {
    change('postings.csv', 'PWD,PWD,,,,2025-04-01,', 'PWD,PWD,,,,2025-04-01,2026-10-31');
    appendFileSync(path('postings.csv'), 'IRRI,PWD,,,,2026-11-01,\n');
    expect(loadCell('up', root).postings).toHaveLength(147);
  });

  it('refuses a posting that ends before it begins, and one that gives no charge', () => {
    appendFileSync(path('postings.csv'), 'PWD,,9,UP-D01,,2026-05-01,2026-04-01\nPWD,,,,,2026-05-01,\n');
    expect(faults()).toEqual([
      'up/postings.csv:148: to "2026-04-01" is before from (2026-05-01)',
      'up/postings.csv:149: department and duty are both empty: the row gives no charge',
    ]);
  });

  it('refuses an alias of two departments unless the word is listed as ambiguous', () => {
    change('departments.csv', 'pwd|lok nirman', 'pwd|kheti|lok nirman');
    const line = lineOf('departments.csv', 'pwd|kheti');
    expect(faults()).toEqual([`up/departments.csv:${line}: alias "kheti" stands already on line 2`]);
    appendFileSync(path('ambiguous.csv'), 'kheti,ask,AGRI|PWD,,,Which?,कौन-सा?,Kaun sa?\n');
    expect(loadCell('up', root).ambiguous.at(-1)!.alias).toBe('kheti');
  });

  it('refuses a ladder whose rung has no post', () => {
    change('officers.csv', ',nodal,', ',officer,');
    expect(faults()).toEqual([
      `up/rules.yml:${lineOf('rules.yml', 'ladder:')}: ladder: officers.csv has 0 posts of role "nodal", not one`,
    ]);
  });

  it('refuses a real address while it is a demo', () => {
    change('officers.csv', 'gemcell-pwd@example.org', 'somebody@example.com');
    expect(faults()).toEqual([
      'up/officers.csv:2: email "somebody@example.com" is not at example.org, and this is a demo cell',
    ]);
  });

  it('tells a missing file, a strange file and broken YAML', () => {
    rmSync(path('staff.csv'));
    writeFileSync(path('postngs.csv'), 'x\n');
    writeFileSync(path('contacts.yml'), '- code: a\n  value: [\n');
    expect(faults()).toEqual([
      expect.stringMatching(/^up\/contacts\.yml:\d+: /),
      'up/postngs.csv:1: no cell has a file of this name',
      'up/staff.csv:1: the file is missing',
    ]);
  });

  it('does not blame every reference when the file they point to is broken', () => {
    change('departments.csv', 'PWD,Public Works', 'PWD,');
    expect(faults()).toEqual([`up/departments.csv:${lineOf('departments.csv', 'PWD,,')}: name_en is empty`]);
  });

  it('refuses a figure with two values on one day', () => {
    change('thresholds.yml', 'validTo: "2024-07-09"', 'validTo: "2024-07-10"');
    expect(faults()[0]).toMatch(
      /^up\/thresholds\.yml:\d+: threshold "direct_limit" has two values for the same days/,
    );
  });

  it('names a lender that does not exist, and a cell that does not exist', () => {
    writeFileSync(
      join(root, 'mp/cell.yml'),
      readFileSync(join(root, 'mp/cell.yml'), 'utf8').replace('inherit: up', 'inherit: zz'),
    );
    expect(faults('mp')).toContain('mp/cell.yml:6: inherit: there is no cell "zz"');
    expect(() => loadCell('../up', root)).toThrow('There is no cell "../up"');
  });
});
