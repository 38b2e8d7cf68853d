import { beforeAll, describe, expect, it } from 'vitest';
import { safeName, storeFile } from '../../src/files/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});

describe('a file', () => {
  it('is kept once, however often and under whatever name it comes', async () => {
    const bytes = Buffer.from('a bill');
    const [first, second] = [
      await storeFile(db, { name: 'bill.pdf', mediaType: 'application/pdf', bytes }, new Date()),
      await storeFile(db, { name: 'the bill.pdf', mediaType: 'application/pdf', bytes }, new Date()),
    ];
    expect(second.sha256).toBe(first.sha256);
    expect([first.name, second.name, first.size]).toEqual(['bill.pdf', 'the bill.pdf', 6]);
    expect(await db.query('SELECT bytes FROM file')).toEqual([{ bytes }]);
  });

  it('has a name that is only a name: a name with a slash', () => {
    expect(safeName('../../etc/passwd')).toBe('passwd');
    expect(safeName('C:\\Users\\x\\बिल.pdf')).toBe('बिल.pdf');
    expect(safeName('bill\u202efdp.exe\u0000\n')).toBe('billfdp.exe');
    expect(safeName('...')).toBe('file');
    expect(safeName('  ')).toBe('file');
  });

  it('has a name that any disk takes, of whole letters, and keeps its end', () => {
    for (const letter of ['a', 'क', '😀']) {
      for (const end of ['.pdf', '.x']) {
        const name = safeName(letter.repeat(300) + end);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name.endsWith(letter + end)).toBe(true);
        expect(name).not.toMatch(/\p{Cs}/u);
      }
    }
  });
});
