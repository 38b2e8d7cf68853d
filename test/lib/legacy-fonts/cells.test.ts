import { expect, test } from 'vitest';
import { decodeText, readCells } from '../../../src/lib/legacy-fonts/index.ts';

test('the cells of a column speak for each other; other columns and codes stay', () => {
  const { rows, read } = readCells([
    { code: 'PWD', name_en: 'Public Works', name_hi: 'yksd fuekZ.k foHkkx' },
    { code: 'HLT', name_en: 'Health', name_hi: 'LokLF;' },
    { code: 'JAL', name_en: 'Water', name_hi: 'ty' },
    { code: 'IT', name_en: 'IT', name_hi: 'सूचना' },
  ]);
  expect(rows.map((row) => row.name_hi)).toEqual(['लोक निर्माण विभाग', 'स्वास्थ्य', 'जल', 'सूचना']);
  expect(rows.map((row) => row.code)).toEqual(['PWD', 'HLT', 'JAL', 'IT']);
  expect(read[1]).toEqual({ row: 1, column: 'name_hi', written: 'LokLF;', read: 'स्वास्थ्य' });
  expect(read).toHaveLength(3);
});

test('a table without the font comes back as it was', () => {
  const rows = [{ a: 'Basti', b: '12' }];
  expect(readCells(rows)).toEqual({ rows, read: [] });
  expect(readCells([])).toEqual({ rows: [], read: [] });
});

test('bytes that are no UTF-8 are Windows-1252', () => {
  expect(decodeText(Buffer.from('भाषा'))).toBe('भाषा');
  expect(decodeText(Buffer.from([0xd8, 0x6b, 0x97]))).toBe('Øk—');
});
