import net from 'node:net';
import type { Database } from '../../src/persistence/index.ts';
import { atEnd } from './at-end.ts';

export interface DatabaseLine {
  /** The same database, by way of this line. */
  readonly url: string;
  /** The database is away: what is open ends, and nothing can be opened. */
  cut(): Promise<void>;
  restore(): Promise<void>;
}

/** A line to the test's database that can be cut. */
export async function databaseLine(database: Pick<Database, 'url'>): Promise<DatabaseLine> {
  const open = new Set<net.Socket>();
  const take = (near: net.Socket): void => {
    const far = net.connect(farEndOf(database.url));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  };
  let server = await listening(take, 0);
  const { port } = server.address() as net.AddressInfo;
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  atEnd(cut);
  const url = new URL(database.url);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut,
    restore: async () => {
      server = await listening(take, port);
    },
  };
}

/** The embedded server listens on a socket file, a given one on a port. */
function farEndOf(url: string): net.NetConnectOpts {
  const address = new URL(url);
  const folder = address.searchParams.get('host');
  const port = Number(address.port || 5432);
  return folder ? { path: `${folder}/.s.PGSQL.${port}` } : { host: address.hostname, port };
}

function listening(take: (socket: net.Socket) => void, port: number): Promise<net.Server> {
  const server = net.createServer(take);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
