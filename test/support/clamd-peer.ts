import { type AddressInfo, createServer } from 'node:net';

export interface ClamdPeer {
  readonly url: string;
  /** What was handed over for scanning. */
  readonly seen: Buffer[];
  close(): Promise<void>;
}

/** Speaks INSTREAM as the daemon's manual tells it; finds a virus in what bears the word EICAR. */
export async function clamdPeer(port = 0): Promise<ClamdPeer> {
  const seen: Buffer[] = [];
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      got = Buffer.concat([got, piece]);
      const bytes = wholeOf(got);
      if (!bytes) return;
      seen.push(bytes);
      socket.end(bytes.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const COMMAND = 'zINSTREAM\0';

/** Undefined until the piece of length 0 has come. */
function wholeOf(got: Buffer): Buffer | undefined {
  if (got.length < COMMAND.length) return undefined;
  if (got.toString('latin1', 0, COMMAND.length) !== COMMAND) throw new Error('no INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
