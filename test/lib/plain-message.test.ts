import { expect, test } from 'vitest';
import { type PlainMessage, plainOriginal, readPlain } from '../../src/lib/plain-message.ts';

const delivery = { channel: 'web', account: 'web', once: 'a' };
const message: PlainMessage = { text: 'नमस्ते', from: { address: 'x' }, at: '2026-11-20T05:00:00.000Z' };

test('the id depends on sender, sending and content, and not on the moment', () => {
  const id = (more: Partial<PlainMessage>, once = 'a') =>
    plainOriginal({ ...delivery, once }, { ...message, ...more }).externalId;
  expect(id({ at: '2026-11-21T05:00:00.000Z' })).toBe(id({}));
  const others = [id({}, 'b'), id({ text: 'x' }), id({ from: { address: 'y' } }), id({ choice: 'z' })];
  expect(new Set([id({}), ...others]).size).toBe(5);
});

test('a correction refers to the message it corrects', () => {
  const said = readPlain(plainOriginal(delivery, { ...message, edit: 'earlier' }));
  expect(said).toMatchObject({ kind: 'edit', text: 'नमस्ते', references: ['earlier'] });
});

test.each([
  ['Bill', { manner: 'letter', subject: 'Bill' }],
  ['', { manner: 'letter', subject: undefined }],
  [undefined, { subject: undefined }],
])('where a subject could be written (%j) it is a letter', (subject, shape) => {
  const said = readPlain(plainOriginal(delivery, { ...message, subject }));
  expect(said).toMatchObject(shape);
  expect(said.manner).toBe(subject === undefined ? undefined : 'letter');
});

test('a file without words is a message', () => {
  const files = [{ name: 'a.jpg', mediaType: 'image/jpeg', base64: 'AAE=' }];
  const said = readPlain(plainOriginal(delivery, { ...message, text: undefined, files }));
  expect(said).toMatchObject({ kind: 'text', text: '', files: [{ bytes: Buffer.from([0, 1]) }] });
});

test.each(['', 'null', '{"text":1}', '{"from":{}}', '\u0000'])(
  'an original that holds %j is unreadable, not lost',
  (raw) => {
    const original = { channel: 'web', account: 'web', externalId: '1', lane: 'x', raw: Buffer.from(raw) };
    expect(readPlain(original)).toMatchObject({
      kind: 'unreadable',
      from: { address: 'x', verified: false },
    });
  },
);

test('secrets are blanked in the words and in the subject', () => {
  const wordy = { ...message, text: 'OTP 482913', subject: 'password: Gem@1234' };
  expect(plainOriginal(delivery, wordy).raw.toString()).not.toMatch(/482913|Gem@1234/);
});
