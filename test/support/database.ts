import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { inject } from 'vitest';
import { type Database, type EntitySchema, openDatabase } from '../../src/persistence/index.ts';
import { atEnd } from './at-end.ts';
import { withServer } from './database-server.ts';
import { onServer } from './server.ts';

/**
 * A migrated, empty database of this test file's own, dropped when the file has ended. Call it in
 * `beforeAll` (or in a test that needs one to itself).
 * @param entities what TypeORM must know, where the test or the code under test uses entities
 */
export async function testDatabase(entities: readonly EntitySchema[] = []): Promise<Database> {
  const { url, template } = inject('databaseServer');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await withServer(url, (server) => server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const database = await openAgain({ url: onServer(url, name) }, entities);
  atEnd(async () => {
    await database.close();
    await withServer(url, (server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  });
  return database;
}

/** A second process's view of the same database: a pool of its own. Whoever opens it closes it. */
export function openAgain(
  database: Pick<Database, 'url'>,
  entities: readonly EntitySchema[] = [],
): Promise<Database> {
  return openDatabase({
    databaseUrl: database.url,
    dataDir: tmpdir(),
    durable: false,
    entities,
    poolSize: 6,
  });
}
