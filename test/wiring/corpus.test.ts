import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { gemcell } from '../support/gemcell.ts';

const folder = mkdtempSync(join(tmpdir(), 'letters-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('every regular file at any depth is kept and judged, whatever it is', async () => {
  const list = `${folder}.tsv`;
  const put = (name: string, ...lines: string[]) => writeFileSync(join(folder, name), lines.join('\n'));
  mkdirSync(join(folder, 'deep/.er'), { recursive: true });
  put('person', 'From: vendor@example.com', 'Subject: late', '', 'Payment late', '', '> old');
  put('deep/the same twice', 'From: vendor@example.com', 'Subject: late', '', 'Payment late', '', '> old');
  put('deep/.er/robot.txt', 'From: vendor@example.com', 'Auto-Submitted: auto-replied', '', 'away');
  put('bounce', 'From: MAILER-DAEMON@example.net', 'Subject: Undelivered Mail', '', '550 no such user');
  put('list', 'From: a@example.com', 'Precedence: bulk', 'List-Post: <mailto:l@example.net>', '', 'hello');
  put('empty');
  put('nuls', '\0'.repeat(1000));
  put('mac', 'From: vendor@example.com\rSubject: x\r\rhello\r');
  symlinkSync('person', join(folder, 'link'));
  const { code, out } = await gemcell(['corpus', folder, '--json', '--replies', '--list', list], {});
  const { replies, slowestMs, peakMemoryMb, ...counted } = JSON.parse(out);
  expect(code).toBe(0);
  expect(counted).toMatchObject({ files: 8, kept: 8, people: 6, robots: 1, bounces: 1, threw: 0 });
  expect(counted.parsed + counted.unparseable).toBe(8);
  expect(slowestMs).toBeLessThan(5_000);
  expect(peakMemoryMb).toBeGreaterThan(0);
  expect(replies).toContainEqual({ file: 'person', text: 'Payment late' });
  expect(replies).toContainEqual({ file: 'mac', text: 'hello' });
  const rows = readFileSync(list, 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t').slice(0, 3));
  rmSync(list);
  expect(rows).toContainEqual(['deep/.er/robot.txt', 'robot', 'auto_reply']);
  expect(rows).toContainEqual(['list', 'person', 'bulk']);
  expect(rows).toContainEqual(['bounce', 'bounce', 'bounce']);
}, 60_000);
