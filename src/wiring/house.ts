import { fileURLToPath } from 'node:url';
import { type Act, createAct, type Doer } from '../act.ts';
import { type Cell, loadCell } from '../cells/index.ts';
import type { Log } from '../channel.ts';
import { readClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { contactEntities } from '../contacts/index.ts';
import { seedDirectory } from '../directory/index.ts';
import { type Intents, loadIntents } from '../faq/index.ts';
import { Trouble } from '../lib/errors.ts';
import { armFailpoint } from '../lib/failpoint.ts';
import { oneRow } from '../lib/rows.ts';
import { type Database, type EntityManager, migrate, openDatabase, uuid } from '../persistence/index.ts';
import { seedRegistrations } from '../registrations/index.ts';
import { createWording, loadTemplates, type Wording } from '../text/index.ts';
import { ticketEntity } from '../tickets/index.ts';
import { type Knowing, knowledgeOf } from './knowledge.ts';
import { type Learned, learn } from './learned.ts';

const ROOT = new URL('../../', import.meta.url);
export const folderOf = (name: string): string => fileURLToPath(new URL(name, ROOT));

/** All rooms, furnished: what every way to start needs. */
export interface House {
  readonly config: Config;
  readonly log: Log;
  readonly db: Database;
  readonly cell: Cell;
  readonly words: Wording;
  readonly intents: Intents;
  /** Names this process in leases and claims. */
  readonly holder: string;
  now(): Promise<Date>;
  /** One transaction, one act. */
  act<T>(doer: Doer, cause: string, work: (act: Act) => Promise<T>): Promise<T>;
  /** The same, inside a transaction that is already open. */
  actIn(tx: EntityManager, doer: Doer, cause: string): Promise<Act>;
  /** What ships with this code: read, or learned, at first need. */
  shipped(): Learned;
  /** What reads messages now: the model learned from officers that is live, else the shipped one. */
  knowledge(): Promise<Knowing>;
  close(): Promise<void>;
}

export type Progress = (line: string) => void;

/** The data that are not code, read whole and checked before anything is opened or changed. */
export function readData(code: string) {
  const cell = loadCell(code);
  return {
    cell,
    words: createWording(loadTemplates(folderOf('templates'))),
    intents: loadIntents(folderOf('intents'), cell),
  };
}

/** @throws Trouble in plain words: settings, data files, database */
export async function openHouse(
  config: Config,
  log: Log,
  progress: Progress = () => undefined,
): Promise<House> {
  armFailpoint(config.FAILPOINT);
  const { cell, words, intents } = readData(config.CELL);
  const db = await openDatabase({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    durable: true,
    entities: [...contactEntities, ticketEntity],
    log: progress,
  });
  try {
    await migrate(db, folderOf('migrations'));
    await belongsTo(db, cell.code);
    const house = furnish(config, log, progress, { db, cell, words, intents });
    await house.act({ kind: 'system', name: 'seed' }, `seed:${cell.code}`, async (act) => {
      await seedDirectory(act);
      if (cell.demo) await seedRegistrations(act);
    });
    return house;
  } catch (error) {
    await db.close();
    throw error;
  }
}

type Furniture = Pick<House, 'db' | 'cell' | 'words' | 'intents'>;

function furnish(
  config: Config,
  log: Log,
  progress: Progress,
  { db, cell, words, intents }: Furniture,
): House {
  const actIn = async (tx: EntityManager, doer: Doer, cause: string) =>
    createAct({ tx, now: await readClock(tx), cell, words, doer, cause });
  let learned: Learned | undefined;
  const shipped = () => {
    learned ??= learn(intents, cell, config.DATA_DIR, progress);
    return learned;
  };
  return {
    config,
    log,
    db,
    cell,
    words,
    intents,
    holder: `${process.pid}-${uuid()}`,
    now: () => readClock(db),
    act: (doer, cause, work) => db.transaction(async (tx) => work(await actIn(tx, doer, cause))),
    actIn,
    shipped,
    knowledge: knowledgeOf({ db, log, intents, shipped }),
    close: () => db.close(),
  };
}

/** One database serves one cell: two states' people never share tables. */
async function belongsTo(db: Database, cell: string): Promise<void> {
  await db.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('cell', $1, clock_timestamp()) ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(cell)],
  );
  const row = await oneRow<{ value: string }>(db, `SELECT value FROM setting WHERE key = 'cell'`);
  if (row?.value !== cell) {
    throw new Trouble(
      'cell',
      `This database belongs to the cell "${row?.value}", not to "${cell}": give CELL or another database.`,
    );
  }
}
