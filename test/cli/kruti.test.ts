import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { testDatabase } from '../support/database.ts';
import { gemcell } from '../support/gemcell.ts';

let settings: Record<string, string>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gemcell-kruti-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  settings = { DATABASE_URL: (await testDatabase()).url, DATA_DIR: folder };
});

const json = async (...args: string[]) => {
  const ran = await gemcell([...args, '--json'], settings);
  expect(ran.code, ran.err).toBe(0);
  return JSON.parse(ran.out) as Record<string, unknown>;
};

it('understands Kruti Dev by its reading, and says so', async () => {
  expect(await json('understand', 'esjk Hkqxrku rhu ekg ls yfEcr gS')).toMatchObject({
    language: 'hi',
    intent: { id: 'pay_pending' },
    legacy: { found: 'sure', text: 'मेरा भुगतान तीन माह से लम्बित है', lostLetters: false },
  });
});

it('chats with somebody who writes it', async () => {
  const told = await json('chat', 'esjk Hkqxrku rhu ekg ls yfEcr gS');
  expect(told).toMatchObject({ language: 'hi', intent: 'pay_pending' });
  expect(JSON.stringify(told.replies)).toContain('मेरा भुगतान तीन माह से लम्बित है');
});

it('converts both ways', async () => {
  expect(await json('kruti', 'Øsrk foHkkx')).toEqual({ found: 'sure', text: 'क्रेता विभाग' });
  expect(await json('kruti', '--write', 'GeM पर क्रेता विभाग')).toMatchObject({ text: 'GeM ij Øsrk foHkkx' });
});

it('loads a table whose Hindi is in it, and tells each cell it read', async () => {
  const file = join(folder, 'officers.csv');
  const rows = [
    'code,title_en,title_hi,title_hl,role,link_officer,email,week',
    'KRU1,Officer One,"tse lsy vf/kdkjh] ijh{k.k",Adhikari ek,officer,,one@example.org,',
    'KRU2,Officer Two,lgk;d,Adhikari do,officer,,two@example.org,',
  ];
  writeFileSync(file, rows.join('\r\n'), 'latin1');
  const done = await json('load', 'officers', file);
  expect(done).toMatchObject({
    taken: 2,
    faults: [],
    read: [
      { row: 2, column: 'title_hi', written: 'tse lsy vf/kdkjh] ijh{k.k', read: 'जेम सेल अधिकारी, परीक्षण' },
      { row: 3, column: 'title_hi', written: 'lgk;d', read: 'सहायक' },
    ],
  });
});
