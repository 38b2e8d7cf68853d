import { deserialize, serialize } from 'node:v8';
import type { Act } from '../act.ts';
import { Trouble, UserMistake } from '../lib/errors.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import type { SavedModel } from '../nlu/index.ts';
import { type EntityManager, uuid } from '../persistence/index.ts';
import { nameOf } from './candidate.ts';
import type { Comparison } from './figures.ts';
import type { LearnedLine } from './lesson.ts';

export interface ModelRow {
  readonly version: number;
  readonly dataHash: string;
  readonly codeHash: string;
  readonly createdAt: Date;
  /** On the kept lines: the model that was live then, and this one. */
  readonly figures: Comparison;
  readonly status: 'candidate' | 'live' | 'refused' | 'retired';
  /** Where it was worse, or who went back from it. */
  readonly why: string | null;
  readonly lines: readonly LearnedLine[];
}

const COLUMNS = `version, data_hash AS "dataHash", code_hash AS "codeHash", created_at AS "createdAt", figures, status,
  why, lines`;
/** So many that were live keep their weights, to go back to. */
const KEPT_BYTES = 4;

/** Cheap enough for every turn: an index of one row. Undefined: the shipped model is the one in use. */
export async function liveVersion(db: Queries, codeHash: string): Promise<number | undefined> {
  const row = await oneRow<{ version: number }>(
    db,
    `SELECT version FROM model WHERE code_hash = $1 AND status = 'live'`,
    [codeHash],
  );
  return row?.version;
}

/** @throws Trouble 'model_gone' */
export async function readModel(
  db: Queries,
  version: number,
): Promise<{ model: SavedModel; lines: readonly LearnedLine[] }> {
  const row = await oneRow<{ bytes: Buffer | null; lines: LearnedLine[] }>(
    db,
    'SELECT bytes, lines FROM model WHERE version = $1',
    [version],
  );
  if (!row?.bytes) throw new Trouble('model_gone', `The weights of model ${version} are not kept any more.`);
  return { model: deserialize(row.bytes) as SavedModel, lines: row.lines };
}

/** The latest first. */
export function models(db: Queries): Promise<ModelRow[]> {
  return rows<ModelRow>(db, `SELECT ${COLUMNS} FROM model ORDER BY version DESC`);
}

export async function liveModel(db: Queries, codeHash: string): Promise<ModelRow | undefined> {
  return oneRow<ModelRow>(db, `SELECT ${COLUMNS} FROM model WHERE code_hash = $1 AND status = 'live'`, [
    codeHash,
  ]);
}

/** Whether a lesson was tried with this code; a candidate was not judged, and counts for nothing. */
export async function wasTried(db: Queries, codeHash: string, dataHash: string): Promise<boolean> {
  const row = await oneRow(
    db,
    `SELECT 1 FROM model WHERE code_hash = $1 AND data_hash = $2 AND status <> 'candidate' LIMIT 1`,
    [codeHash, dataHash],
  );
  return row !== undefined;
}

export interface NewModel extends Pick<ModelRow, 'dataHash' | 'codeHash' | 'figures' | 'lines'> {
  readonly model: SavedModel;
  /** Where it is worse; empty: it goes live. */
  readonly worse: readonly string[];
  /** The live version that it was held against; another one by now: it stays a candidate, and nothing changes. */
  readonly against: number | undefined;
}

/** Written down with its figures, and live at once where it is no worse. */
export async function writeModel(tx: EntityManager, now: Date, made: NewModel): Promise<ModelRow> {
  await tx.query('SELECT 1 FROM model WHERE code_hash = $1 FOR UPDATE', [made.codeHash]);
  const moved = (await liveVersion(tx, made.codeHash)) !== made.against;
  const status = made.worse.length > 0 ? 'refused' : moved ? 'candidate' : 'live';
  const why = status === 'candidate' ? 'another model went live meanwhile' : made.worse.join('; ');
  if (status === 'live') await retire(tx, made.codeHash, null);
  const row = await oneRow<ModelRow>(
    tx,
    `INSERT INTO model (id, data_hash, code_hash, lines, created_at, figures, bytes, status, why)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`,
    [
      uuid(),
      made.dataHash,
      made.codeHash,
      JSON.stringify(made.lines),
      now,
      JSON.stringify(made.figures),
      status === 'live' ? serialize(made.model) : null,
      status,
      why || null,
    ],
  );
  await tx.query(
    `UPDATE model SET bytes = NULL WHERE bytes IS NOT NULL AND status <> 'live' AND version NOT IN
       (SELECT version FROM model WHERE bytes IS NOT NULL ORDER BY version DESC LIMIT ${KEPT_BYTES})`,
  );
  return row!;
}

/**
 * The one that was live before is live again; before the first, the shipped one. The lines that go out with it wait for
 * a decision again: else the next night would learn them anew.
 * @returns what is live now; undefined: the shipped model
 * @throws UserMistake 'no_model_to_leave' where the shipped one is live
 */
export async function goBack(act: Act, codeHash: string): Promise<ModelRow | undefined> {
  const live = await liveModel(act.tx, codeHash);
  if (!live) throw new UserMistake('no_model_to_leave');
  const before = await oneRow<ModelRow>(
    act.tx,
    `SELECT ${COLUMNS} FROM model WHERE code_hash = $1 AND status = 'retired' AND bytes IS NOT NULL AND version < $2
     ORDER BY version DESC LIMIT 1`,
    [codeHash, live.version],
  );
  await retire(act.tx, codeHash, `${nameOf(act.doer)} went back from it`);
  if (before) await act.tx.query(`UPDATE model SET status = 'live' WHERE version = $1`, [before.version]);
  const stay = new Set(before?.lines.map(({ candidate }) => candidate));
  const out = live.lines.map(({ candidate }) => candidate).filter((candidate) => !stay.has(candidate));
  await act.tx.query(
    `UPDATE candidate_line SET status = 'waiting', reason = 'gone_back', detail = NULL, decided_by = NULL,
       decided_at = NULL WHERE id = ANY($1::bigint[]) AND status = 'taken'`,
    [out],
  );
  return before && { ...before, status: 'live' };
}

async function retire(tx: EntityManager, codeHash: string, why: string | null): Promise<void> {
  await tx.query(
    `UPDATE model SET status = 'retired', why = coalesce($2, why) WHERE code_hash = $1 AND status = 'live'`,
    [codeHash, why],
  );
}
