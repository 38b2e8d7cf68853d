import { tmpdir } from 'node:os';
import { type Database, openDatabase } from '../../src/persistence/index.ts';

/** The server as its owner sees it: makes and drops the tests' own databases. */
export async function withServer(url: string, fn: (server: Database) => Promise<unknown>): Promise<void> {
  const server = await openDatabase({
    databaseUrl: url,
    dataDir: tmpdir(),
    durable: false,
    entities: [],
    poolSize: 1,
  });
  try {
    await fn(server);
  } finally {
    await server.close();
  }
}
