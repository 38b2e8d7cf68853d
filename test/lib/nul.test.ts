import { expect, test } from 'vitest';
import { withoutNul } from '../../src/lib/nul.ts';

test('a NUL goes out of every text, however deep; bytes and dates stay as they are', () => {
  const bytes = Buffer.from([0, 1]);
  const at = new Date(0);
  expect(
    withoutNul({
      text: 'pa\0isa',
      from: { name: '\0' },
      files: [{ name: 'a\0', bytes }],
      at,
      none: undefined,
    }),
  ).toEqual({ text: 'paisa', from: { name: '' }, files: [{ name: 'a', bytes }], at, none: undefined });
});
