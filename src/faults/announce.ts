import type { Act } from '../act.ts';
import { UserMistake } from '../lib/errors.ts';
import type { Trilingual } from '../lib/language.ts';
import { local } from '../lib/time.ts';
import { uuid } from '../persistence/index.ts';
import { type Fault, lockFault, noteFault } from './fault.ts';
import { FAULT_KINDS, OWN_WORDS } from './kinds.ts';
import { checkMayAnnounce } from './rights.ts';
import { informStaff } from './staff-told.ts';

export interface Announcement {
  /** Of FAULT_KINDS, or OWN_WORDS. */
  readonly kind: string;
  /** Own ones take the place of the kind's. */
  readonly intents?: readonly string[];
  readonly words?: readonly string[];
  /** Needed for a fault in own words. */
  readonly text?: Trilingual;
  /** When it is expected to be over. */
  readonly until?: Date;
}

const LONGEST_DAYS = 14;

/**
 * From now on whoever tells it hears this, once.
 * @throws NotAllowed 'fault_not_allowed' · UserMistake 'fault_kind_unknown' | 'fault_says_nothing' | 'fault_matches_nothing' |
 * 'fault_until_wrong' | 'fault_announced_already'
 */
export async function announce(act: Act, told: Announcement): Promise<Fault> {
  const officer = await checkMayAnnounce(act, 'announce');
  const kind = FAULT_KINDS.find(({ code }) => code === told.kind);
  if (!kind && told.kind !== OWN_WORDS) throw new UserMistake('fault_kind_unknown', { kind: told.kind });
  const intents = told.intents?.length ? told.intents : (kind?.intents ?? []);
  const words = told.words?.length
    ? told.words.filter((word) => /[\p{L}\p{N}]{2}/u.test(word))
    : (kind?.words ?? []);
  if (!kind && !(told.text && Object.values(told.text).every((each) => each.trim())))
    throw new UserMistake('fault_says_nothing');
  if (intents.length === 0 && words.length === 0) throw new UserMistake('fault_matches_nothing');
  checkUntil(act, told.until);
  const id = uuid();
  // One announcement of a kind at a time, of own ones one of the same words: two who press at once are one after the other.
  await act.tx.query('LOCK TABLE fault IN SHARE ROW EXCLUSIVE MODE');
  const before = (await act.tx.query(
    `SELECT serial FROM fault WHERE kind = $1 AND ended_at IS NULL
       AND ($1 <> $2 OR (intents @> $3 AND intents <@ $3 AND words @> $4 AND words <@ $4))`,
    [told.kind, OWN_WORDS, intents, words],
  )) as { serial: number }[];
  if (before[0]) throw new UserMistake('fault_announced_already', { serial: String(before[0].serial) });
  const [{ serial } = { serial: 0 }] = (await act.tx.query(
    `INSERT INTO fault (id, kind, intents, words, text, officer, announced_at, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING serial`,
    [
      id,
      told.kind,
      intents,
      words,
      told.text ? JSON.stringify(told.text) : null,
      officer,
      act.now,
      told.until ?? null,
    ],
  )) as { serial: number }[];
  await noteFault(act, id, 'announced', { kind: told.kind, intents, words, until: told.until ?? null });
  const fault = await lockFault(act, serial);
  await informStaff(act, fault, 'announced');
  return fault;
}

/** Another end is expected. @throws as announce, and UserMistake 'fault_over_already' */
export async function extendFault(act: Act, serial: number, until: Date): Promise<Fault> {
  await checkMayAnnounce(act, 'extend');
  checkUntil(act, until);
  const fault = await lockOpen(act, serial);
  await act.tx.query('UPDATE fault SET until = $2, asked_at = NULL WHERE id = $1', [fault.id, until]);
  await noteFault(act, fault.id, 'extended', { until });
  return { ...fault, until, askedAt: null };
}

/** It is over: everybody who met it is asked, one after the other, whether it works for them now. */
export async function endFault(act: Act, serial: number): Promise<Fault> {
  await checkMayAnnounce(act, 'end');
  const fault = await lockOpen(act, serial);
  await act.tx.query('UPDATE fault SET ended_at = $2 WHERE id = $1', [fault.id, act.now]);
  await noteFault(act, fault.id, 'ended');
  await informStaff(act, fault, 'ended');
  return { ...fault, endedAt: act.now };
}

async function lockOpen(act: Act, serial: number): Promise<Fault> {
  const fault = await lockFault(act, serial);
  if (fault.endedAt) throw new UserMistake('fault_over_already', { serial: String(serial) });
  return fault;
}

function checkUntil(act: Act, until: Date | undefined): void {
  if (!until) return;
  if (until <= act.now || until > local(act.now).plus({ days: LONGEST_DAYS }).toJSDate())
    throw new UserMistake('fault_until_wrong', { days: String(LONGEST_DAYS) });
}
