/** One server for the whole run, and on it one migrated database from which each test file gets its copy. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/lib/postgres/index.ts';
import { migrate, openDatabase } from '../../src/persistence/index.ts';
import { withServer } from './database-server.ts';
import { onServer } from './server.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's address and the name of the migrated database to copy. */
    databaseServer: { url: string; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  learnOnce();
  const server = await serverForTests();
  const template = `test_${process.pid}_${Date.now().toString(36)}`;
  await createDatabase(server.url, template);
  const database = await openDatabase({
    ...server,
    databaseUrl: onServer(server.url, template),
    entities: [],
  });
  try {
    await migrate(database, migrations);
  } finally {
    await database.close();
  }
  project.provide('databaseServer', { url: server.url, template });
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}

/** TEST_DATABASE_URL names a given server (its user may create databases); else the embedded one. */
async function serverForTests(): Promise<{
  url: string;
  dataDir: string;
  durable: false;
  stop(): Promise<void>;
}> {
  const given = process.env.TEST_DATABASE_URL;
  const dataDir = mkdtempSync(join(tmpdir(), 'gemcell-test-'));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  if (given) return { url: given, dataDir, durable: false, stop: async () => remove() };
  try {
    const embedded = await startEmbedded({ dataDir, durable: false });
    return { url: embedded.url, dataDir, durable: false, stop: () => embedded.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The same order and letters whatever the given server was set up with. */
async function createDatabase(url: string, name: string): Promise<void> {
  await withServer(url, async (server) => {
    const builtin = await server.query(
      `SELECT 1 FROM pg_database WHERE datname = 'template0' AND datcollate = 'C'`,
    );
    const shape = builtin.length > 0 ? '' : ` ENCODING 'UTF8' LOCALE 'C.UTF-8'`;
    await server.query(`CREATE DATABASE ${name} TEMPLATE template0${shape}`);
  });
}

async function dropDatabase(url: string, name: string): Promise<void> {
  await withServer(url, async (server) => void (await server.query(`DROP DATABASE ${name} WITH (FORCE)`)));
}

/** The model is learned before the workers start: side by side they would each learn it. */
function learnOnce(): void {
  const gemcell = fileURLToPath(new URL('../../src/cli/gemcell.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [gemcell, 'learn'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('`gemcell learn` failed.');
}
