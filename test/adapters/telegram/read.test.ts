import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { refusal, startTelegram, type TelegramProxy, tooMany } from '../../support/telegram-proxy.ts';
import { fixture, originalFrom, quickPulse } from './help.ts';

let proxy: TelegramProxy;
let channel: Channel;

beforeEach(async () => {
  proxy = await startTelegram();
  channel = make();
});

function make(deadlineMs = 10_000): Channel {
  const { token, apiRoot } = proxy;
  return createTelegram({ token, apiRoot, deadlineMs }, quickPulse());
}

afterEach(async () => {
  await channel.stop();
  await proxy.stop();
});

const read = (name: string) => channel.read(originalFrom(fixture(name)));

describe('a file', () => {
  it('is fetched with its name and bytes', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
    proxy.files.set('doc-1', bytes);
    const { text, files } = await read('document');
    expect(text).toBe('Contract copy');
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ name: 'contract order.pdf', mediaType: 'application/pdf' });
    expect(files[0]!.bytes.equals(bytes)).toBe(true);
  });

  it('a file over 20 MB: say so, keep the text', async () => {
    const { kind, text, files } = await read('document-too-large');
    expect({ kind, text }).toEqual({ kind: 'text', text: 'Site ki video bhej raha hoon, bhugtan nahi mila' });
    expect(files).toEqual([expect.objectContaining({ name: 'site-video.zip', refused: 'too_large' })]);
    expect(proxy.calls).toEqual([]);
  });

  it('that is larger than was announced is refused as too large all the same', async () => {
    proxy.files.set('doc-1', Buffer.alloc(21 * 1024 * 1024));
    expect((await read('document')).files[0]).toMatchObject({ refused: 'too_large' });
    const placed = { status: 200, body: { ok: true, result: { file_path: 'documents/doc-1' } } };
    proxy.fail('getFile', placed);
    expect((await read('document')).files[0]).toMatchObject({ refused: 'too_large' });
  });

  it('that Telegram no longer has is named as unavailable, and the text is kept', async () => {
    const { text, files } = await read('document');
    expect(text).toBe('Contract copy');
    expect(files[0]).toMatchObject({ refused: 'unavailable', bytes: Buffer.alloc(0) });
  });

  it('that cannot be fetched now makes the message wait, and is not given up', async () => {
    proxy.files.set('doc-1', Buffer.from('bytes'));
    proxy.fail('getFile', { status: 502 }, tooMany(4), 'cut');
    proxy.fail('download', { status: 503 }, 'cut', 'hang');
    for (let i = 0; i < 6; i += 1)
      await expect(read('document')).rejects.toMatchObject({ kind: 'temporary' });
    expect((await read('document')).files[0]!.bytes.toString()).toBe('bytes');
  });

  it('that never comes ends at the deadline', async () => {
    proxy.files.set('doc-1', Buffer.from('bytes'));
    proxy.fail('download', 'hang');
    const original = originalFrom(fixture('document'));
    await expect(make(300).read(original)).rejects.toMatchObject({ kind: 'temporary' });
  });

  it('whose address holds the token does not show it when it fails', async () => {
    proxy.files.set('doc-1', Buffer.from('bytes'));
    proxy.fail('download', 'cut');
    const error = await read('document').catch((thrown: unknown) => thrown as Error);
    expect(`${(error as Error).message} ${String((error as Error).cause)}`).not.toContain(proxy.token);
  });
});

describe('who we are', () => {
  it('is asked once, and only where people talk among themselves', async () => {
    const asked = () => proxy.calls.filter((call) => call.method === 'getMe').length;
    await read('text');
    expect(asked()).toBe(0);
    expect((await read('group-talk')).kind).toBe('nothing');
    await read('group-mention');
    expect(asked()).toBe(1);
  });

  it('unknown for now makes a group’s message wait', async () => {
    proxy.fail('getMe', refusal(500, 'Internal Server Error'));
    await expect(read('group-mention')).rejects.toMatchObject({ kind: 'temporary' });
    expect((await read('group-talk')).kind).toBe('nothing');
  });
});

describe('an original that cannot be read', () => {
  it('is unreadable, from its chat, so that it gets into a ticket', async () => {
    for (const raw of [JSON.stringify(fixture('broken')), 'not json', '', '[]']) {
      const original = { ...originalFrom(fixture('broken')), raw: Buffer.from(raw) };
      expect(await channel.read(original)).toMatchObject({
        kind: 'unreadable',
        from: { address: '1700000001' },
      });
    }
  });
});
