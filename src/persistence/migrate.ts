import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { messageOf, Trouble } from '../lib/errors.ts';
import { rows } from '../lib/rows.ts';
import type { Database } from './database.ts';
import { isConnectionError, positionOf, troubleOf } from './faults.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** Any number, the same in every process: they queue here. */
const QUEUE = 5_417_204_711;

/**
 * Applies the folder's `NNNN_name.sql` that this database has not seen, in order, each in a transaction.
 * Processes that start together take turns.
 * @returns the names applied now
 * @throws Trouble where a landed file was edited, numbers clash, or the database is newer than the program
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const migrations = readFolder(folder);
  try {
    await database.transaction(async (tx) => {
      await queue(tx);
      await tx.query(`CREATE TABLE IF NOT EXISTS schema_migration (
        number int PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL)`);
      compare(migrations, await appliedIn(tx), folder);
    });
    const done: string[] = [];
    for (const migration of migrations) {
      if (await database.transaction((tx) => apply(tx, migration, folder))) done.push(migration.name);
    }
    return done;
  } catch (error) {
    throw isConnectionError(error) ? troubleOf(error, 'went away during the migration and') : error;
  }
}

function readFolder(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const migrations = names.sort().map((name) => {
    const match = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name);
    if (!match)
      throw wrong(`${join(folder, name)}: a migration is called NNNN_name.sql (small letters, digits, _).`);
    // The digest is of the text, not of the line ends that a checkout on another system makes.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { number: Number(match[1]), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
  for (const [index, migration] of migrations.entries()) {
    const before = migrations[index - 1];
    if (before?.number === migration.number) {
      throw wrong(
        `${before.name} and ${migration.name} have the same number: the later one needs the next free number.`,
      );
    }
  }
  return migrations;
}

function compare(migrations: readonly Migration[], applied: readonly Applied[], folder: string): void {
  const latest = applied.at(-1);
  for (const landed of applied) {
    const file = migrations.find((one) => one.number === landed.number);
    if (!file) {
      throw wrong(
        `The database has migration ${landed.name}, which this version does not know: run a newer version.`,
      );
    }
    if (file.name !== landed.name || file.sha256 !== landed.sha256) {
      throw wrong(
        `${join(folder, file.name)} was changed after it had been applied as ${landed.name}: ` +
          'put it back as it was and write the change as a new migration.',
      );
    }
  }
  const late = migrations.find(
    (one) => latest && one.number < latest.number && !applied.some((landed) => landed.number === one.number),
  );
  if (late && latest) {
    throw wrong(
      `${late.name} comes too late: ${latest.name} is already applied, so it needs a higher number.`,
    );
  }
}

async function apply(tx: EntityManager, migration: Migration, folder: string): Promise<boolean> {
  await queue(tx);
  if ((await appliedIn(tx)).some((landed) => landed.number === migration.number)) return false;
  try {
    await tx.query(migration.sql);
  } catch (error) {
    if (isConnectionError(error)) throw error;
    const position = positionOf(error);
    const line = position === undefined ? '' : `:${migration.sql.slice(0, position).split('\n').length}`;
    const where = `${join(folder, migration.name)}${line}`;
    throw new Trouble('migration', `${where}: ${messageOf(error)}. Nothing of it was kept.`, {
      cause: error,
    });
  }
  await tx.query('INSERT INTO schema_migration VALUES ($1, $2, $3, clock_timestamp())', [
    migration.number,
    migration.name,
    migration.sha256,
  ]);
  return true;
}

async function queue(tx: EntityManager): Promise<void> {
  // A migration over much data, and waiting for somebody else's, may take longer than a query may.
  await tx.query('SET LOCAL statement_timeout = 0');
  await tx.query('SELECT pg_advisory_xact_lock($1)', [QUEUE]);
}

function appliedIn(tx: EntityManager): Promise<Applied[]> {
  return rows<Applied>(tx, 'SELECT number, name, sha256 FROM schema_migration ORDER BY number');
}

const wrong = (message: string): Trouble => new Trouble('migration', message);
