import { expect, test } from 'vitest';
import { storable } from '../../src/lib/storable.ts';

test('a NUL goes out of every text, however deep; bytes and dates stay as they are', () => {
  const bytes = Buffer.from([0, 1]);
  const at = new Date(0);
  expect(
    storable({
      text: 'pa\0isa',
      from: { name: '\0' },
      files: [{ name: 'a\0', bytes }],
      at,
      none: undefined,
    }),
  ).toEqual({ text: 'paisa', from: { name: '' }, files: [{ name: 'a', bytes }], at, none: undefined });
});

test('half of an emoji becomes the replacement character, a whole one stays', () => {
  expect(storable({ text: 'thik \ud83d hai 👍' })).toEqual({ text: 'thik \ufffd hai 👍' });
});
