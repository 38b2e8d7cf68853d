import type { Act } from '../act.ts';
import type { Log } from '../channel.ts';
import { placeUnanswered } from '../conversation/index.ts';
import { showAway } from '../desk/index.ts';
import { messageOf } from '../lib/errors.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { dayOf, local } from '../lib/time.ts';
import { type Database, isConnectionError, uuid } from '../persistence/index.ts';
import { anchorHistory, close, type DueRung, dueRungs, toClose, treadRung } from '../tickets/index.ts';
import {
  MORNING_BRIEF,
  morningOf,
  type Office,
  officeOf,
  sendBriefs,
  sendDigests,
  weekOf,
} from './briefs.ts';
import { workFaults } from './faults.ts';

export interface ScheduleTools {
  readonly db: Database;
  readonly log: Log;
  now(): Promise<Date>;
  act<T>(name: string, cause: string, work: (act: Act) => Promise<T>): Promise<T>;
  /** Learns what officers taught: what is new; or all of it, where this code has not learned it yet. */
  learn(when: 'new' | 'behind'): Promise<void>;
  /** Looks at files that were kept while the virus scanner was away. */
  scanFiles?(): Promise<void>;
  /** Looks once more whether messages of which nothing was heard were sent. */
  lookForSent?(): Promise<void>;
}

interface Job {
  readonly name: string;
  /** The period in which the moment lies, once its time has come; undefined before. */
  period(now: Date, office: Office): string | undefined;
  run(tools: ScheduleTools, now: Date): Promise<void>;
}

const BATCH = 50;

/** All timed work but the ladder, whose rungs are rows of their own. One row per (job, period): once, and never skipped. */
export const SCHEDULE: readonly Job[] = [
  {
    name: 'close resolved tickets',
    period: (now) => local(now).toFormat("yyyy-MM-dd'T'HH"),
    run: closeResolved,
  },
  {
    name: 'place what was not placed',
    period: (now) => local(now).toFormat("yyyy-MM-dd'T'HH"),
    run: async (tools) => {
      while (await tools.act('unplaced', `unplaced:${uuid()}`, placeUnanswered));
    },
  },
  { name: 'anchor history', period: lastNight, run: (tools) => tools.act('anchor', 'anchor', anchorHistory) },
  {
    name: 'cards of who is away',
    period: dayOf,
    run: (tools, now) => tools.act('away', `away:${dayOf(now)}`, showAway),
  },
  { name: MORNING_BRIEF, period: morningOf, run: sendBriefs },
  { name: 'weekly digest', period: weekOf, run: sendDigests },
  {
    name: 'scan held files',
    period: tenMinutes,
    run: async (tools) => tools.scanFiles?.(),
  },
  {
    name: 'look for uncertain messages',
    period: tenMinutes,
    run: async (tools) => tools.lookForSent?.(),
  },
  { name: 'learn from officers', period: smallHours, run: (tools) => tools.learn('new') },
  {
    name: 'learn anew after an upgrade',
    period: (now) => local(now).toFormat("yyyy-MM-dd'T'HH"),
    run: (tools) => tools.learn('behind'),
  },
];

function tenMinutes(now: Date): string {
  return local(now).toFormat("yyyy-MM-dd'T'HH:mm").slice(0, -1);
}

/** The day whose night anchor is due: from 23:00 on today's, before that yesterday's. */
function lastNight(now: Date): string {
  const moment = local(now);
  return (moment.hour >= 23 ? moment : moment.minus({ days: 1 })).toISODate()!;
}

/** The day in whose small hours it is done: from 02:00 on today, before that yesterday. */
function smallHours(now: Date): string {
  const moment = local(now);
  return (moment.hour >= 2 ? moment : moment.minus({ days: 1 })).toISODate()!;
}

/** Runs what has fallen due. Any number of processes may do so at once. Returns how much was done. */
export async function runDue(tools: ScheduleTools): Promise<number> {
  let done = (await treadLadder(tools)) + (await workFaults(tools));
  const now = await tools.now();
  const office = await tools.act('office', 'office', officeOf);
  for (const job of SCHEDULE) if (await runOnce(tools, job, now, office)) done++;
  return done;
}

async function treadLadder(tools: ScheduleTools): Promise<number> {
  const stuck = new Set<string>();
  let done = 0;
  for (;;) {
    const found = await dueRungs(tools.db, await tools.now(), BATCH + stuck.size);
    const due = found.filter((rung) => !stuck.has(causeOf(rung)));
    if (due.length === 0) return done;
    for (const rung of due) {
      const cause = causeOf(rung);
      const trodden = await alone(tools, cause, () =>
        tools.act('ladder', cause, (act) => treadRung(act, rung)),
      );
      if (trodden) done++;
      else stuck.add(cause);
    }
  }
}

function causeOf({ ticketId, round, rung }: DueRung): string {
  return `rung:${ticketId}:${round}:${rung}`;
}

/** One ticket's trouble must not hold up the clock of all the others; undefined: it failed, and was told. */
async function alone<T>(tools: ScheduleTools, cause: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isConnectionError(error)) throw error;
    tools.log.error({ cause, error: messageOf(error) }, 'Timed work on a ticket failed; it is tried again.');
    return undefined;
  }
}

/** The row of the period is the right to run it; a run that died before its end is taken up after a while. */
async function runOnce(tools: ScheduleTools, job: Job, now: Date, office: Office): Promise<boolean> {
  const period = job.period(now, office);
  if (!period) return false;
  const mine = await oneRow(
    tools.db,
    `INSERT INTO job_run (job, period, started_at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT (job, period) DO UPDATE SET started_at = clock_timestamp()
       WHERE job_run.ended_at IS NULL AND job_run.started_at < clock_timestamp() - interval '10 minutes'
     RETURNING 1`,
    [job.name, period],
  );
  if (!mine) return false;
  await job.run(tools, now);
  await rows(tools.db, 'UPDATE job_run SET ended_at = clock_timestamp() WHERE job = $1 AND period = $2', [
    job.name,
    period,
  ]);
  return true;
}

/** Resolved, and the days for reopening are over: closed by themselves, whole Indian days. */
async function closeResolved(tools: ScheduleTools, now: Date): Promise<void> {
  const reopenDays = await tools.act('rules', 'rules', async (act) => act.cell.rules.reopenDays);
  const before = local(now).startOf('day').minus({ days: reopenDays }).toJSDate();
  for (const { id } of await toClose(tools.db, before, 1000)) {
    const cause = `close:${id}:${dayOf(now)}`;
    await alone(tools, cause, () => tools.act('close', cause, (act) => close(act, id)));
  }
}
