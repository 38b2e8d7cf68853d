import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Log } from '../../../src/channel.ts';
import { readConfig } from '../../../src/config.ts';
import { type House, openHouse } from '../../../src/wiring/index.ts';
import { atEnd } from '../at-end.ts';
import { withServer } from '../database-server.ts';
import { onServer } from '../server.ts';

let dataDir: string | undefined;
let seeded: Promise<string> | undefined;

/** Seeds the cell and learns the intents, which takes longer than a story may. */
export async function prepare(): Promise<void> {
  const database = await storyDatabase();
  const house = await storyHouse(database, []);
  house.shipped();
  await house.close();
  await dropStoryDatabase(database);
}

/** The name of a new database in which the demo cell has been seeded; the same database for all of one story. */
export async function storyDatabase(): Promise<string> {
  seeded ??= seed();
  return copyOf(await seeded);
}

export async function dropStoryDatabase(name: string): Promise<void> {
  await withServer(inject('databaseServer').url, (server) =>
    server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
}

async function seed(): Promise<string> {
  const name = await copyOf(inject('databaseServer').template);
  atEnd(() => dropStoryDatabase(name));
  const house = await storyHouse(name, []);
  await house.close();
  return name;
}

/** The house on that database; its warnings and errors are noted. */
export async function storyHouse(database: string, noted: string[]): Promise<House> {
  dataDir ??= mkdtempSync(join(tmpdir(), 'gemcell-stories-'));
  const settings = { DATABASE_URL: onServer(inject('databaseServer').url, database), DATA_DIR: dataDir };
  return openHouse(readConfig(settings, join(dataDir, 'none')), logTo(noted));
}

function logTo(noted: string[]): Log {
  const keep = (fields: object, message: string): void => {
    noted.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { debug: () => undefined, info: () => undefined, warn: keep, error: keep };
}

async function copyOf(template: string): Promise<string> {
  const name = `story_${randomBytes(5).toString('hex')}`;
  await withServer(inject('databaseServer').url, (server) =>
    server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
  );
  return name;
}
