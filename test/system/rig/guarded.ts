import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** Ends the command when we end, however that is: beside it somebody waits for our end of the pipe. */
const GUARD = 'exec 3<&0; "$@" 3<&- & pid=$!; (cat <&3 >/dev/null; kill $pid 2>/dev/null) & wait $pid';

export interface Guarded {
  /** What it wrote so far. */
  said(): string;
  ended(): boolean;
  stop(): Promise<void>;
}

export function guarded(command: string, args: readonly string[]): Guarded {
  const shell: ChildProcess = spawn('sh', ['-c', GUARD, 'sh', command, ...args]);
  let said = '';
  shell.stdout!.on('data', (chunk) => {
    said += chunk;
  });
  shell.stderr!.on('data', (chunk) => {
    said += chunk;
  });
  // One that ended by itself is beyond being told.
  shell.stdin!.on('error', () => undefined);
  const ended = once(shell, 'exit');
  return {
    said: () => said,
    ended: () => shell.exitCode !== null || shell.signalCode !== null,
    async stop() {
      shell.stdin!.end();
      await ended;
    },
  };
}

/** Polls until there is an answer that is neither undefined nor false; the dearer a look, the more seldom. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 60_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const begun = Date.now();
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, Math.max(50, 4 * (Date.now() - begun))));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The server's first words: only then does it answer. */
export function greeting(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => {
      resolve(String(chunk));
      socket.destroy();
    });
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(undefined));
  });
}
