import type { Act } from '../act.ts';
import { absentOn, calendarOf, officerTitle } from '../directory/index.ts';
import { rows } from '../lib/rows.ts';
import { dayOf, local, showDate } from '../lib/time.ts';
import { foldWords, maySee, type Ticket, ticketEntity } from '../tickets/index.ts';
import { countsOf, lineOf, linesOf, myQueue, type Queue } from './home.ts';
import { type Person, personOf, tellPerson } from './person.ts';

const LINES = 8;

/** Whom a brief may be for: everybody of the staff. Each gets theirs in a transaction of its own. */
export function staffToBrief(act: Act): Promise<{ staff: string; contactId: string }[]> {
  return rows(act.tx, 'SELECT code AS staff, contact_id AS "contactId" FROM staff_member ORDER BY code');
}

/**
 * At the start of work: what is overdue, due today, waiting on me, and what went up the ladder, to me or from me. What
 * waited since the evening and stands in it is not told once more. Where all of it rests with others, or
 * there is no work today: no word.
 */
export async function morningBrief(system: Act, staff: string, contactId: string): Promise<void> {
  const person = await personOf(system, staff, contactId);
  if (!person || !(await worksToday(person))) return;
  const queue = await myQueue(person);
  const lists = {
    overdue: queue.overdue,
    today: queue.today,
    waiting: await waitingOnMe(person, queue),
  };
  const up = (await escalationsOf(person)).slice(0, LINES);
  const shown = Object.values(lists).flatMap((list) => list.slice(0, LINES));
  const named = [...new Set([...shown, ...up].map(({ id }) => id))];
  if (named.length === 0) return;
  const told = await tellPerson(person, 'desk_brief', {
    date: showDate(system.now),
    counts: countsOf(person, queue),
    overdue: listOf(person, lists.overdue),
    today: listOf(person, lists.today),
    waiting: listOf(person, lists.waiting),
    escalations: await upLines(person, up),
  });
  if (told) await foldWords(system, told, named);
}

const NONE = '–';

function listOf(person: Person, tickets: readonly Ticket[]): string {
  return linesOf(person, tickets, LINES).join('\n') || NONE;
}

/** Not taken yet, or the last word is the requester's; what the lists above name is not named again. */
async function waitingOnMe({ act }: Person, { all, overdue, today }: Queue): Promise<Ticket[]> {
  const rest = all.filter((ticket) => !overdue.includes(ticket) && !today.includes(ticket));
  const unanswered = await rows<{ id: string }>(
    act.tx,
    `SELECT t.id FROM ticket t JOIN LATERAL (
       SELECT direction FROM ticket_message WHERE ticket_id = t.id AND direction <> 'note'
       ORDER BY at DESC, id DESC LIMIT 1) last ON last.direction = 'in'
     WHERE t.id = ANY($1) AND t.status = 'in_work'`,
    [rest.map(({ id }) => id)],
  );
  const theirs = new Set(unanswered.map(({ id }) => id));
  return rest.filter(({ id, status }) => status === 'open' || theirs.has(id));
}

/** Alive, and by its last step up with one of my posts, or gone up from one of them. The latest first. */
async function escalationsOf({ act }: Person): Promise<Ticket[]> {
  const mine = act.doer.officers.map(({ code }) => code);
  const ids = await rows<{ id: string }>(
    act.tx,
    `SELECT t.id FROM ticket t JOIN LATERAL (
       SELECT at, data FROM ticket_event WHERE ticket_id = t.id AND kind = 'escalated' ORDER BY seq DESC LIMIT 1) up ON true
     WHERE t.level > 0 AND t.status IN ('open', 'in_work', 'waiting_requester', 'waiting_gem')
       AND (t.officer = ANY($1) OR up.data ->> 'from' = ANY($1)) ORDER BY up.at DESC, t.serial`,
    [mine],
  );
  const tickets: Ticket[] = [];
  for (const { id } of ids) {
    const ticket = await act.tx.getRepository(ticketEntity).findOneByOrFail({ id });
    if (await maySee(act, ticket)) tickets.push(ticket);
  }
  return tickets;
}

async function upLines(person: Person, tickets: readonly Ticket[]): Promise<string> {
  const { act, language } = person;
  const lines: string[] = [];
  for (const ticket of tickets) {
    const officer = await officerTitle(act, ticket.officer, language);
    lines.push(act.words.say('desk_up_line', language, { line: lineOf(person, ticket), officer }));
  }
  return lines.join('\n') || NONE;
}

/** By the week of a post of their own that is not on leave; who only stands in works on their own days. */
async function worksToday({ act }: Person): Promise<boolean> {
  const today = local(act.now);
  const day = dayOf(act.now);
  for (const { code, acting } of act.doer.officers) {
    if (acting || (await absentOn(act, code, day))) continue;
    const calendar = await calendarOf(act, code);
    if (calendar.day(day, today.weekday, today.day).from !== undefined) return true;
  }
  return false;
}
