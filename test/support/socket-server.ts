import { createHash } from 'node:crypto';
import type http from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of a WebSocket (RFC 6455): short texts, pings and the close, which is all that Slack's needs. */
export interface ServerSocket {
  readonly open: boolean;
  send(text: string): void;
  /** A close frame, and then the end. */
  close(): void;
  /** The line is cut: no close frame. */
  cut(): void;
}

export interface SocketHandlers {
  opened(socket: ServerSocket): void;
  said(socket: ServerSocket, text: string): void;
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export function acceptSockets(server: http.Server, handlers: SocketHandlers): void {
  server.on('upgrade', (request, stream: Duplex) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    handlers.opened(serve(stream, handlers));
  });
}

function serve(stream: Duplex, handlers: SocketHandlers): ServerSocket {
  let open = true;
  let rest = Buffer.alloc(0);
  const end = (): void => {
    open = false;
    stream.destroy();
  };
  const socket: ServerSocket = {
    get open() {
      return open;
    },
    send: (text) => void stream.write(frame(TEXT, Buffer.from(text, 'utf8'))),
    close() {
      open = false;
      stream.end(frame(CLOSE, Buffer.from([3, 232])));
    },
    cut: end,
  };
  stream.on('error', end);
  stream.on('close', () => {
    open = false;
  });
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let read = unframe(rest); read; read = unframe(rest)) {
      rest = rest.subarray(read.length);
      if (read.opcode === TEXT) handlers.said(socket, read.payload.toString('utf8'));
      if (read.opcode === PING) stream.write(frame(PONG, read.payload));
      if (read.opcode === CLOSE) {
        if (open) stream.write(frame(CLOSE, read.payload));
        end();
        return;
      }
    }
  });
  return socket;
}

function frame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, payload]);
}

/** The first whole frame of a client, which masks what it sends. */
function unframe(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 6) return undefined;
  const short = bytes[1]! & 127;
  if (short === 126 && bytes.length < 8) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const at = short === 126 ? 4 : 2;
  const length = at + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(at, at + 4);
  const payload = Buffer.from(bytes.subarray(at + 4, length).map((byte, n) => byte ^ mask[n % 4]!));
  return { opcode: bytes[0]! & 15, payload, length };
}
