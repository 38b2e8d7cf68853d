import type { Act } from '../act.ts';
import { handlesOf, reachOf } from '../contacts/index.ts';
import { calendarOf } from '../directory/index.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { dayOf, local, showDate } from '../lib/time.ts';
import { put } from '../outbox/index.ts';
import type { Ticket } from '../tickets/index.ts';
import { countsOf, lineOf, loadLines, myQueue } from './home.ts';
import { type Person, personOf } from './person.ts';
import { DESK } from './places.ts';

const LINES = 8;

/** Whom a brief may be for: everybody of the staff. Each gets theirs in a transaction of its own. */
export function staffToBrief(act: Act): Promise<{ staff: string; contactId: string }[]> {
  return rows(act.tx, 'SELECT code AS staff, contact_id AS "contactId" FROM staff_member ORDER BY code');
}

/** At the start of work: mine, what is overdue, due today and not yet taken. Nothing to do, or no work today: no word. */
export async function morningBrief(system: Act, staff: string, contactId: string): Promise<void> {
  const person = await personOf(system, staff, contactId);
  if (!person || !(await worksToday(person))) return;
  const queue = await myQueue(person);
  if (queue.all.length === 0) return;
  await tell(person, 'desk_brief', {
    date: showDate(system.now),
    counts: countsOf(person, queue),
    overdue: linesOf(person, queue.overdue),
    today: linesOf(person, queue.today),
    waiting: linesOf(person, queue.untaken),
  });
}

/** Once a week to the in-charge and the nodal officer: what came, what was resolved, what lies with each post. */
export async function weeklyDigest(system: Act, staff: string, contactId: string): Promise<void> {
  const person = await personOf(system, staff, contactId);
  if (!person?.act.doer.officers.some(({ role, acting }) => role !== 'officer' && !acting)) return;
  const week = await oneRow<{ opened: number; resolved: number }>(
    system.tx,
    `SELECT count(*) FILTER (WHERE opened_at > $1)::int AS opened, count(*) FILTER (WHERE resolved_at > $1)::int AS resolved
     FROM ticket`,
    [local(system.now).minus({ weeks: 1 }).toJSDate()],
  );
  const lines = await loadLines(person);
  await tell(person, 'desk_digest', {
    date: showDate(system.now),
    opened: week?.opened ?? 0,
    resolved: week?.resolved ?? 0,
    lines: lines.join('\n') || person.act.words.say('not_said', person.language),
  });
}

async function worksToday({ act }: Person): Promise<boolean> {
  const today = local(act.now);
  const calendar = await calendarOf(act, act.doer.officers[0]?.code);
  return calendar.day(dayOf(act.now), today.weekday, today.day).from !== undefined;
}

function linesOf(person: Person, tickets: readonly Ticket[]): string {
  const lines = tickets.slice(0, LINES).map((ticket) => lineOf(person, ticket));
  return lines.join('\n') || '–';
}

/** At the desk first, else where they wrote from last. */
async function tell(
  { act, contact, language }: Person,
  key: string,
  params: Record<string, string | number>,
) {
  const desk = (await handlesOf(act, contact.id)).find(
    ({ channel, blockedAt }) => channel === DESK && !blockedAt,
  );
  const handle = desk ?? (await reachOf(act, contact.id));
  if (!handle) return;
  await put(act, {
    channel: handle.channel,
    address: handle.address,
    contactId: contact.id,
    language,
    subject: act.words.subject(key, language, params),
    text: act.words.say(key, language, params),
    automatic: true,
    answers: [],
  });
}
