import { connect } from 'node:net';

/** What the scanner found, by its name; null: nothing. */
export type Finding = string | null;

const PIECE = 64 * 1024;
/** The answer is one short line; more is no answer. */
const LONGEST_ANSWER = 4_096;

/**
 * Sends bytes to a ClamAV daemon (tcp://host:3310) by INSTREAM: pieces with their length before them, a length of 0
 * at the end.
 * @throws Error when the daemon is away, silent for longer than `silenceMs`, or says that it could not scan
 */
export function scan(url: string, bytes: Buffer, silenceMs = 20_000): Promise<Finding> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 3310), hostname.replace(/^\[|\]$/g, ''));
    let answer = '';
    const fail = (why: string): void => {
      socket.destroy();
      reject(new Error(`The virus scanner ${why}.`));
    };
    socket.setTimeout(silenceMs, () => fail('did not answer'));
    socket.on('error', (error) => fail(`can not be reached: ${error.message}`));
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
      if (answer.length > LONGEST_ANSWER) fail('spoke another language');
    });
    socket.on('close', () => {
      const [, found, verdict] = /^stream: (?:(.{1,500}) )?(OK|FOUND)\0?\s*$/.exec(answer) ?? [];
      if (verdict === 'OK') resolve(null);
      else if (verdict === 'FOUND' && found) resolve(found);
      else fail(`could not scan: ${answer.trim().slice(0, 200) || 'no answer'}`);
    });
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      socket.write(lengthOf(piece.length));
      socket.write(piece);
    }
    socket.write(lengthOf(0));
  });
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
