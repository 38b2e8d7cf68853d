import { expect, it } from 'vitest';
import { readLines } from '../../src/cli/evaluate-file.ts';

it('reads lines as a spreadsheet saves them: byte order mark, CRLF, spaces at the end', () => {
  expect(readLines('\ufefftext\tintent\tlang\r\nhello \tgreet \thl \r\n\r\n')).toEqual([
    { text: 'hello ', intent: 'greet', lang: 'hl' },
  ]);
});

it('names file and line of a header or a line that is wrong', () => {
  expect(() => readLines('', 'a.tsv')).toThrow('a.tsv:1:');
  expect(() => readLines('text\tintent\tlang\n\nhello', 'a.tsv')).toThrow('a.tsv:3:');
});
