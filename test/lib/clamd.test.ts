import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scan } from '../../src/lib/clamd.ts';
import { type ClamdPeer, clamdPeer } from '../support/clamd-peer.ts';

let peer: ClamdPeer;
beforeAll(async () => {
  peer = await clamdPeer();
});
afterAll(() => peer.close());

it('every byte of a file is handed over, and a clean one has no finding', async () => {
  const bytes = Buffer.alloc(200_000, 'abc');
  expect(await scan(peer.url, bytes)).toBeNull();
  expect(peer.seen.at(-1)).toEqual(bytes);
});

it('a virus is found by its name', async () =>
  expect(await scan(peer.url, Buffer.from('EICAR'))).toBe('Eicar-Test-Signature'));

it.each([
  ['an error', 'INSTREAM size limit exceeded. ERROR\0'],
  ['another language', 'HTTP/1.1 400 Bad Request\r\n'],
  ['nothing', ''],
])('%s is no verdict', async (_, answer) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await expect(scan(`tcp://127.0.0.1:${port}`, Buffer.from('x'))).rejects.toThrow(/scan/);
  server.close();
});

it('a silent one and one that is away are said to be so', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await expect(scan(`tcp://127.0.0.1:${port}`, Buffer.from('x'), 50)).rejects.toThrow('did not answer');
  server.close();
  await expect(scan('tcp://127.0.0.1:1', Buffer.from('x'))).rejects.toThrow('can not be reached');
});
