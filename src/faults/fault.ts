import type { Act } from '../act.ts';
import { UserMistake } from '../lib/errors.ts';
import type { Language, Trilingual } from '../lib/language.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { cutText } from '../lib/split-text.ts';
import { showMoment } from '../lib/time.ts';
import { OWN_WORDS } from './kinds.ts';

export interface Fault {
  readonly id: string;
  /** As people name it: fault 3. */
  readonly serial: number;
  readonly kind: string;
  readonly intents: string[];
  readonly words: string[];
  /** Own words; null: those of the kind. */
  readonly text: Trilingual | null;
  /** The post that announced it. */
  readonly officer: string;
  readonly announcedAt: Date;
  readonly until: Date | null;
  readonly askedAt: Date | null;
  readonly endedAt: Date | null;
}

const COLUMNS = `f.id, f.serial, f.kind, f.intents, f.words, f.text, f.officer, f.announced_at AS "announcedAt", f.until,
  f.asked_at AS "askedAt", f.ended_at AS "endedAt"`;

/** Those not over yet, the latest first. */
export function openFaults(act: Act): Promise<Fault[]> {
  return rows<Fault>(
    act.tx,
    `SELECT ${COLUMNS} FROM fault f WHERE f.ended_at IS NULL ORDER BY f.announced_at DESC, f.serial DESC`,
  );
}

export function faultsById(act: Act, ids: readonly string[]): Promise<Fault[]> {
  return rows<Fault>(act.tx, `SELECT ${COLUMNS} FROM fault f WHERE f.id = ANY($1)`, [ids]);
}

/** FOR UPDATE. @throws UserMistake 'fault_unknown' */
export async function lockFault(act: Act, serial: number): Promise<Fault> {
  const fault = await oneRow<Fault>(
    act.tx,
    `SELECT ${COLUMNS} FROM fault f WHERE f.serial = $1 FOR UPDATE OF f`,
    [serial],
  );
  if (!fault) throw new UserMistake('fault_unknown', { serial: String(serial) });
  return fault;
}

export interface FaultCounts {
  /** Everybody who met it. */
  readonly linked: number;
  /** Messages in all. */
  readonly messages: number;
  /** Asked now that it is over, and silent yet. */
  readonly asked: number;
  readonly works: number;
  readonly stuck: number;
  readonly unreachable: number;
  readonly other: number;
}

/** All that were announced since, with how many met each: what a report and the list show. */
export function faultsSince(act: Act, since: Date): Promise<(Fault & FaultCounts)[]> {
  return rows<Fault & FaultCounts>(
    act.tx,
    `SELECT ${COLUMNS}, count(l.contact_id) FILTER (WHERE l.state NOT IN ('other', 'elsewhere'))::int AS linked,
       coalesce(sum(l.times), 0)::int AS messages,
       count(*) FILTER (WHERE l.state = 'asked')::int AS asked,
       count(*) FILTER (WHERE l.state = 'unreachable')::int AS unreachable,
       count(*) FILTER (WHERE l.state = 'works')::int AS works, count(*) FILTER (WHERE l.state = 'stuck')::int AS stuck,
       count(*) FILTER (WHERE l.state = 'other')::int AS other
     FROM fault f LEFT JOIN fault_link l ON l.fault_id = f.id
     WHERE f.ended_at IS NULL OR f.announced_at >= $1 GROUP BY f.id ORDER BY f.serial DESC`,
    [since],
  );
}

/** What is said of it; when it is expected to be over only as long as that lies ahead. */
export function wordsOf(act: Act, { kind, text, until }: Fault, language: Language): string {
  const said = kind === OWN_WORDS && text ? text[language] : act.words.say(`fault_${kind}`, language);
  if (!until || until <= act.now) return said;
  return `${said}\n${act.words.say('fault_until', language, { until: showMoment(until) })}`;
}

/** Of a subject, or a line of a list. */
const TITLE = 80;

/** The short name of it in a line: "GeM portal not working". */
export function titleOf(act: Act, { kind, text }: Fault, language: Language): string {
  return kind === OWN_WORDS && text
    ? cutText(text[language].trim().split('\n', 1)[0]!, TITLE)
    : act.words.say(`fault_title_${kind}`, language);
}

export async function noteFault(act: Act, id: string, kind: string, data: object = {}): Promise<void> {
  const doer =
    act.doer.kind === 'staff'
      ? { ...act.doer, officers: act.doer.officers.map((charge) => charge.code) }
      : act.doer;
  await act.tx.query('INSERT INTO fault_event (fault_id, at, kind, doer, data) VALUES ($1, $2, $3, $4, $5)', [
    id,
    act.now,
    kind,
    JSON.stringify(doer),
    JSON.stringify(data),
  ]);
}
