import type { Choice, Page } from '../channel.ts';
import { inChargeOf, officerTitle } from '../directory/index.ts';
import { rows } from '../lib/rows.ts';
import { dayOf, showMoment } from '../lib/time.ts';
import { queueOf, type Ticket } from '../tickets/index.ts';
import { isAway } from './absence.ts';
import type { Person } from './person.ts';

/** Of a list, each with its button: a busy post has forty. */
export const SHOWN = 50;

export interface Queue {
  readonly all: Ticket[];
  readonly overdue: Ticket[];
  readonly today: Ticket[];
  /** Taken by nobody yet. */
  readonly untaken: Ticket[];
}

/** What lies with the person's posts, overdue first; while a clock rests, nothing is overdue. */
export async function myQueue({ act }: Person): Promise<Queue> {
  const found = await queueOf(
    act,
    act.doer.officers.map(({ code }) => code),
  );
  const runs = ({ status }: Ticket) => !status.startsWith('waiting');
  const overdue = found.filter((ticket) => runs(ticket) && ticket.dueAt <= act.now);
  const rest = found.filter((ticket) => !overdue.includes(ticket));
  return {
    all: [...overdue, ...rest],
    overdue,
    today: rest.filter((ticket) => runs(ticket) && dayOf(ticket.dueAt) === dayOf(act.now)),
    untaken: rest.filter(({ status }) => status === 'open'),
  };
}

/** One line of a list; of an irregularity file its number and its due time alone. */
export function lineOf({ act, language }: Person, ticket: Ticket): string {
  const none = act.words.say('not_said', language);
  const secret = act.words.say('name_confidential', language);
  const department = ticket.department ? act.cell.department(ticket.department).name[language] : none;
  return act.words.say('officer_queue_line', language, {
    number: ticket.number,
    category: ticket.confidential ? secret : act.cell.category(ticket.category).title[language],
    department: ticket.confidential ? secret : department,
    due: showMoment(ticket.dueAt),
    status: act.words.say(`status_${ticket.status}`, language),
  });
}

/** My queue, overdue first; how much there is; the switch for absence; for the in-charge what lies with each post. */
export async function homePage(person: Person): Promise<Page> {
  const { act, language } = person;
  const { words } = act;
  const queue = await myQueue(person);
  const today = dayOf(act.now);
  const away = await isAway(person);
  const absence = away ? 'absence:off' : `absence:on:${today}:${today}`;
  return {
    sections: [
      { title: words.say('desk_home_title', language), lines: [countsOf(person, queue)], buttons: [] },
      ...queueSections(person, queue),
      {
        title: words.say('desk_absence_title', language),
        lines: [words.say(away ? 'desk_absence_is_on' : 'desk_absence_is_off', language)],
        buttons: [
          { label: words.say(away ? 'desk_absence_end' : 'desk_absence_today', language), value: absence },
          { label: words.say('desk_absence_days', language), value: 'absence:form' },
        ],
      },
      ...(await loadSections(person)),
    ],
  };
}

function queueSections(person: Person, { all, overdue, today }: Queue): Page['sections'] {
  const later = all.filter((ticket) => !overdue.includes(ticket) && !today.includes(ticket));
  return Object.entries({ overdue, today, later }).flatMap(([name, tickets]) =>
    tickets.length === 0
      ? []
      : [
          {
            title: person.act.words.say(`desk_home_${name}`, person.language),
            lines: linesOf(person, tickets),
            buttons: openButtons(tickets.slice(0, SHOWN)),
          },
        ],
  );
}

/** A line each, and how many more there are. */
export function linesOf(person: Person, tickets: readonly Ticket[], most = SHOWN): string[] {
  const lines = tickets.slice(0, most).map((ticket) => lineOf(person, ticket));
  const more = tickets.length - lines.length;
  return more > 0 ? [...lines, person.act.words.say('desk_more', person.language, { more })] : lines;
}

export function openButtons(tickets: readonly Ticket[]): Choice[] {
  return tickets.map(({ number }) => ({ label: number, value: `card:${number}` }));
}

export function countsOf({ act, language }: Person, { all, overdue, today, untaken }: Queue): string {
  return act.words.say('desk_counts', language, {
    all: all.length,
    overdue: overdue.length,
    today: today.length,
    untaken: untaken.length,
  });
}

async function loadSections(person: Person): Promise<Page['sections'][number][]> {
  const { act, language } = person;
  const inCharge = await inChargeOf(act);
  const above = act.doer.officers.some(({ code, role }) => code === inCharge || role === 'nodal');
  if (!above) return [];
  return [{ title: act.words.say('desk_load_title', language), lines: await loadLines(person), buttons: [] }];
}

/** What lies with each post, the most overdue first. Numbers only. */
export async function loadLines({ act, language }: Person): Promise<string[]> {
  const load = await rows<{ officer: string; alive: number; overdue: number }>(
    act.tx,
    `SELECT officer, count(*)::int AS alive,
       count(*) FILTER (WHERE due_at <= $1 AND status IN ('open', 'in_work'))::int AS overdue
     FROM ticket WHERE status IN ('open','in_work','waiting_requester','waiting_gem')
     GROUP BY officer ORDER BY overdue DESC, alive DESC, officer LIMIT 30`,
    [act.now],
  );
  const lines: string[] = [];
  for (const { officer, alive, overdue } of load)
    lines.push(
      act.words.say('desk_load_line', language, {
        officer: await officerTitle(act, officer, language),
        all: alive,
        overdue,
      }),
    );
  return lines;
}
