import { createHash } from 'node:crypto';
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
  put('enclosed', 'From: vendor@example.com', 'Content-Disposition: attachment; filename=a.txt', '', '42');
  put('nuls', '\0'.repeat(1000));
  put('mac', 'From: vendor@example.com\rSubject: x\r\rhello\r');
  symlinkSync('person', join(folder, 'link'));
  mkdirSync(join(folder, 'folder.eml'));
  put('folder.eml/two\nlines', 'From: vendor@example.com', '', 'hello');
  for (const last of [0xfe, 0xff]) {
    const path = Buffer.concat([Buffer.from(`${folder}/latin `), Buffer.from([last])]);
    writeFileSync(path, 'From: vendor@example.com\n\nhello');
  }
  const { code, out } = await gemcell(['corpus', folder, '--json', '--replies', '--list', list], {});
  const { replies, slowestMs, peakMemoryMb, ...counted } = JSON.parse(out);
  expect(code).toBe(0);
  expect(counted).toMatchObject({ files: 12, kept: 12, people: 10, robots: 1, bounces: 1, threw: 0 });
  expect(counted.parsed + counted.unparseable).toBe(12);
  expect(Object.keys(counted)).toHaveLength(8);
  expect(slowestMs).toBeLessThan(5_000);
  expect(peakMemoryMb).toBeGreaterThan(0);
  expect(replies).toContainEqual({
    file: 'person',
    text: 'Payment late',
    from: 'vendor@example.com',
    subject: 'late',
    files: [],
  });
  expect(replies).toContainEqual(
    expect.objectContaining({
      file: 'enclosed',
      files: [{ name: 'a.txt', bytes: 2, sha256: createHash('sha256').update('42').digest('hex') }],
    }),
  );
  for (const file of ['mac', 'folder.eml/two\nlines', 'latin \\xfe', 'latin \\xff'])
    expect(replies).toContainEqual(expect.objectContaining({ file, text: 'hello' }));
  const rows = readFileSync(list, 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'))
    .map(([name, verdict, ground, , answer]) => [name, verdict, ground, answer]);
  rmSync(list);
  expect(rows).toContainEqual(['deep/.er/robot.txt', 'robot', 'auto_reply', 'not answered']);
  expect(rows).toContainEqual(['list', 'person', 'bulk', 'not answered']);
  expect(rows).toContainEqual(['bounce', 'bounce', 'bounce', 'not answered']);
  expect(rows).toContainEqual(['folder.eml/two lines', 'person', 'text', 'answered']);
}, 60_000);

it('a folder that is not there is said to be so, on the other stream', async () => {
  const { code, out } = await gemcell(['corpus', join(folder, 'nowhere'), '--json'], {});
  expect(code).not.toBe(0);
  expect(out).toBe('');
}, 60_000);
