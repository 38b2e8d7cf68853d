/** A claim on the server: an open connection to its keeper. The kernel closes it with us, even on kill -9. */
import { connect, type Socket } from 'node:net';
import { keeperSocket } from './places.ts';

export interface Lease {
  readonly folder: string;
  /** Resolves when the connection ended and we had not released it: the keeper is gone. */
  readonly broken: Promise<void>;
  release(): Promise<void>;
}

/** A keeper greets at once; one that was stopped or hangs must not hang us. */
const SILENCE_MS = 10_000;

/** @returns undefined when no keeper answers there. */
export async function holdLease(folder: string): Promise<Lease | undefined> {
  const socket = connect(keeperSocket(folder));
  if (!(await greeted(socket))) {
    socket.destroy();
    return undefined;
  }
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let released = false;
  socket.unref();
  return {
    folder,
    broken: new Promise((resolve) => {
      void ended.then(() => {
        if (!released) resolve();
      });
    }),
    async release() {
      if (!released) {
        released = true;
        socket.ref();
        // The keeper hangs up: at once when others remain, after the server's shutdown when we were the last.
        socket.end();
      }
      await ended;
    },
  };
}

/** The keeper's first byte says that the server is ready; a keeper that is leaving hangs up without it. */
function greeted(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('data', () => {
      socket.setTimeout(0);
      resolve(true);
    });
    socket.setTimeout(SILENCE_MS, () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.on('error', () => resolve(false));
  });
}
