import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, migrate } from '../../src/persistence/index.ts';
import { atEnd } from '../support/at-end.ts';
import { openAgain, testDatabase } from '../support/database.ts';

let database: Database;
let folder: string;

/** An empty database: the migrated template's tables would be in the way. */
beforeEach(async () => {
  database = await testDatabase();
  await database.query('DROP SCHEMA public CASCADE');
  await database.query('CREATE SCHEMA public');
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
});

const write = (name: string, sql: string): void => writeFileSync(join(folder, name), sql);

describe('migrations', () => {
  it('run in order, once, and are recorded', async () => {
    write('0002_second.sql', 'INSERT INTO a VALUES (2); INSERT INTO a VALUES (3);');
    write('0001_first.sql', 'CREATE TABLE a (n int);\n-- हिन्दी\n');
    expect(await migrate(database, folder)).toEqual(['0001_first.sql', '0002_second.sql']);
    expect(await migrate(database, folder)).toEqual([]);
    expect(await database.query('SELECT count(*)::int AS n FROM a')).toEqual([{ n: 2 }]);
    const kept = await database.query(
      'SELECT number, name, length(sha256) AS l FROM schema_migration ORDER BY 1',
    );
    expect(kept).toEqual([
      { number: 1, name: '0001_first.sql', l: 64 },
      { number: 2, name: '0002_second.sql', l: 64 },
    ]);
  });

  it('run once when two processes start together', async () => {
    write('0001_first.sql', 'CREATE TABLE a (n int); SELECT pg_sleep(0.3);');
    write('0002_second.sql', 'INSERT INTO a VALUES (1)');
    const other = await openAgain(database);
    const done = await Promise.all([migrate(database, folder), migrate(other, folder)]);
    await other.close();
    expect(done.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql']);
    expect(await database.query('SELECT n FROM a')).toEqual([{ n: 1 }]);
  });

  it('that landed are never edited: one that was is refused, and nothing is changed', async () => {
    write('0001_first.sql', 'CREATE TABLE a (n int)');
    await migrate(database, folder);
    write('0001_first.sql', 'CREATE TABLE a (n bigint)');
    write('0002_second.sql', 'DROP TABLE a');
    await expect(migrate(database, folder)).rejects.toThrow(
      /0001_first.sql was changed after it had been applied/,
    );
    expect(await database.query('SELECT n FROM a')).toEqual([]);
  });

  it('may get other line ends from a checkout', async () => {
    write('0001_first.sql', 'CREATE TABLE a (n int);\n');
    await migrate(database, folder);
    write('0001_first.sql', 'CREATE TABLE a (n int);\r\n');
    expect(await migrate(database, folder)).toEqual([]);
  });

  it('that fail keep nothing and tell file, line and reason', async () => {
    write('0001_first.sql', 'CREATE TABLE a (n int);');
    write('0002_second.sql', 'INSERT INTO a VALUES (1);\n\nINSERT INTO nowhere VALUES (1);');
    await expect(migrate(database, folder)).rejects.toThrow(/0002_second.sql:3: .*"nowhere" does not exist/);
    expect(await database.query('SELECT n FROM a')).toEqual([]);
    expect(await database.query('SELECT number FROM schema_migration')).toEqual([{ number: 1 }]);
  });

  it('of a newer version are not run over by an older one', async () => {
    write('0001_first.sql', 'SELECT 1');
    write('0002_second.sql', 'SELECT 1');
    await migrate(database, folder);
    rmSync(join(folder, '0002_second.sql'));
    await expect(migrate(database, folder)).rejects.toThrow(/does not know: run a newer version/);
  });

  it('need a name, a number of their own, and to come after those that landed', async () => {
    write('0001_first.sql', 'SELECT 1');
    write('0003_third.sql', 'SELECT 1');
    await migrate(database, folder);
    write('0002_second.sql', 'SELECT 1');
    await expect(migrate(database, folder)).rejects.toThrow(/0002_second.sql comes too late/);
    write('0002_other.sql', 'SELECT 1');
    await expect(migrate(database, folder)).rejects.toThrow(/same number/);
    write('second.sql', 'SELECT 1');
    await expect(migrate(database, folder)).rejects.toThrow(
      /second.sql: a migration is called NNNN_name.sql/,
    );
  });
});
