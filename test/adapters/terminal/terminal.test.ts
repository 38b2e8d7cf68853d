import { expect, test } from 'vitest';
import { createTerminal } from '../../../src/adapters/terminal/index.ts';
import { fakeHost } from '../../support/fake-host.ts';

async function open() {
  const host = fakeHost({ now: new Date('2026-11-20T05:00:00Z') });
  const terminal = createTerminal();
  await terminal.start(host);
  return { host, terminal };
}

test('what is entered is kept, committed, and read as it was written', async () => {
  const { host, terminal } = await open();
  const id = await terminal.enter('buyer', 'pwd basti ne june me maal liya');
  expect(host.kept).toMatchObject([{ channel: 'terminal', lane: 'buyer', externalId: id }]);
  expect(await terminal.read(host.kept[0]!)).toMatchObject({
    kind: 'text',
    from: { address: 'buyer', verified: true },
    text: 'pwd basti ne june me maal liya',
  });
});

test('the same line entered twice is two messages', async () => {
  const { host, terminal } = await open();
  await terminal.enter('buyer', 'yes');
  await terminal.enter('buyer', 'yes');
  expect(host.kept).toHaveLength(2);
});

test('buttons, files and names are carried', async () => {
  const { host, terminal } = await open();
  const files = [{ name: 'bill.pdf', mediaType: 'application/pdf', bytes: Buffer.from([0, 1, 255]) }];
  await terminal.enter('vendor', {
    text: 'Yes',
    choice: 'confirm',
    name: 'Vendor of Kanpur',
    language: 'hi',
    files,
  });
  expect(await terminal.read(host.kept[0]!)).toMatchObject({
    kind: 'choice',
    choice: 'confirm',
    from: { name: 'Vendor of Kanpur', language: 'hi' },
    files,
  });
});

test('an empty line is told as empty', async () => {
  const { host, terminal } = await open();
  await terminal.enter('buyer', '  ');
  expect(await terminal.read(host.kept[0]!)).toMatchObject({ kind: 'unsupported', unsupported: 'empty' });
});

test('nothing is taken in before the start or after the stop', async () => {
  const { terminal, host } = await open();
  await terminal.stop();
  await expect(terminal.enter('buyer', 'x')).rejects.toMatchObject({ code: 'not_started' });
  await expect(createTerminal().enter('buyer', 'x')).rejects.toMatchObject({ code: 'not_started' });
  expect(host.kept).toHaveLength(0);
});

test('delivering succeeds at once: the record is read', async () => {
  const { terminal } = await open();
  const message = {
    id: '1',
    to: 'buyer',
    language: 'en' as const,
    text: 'x',
    choices: [],
    files: [],
    thread: [],
  };
  await expect(terminal.send({ ...message, automatic: false })).resolves.toEqual({});
  expect(terminal.readsTranscript).toBe(true);
});
