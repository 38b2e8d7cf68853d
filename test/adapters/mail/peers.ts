import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import hoodiecrow, { type HoodieServer } from 'hoodiecrow-imap';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export const MAILBOX = 'helpdesk@example.org';

export interface ImapPeer {
  readonly server: HoodieServer;
  readonly port: number;
  url(port?: number): string;
  /** A mail arrives; IDLE is told. */
  deliver(raw: string | Buffer, folder?: string): void;
  /** Raw mails lying in a folder. */
  lying(folder: string): string[];
  close(): Promise<void>;
}

export async function imapPeer(
  plugins: string[] = ['ID', 'IDLE', 'MOVE', 'UIDPLUS'],
  folders: string[] = [],
): Promise<ImapPeer> {
  const others = Object.fromEntries(folders.map((name) => [name, {}]));
  const storage = { INBOX: {}, '': { separator: '/', folders: others } };
  const server = hoodiecrow({ plugins, storage, users: { [MAILBOX]: { password: 'pw' } } });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    server,
    port,
    url: (at = port) => `imap://${encodeURIComponent(MAILBOX)}:pw@127.0.0.1:${at}?tls=off`,
    deliver: (raw, folder = 'INBOX') =>
      void server.appendMessage(folder, [], false, Buffer.from(raw).toString('latin1')),
    lying: (folder) => server.getMailbox(folder)?.messages.map((message) => message.raw) ?? [],
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export interface Wire {
  readonly port: number;
  /** From now on nothing passes either way, and nobody is told. */
  freeze(): void;
  /** New connections pass again; frozen ones stay dead. */
  thaw(): void;
  /** Cuts every connection. */
  cut(): void;
  /** From now on a connection ends when the server says this. */
  cutAt(words: string | undefined): void;
  /** From now on a connection dies without a word when the server says this. */
  stallAt(words: string | undefined): void;
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A cable between us and a server, which can be pulled; `heard` gets what we say, line by line. */
export async function wireTo(port: number, heard?: (line: string) => void): Promise<Wire> {
  let frozen = false;
  let cutting: string | undefined;
  let stalling: string | undefined;
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    count++;
    const far = connect(port, '127.0.0.1');
    let dead = false;
    const freezable = (from: Socket, to: Socket): void => {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (from === near && heard) for (const line of String(chunk).trim().split('\r\n')) heard(line);
        if (from === far && cutting && chunk.includes(cutting)) return void from.destroy();
        dead ||= frozen || (from === far && stalling !== undefined && chunk.includes(stalling));
        if (!dead) to.write(chunk);
      });
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    };
    freezable(near, far);
    freezable(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    cutAt: (words) => {
      cutting = words;
    },
    stallAt: (words) => {
      stalling = words;
    },
    connections: () => count,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export interface SmtpPeer {
  readonly url: string;
  /** Mails taken, as they came over the wire. */
  readonly taken: { from: string; to: string[]; raw: string }[];
  close(): Promise<void>;
}

export async function smtpPeer(options: SMTPServerOptions = {}, at = 0): Promise<SmtpPeer> {
  const taken: SmtpPeer['taken'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((to) => to.address),
          raw: Buffer.concat(chunks).toString(),
        });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?tls=off`,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A mail in CRLF lines. */
export function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}

export interface RefusingImap {
  readonly url: string;
  readonly signIns: () => number;
  close(): Promise<void>;
}

/** Lets nobody in, with these words. */
export async function refusingImap(words: string): Promise<RefusingImap> {
  let count = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('* OK ready\r\n');
    socket.on('data', (chunk) => {
      const [, tag, verb] = /^(\S+) (\w+)/.exec(String(chunk)) ?? [];
      if (verb === 'LOGIN') count++;
      if (verb === 'CAPABILITY') socket.write(`* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`);
      else socket.write(verb === 'LOGIN' ? `${tag} ${words}\r\n` : `${tag} OK done\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://${encodeURIComponent(MAILBOX)}:pw@127.0.0.1:${port}?tls=off`,
    signIns: () => count,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
