import { oneRow, rows } from '../lib/rows.ts';
import type { SavedModel, UnderstandingInput } from '../nlu/index.ts';
import type { Database } from '../persistence/index.ts';
import { worseIn } from './figures.ts';
import { hashOf, keptLines, type LearnedLine, type Taken, withLines } from './lesson.ts';
import { liveModel, type ModelRow, readModel, wasTried, writeModel } from './models.ts';
import { foldedLine } from './plain.ts';
import { type TaughtIntents, taughtLines } from './taught.ts';
import { teach } from './teach.ts';

/** What ships: its data, its model, and the hash of both with the code. */
export interface Shipped {
  readonly input: UnderstandingInput;
  readonly codeHash: string;
  save(): SavedModel;
}

export interface RetrainTools {
  readonly db: Database;
  readonly shipped: Shipped;
  readonly intents: TaughtIntents;
  now(): Promise<Date>;
  progress(line: string): void;
}

/**
 * Learns what was taken since the live model, measures both with the lines kept aside, and makes the new one live where
 * it is no worse in any language. Where all new lines together make it worse, each half is tried by itself, once: over
 * some nights what is good is learned, and what is bad stays alone.
 * @returns the rows written, the latest last; none: there was nothing new
 */
export async function retrain(tools: RetrainTools): Promise<ModelRow[]> {
  const written: ModelRow[] = [];
  for (const lines of await lessons(tools)) {
    if (await wasTried(tools.db, tools.shipped.codeHash, hashOf(tools.shipped.codeHash, lines))) continue;
    const row = await tryOne(tools, lines);
    written.push(row);
    if (row.status !== 'refused') break;
  }
  return written;
}

/** Whether there is anything but what ships: asked before the shipped model is read for nothing. */
export async function anythingTaught(db: Database): Promise<boolean> {
  const row = await oneRow<{ any: boolean }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM candidate_line WHERE status = 'taken')
         OR EXISTS (SELECT 1 FROM model WHERE status = 'live') AS any`,
  );
  return row!.any;
}

/** Another code, or other intents, than those that learned the lines last: what officers taught is not known here yet. */
export async function isBehind(db: Database, codeHash: string): Promise<boolean> {
  const row = await oneRow<{ here: boolean; elsewhere: boolean }>(
    db,
    `SELECT coalesce(bool_or(code_hash = $1), false) AS here, coalesce(bool_or(status = 'live'), false) AS elsewhere
     FROM model`,
    [codeHash],
  );
  return row!.elsewhere && !row!.here;
}

async function lessons({ db, shipped, intents }: RetrainTools): Promise<LearnedLine[][]> {
  const taken = await takenLines(db, intents);
  const live = await liveModel(db, shipped.codeHash);
  if (taken.length === 0 && !live) return [];
  const known = new Set(live?.lines.map(({ candidate }) => candidate));
  const fresh = taken.filter(({ candidate }) => !known.has(candidate));
  const half = (from: number, to: number) => {
    const some = new Set(fresh.slice(from, to));
    return taken.filter((line) => known.has(line.candidate) || some.has(line));
  };
  const middle = Math.ceil(fresh.length / 2);
  return fresh.length > 1 ? [taken, half(0, middle), half(middle, fresh.length)] : [taken];
}

/** What may be learned today: its intent is still there, and the line was not kept aside meanwhile. */
async function takenLines(db: Database, intents: TaughtIntents): Promise<LearnedLine[]> {
  const found = await rows<LearnedLine>(
    db,
    `SELECT id AS candidate, meant AS intent, language, text FROM candidate_line WHERE status = 'taken' ORDER BY id`,
  );
  const { kept } = taughtLines(intents);
  return found.filter((line) => intents.has(line.intent) && !kept.has(foldedLine(line.text)));
}

async function tryOne(tools: RetrainTools, lines: readonly LearnedLine[]): Promise<ModelRow> {
  const { db, shipped, intents, progress } = tools;
  const { codeHash } = shipped;
  const live = await liveModel(db, codeHash);
  const before = live ? await readModel(db, live.version) : { model: shipped.save(), lines: [] };
  progress(`Learning with ${lines.length} lines of officers and people …`);
  const now = await tools.now();
  const { model, figures }: Taken = await teach({
    before: { ...withLines(shipped.input, before.lines, intents), model: before.model },
    after: withLines(shipped.input, lines, intents),
    kept: keptLines(intents),
    now,
  });
  const made = { dataHash: hashOf(codeHash, lines), codeHash, figures, lines, model };
  const worse = worseIn(figures.before, figures.after);
  return db.transaction((tx) => writeModel(tx, now, { ...made, worse, against: live?.version }));
}
