import { officerTitle } from '../directory/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { rows } from '../lib/rows.ts';
import { dayOf, showMoment } from '../lib/time.ts';
import {
  ask,
  checkMayDo,
  escalate,
  type Files,
  interim,
  note,
  resolve,
  returnDown,
  type Ticket,
  take,
  transfer,
} from '../tickets/index.ts';
import { hold } from './held.ts';
import type { Person } from './person.ts';
import type { Deed } from './rights.ts';
import type { Told, Where } from './told.ts';

export type Values = Readonly<Record<string, string>>;

type Do = (person: Person, ticket: Ticket, values: Values, where: Where) => Promise<Told>;

/** What each deed does. The same is done, and taken back, when a form is checked: the checks are the verb's own. */
export const DO: Record<Deed, Do> = {
  take: async (person, ticket) => {
    await take(person.act, ticket.id);
    return done(person, 'take', ticket);
  },
  note: async (person, ticket, { text = '' }) => {
    await note(person.act, ticket.id, text);
    return done(person, 'note', ticket);
  },
  reply: async (person, ticket, { text = '', file }, where) => {
    await checkMayDo(person.act, ticket, 'reply');
    if (!text.trim()) throw new UserMistake('text_too_short', { least: '1' });
    return hold(person, ticket, text, await fileNamed(person, ticket, file), where);
  },
  ask: async (person, ticket, { text = '' }) => {
    await ask(person.act, ticket.id, text);
    return done(person, 'ask', ticket);
  },
  interim: async (person, ticket, { text = '', until = '' }) => {
    const { dueAt } = await interim(person.act, ticket.id, text, until);
    return done(person, 'interim', ticket, { due: showMoment(dueAt) });
  },
  transfer: async (person, ticket, { text = '', to = '' }) => {
    const [kind, code] = to.split(':');
    const known = kind === 'officer' || (code && person.act.cell.departments.has(code));
    if (!code || !known) throw new UserMistake('desk_choose_target');
    const moved = await transfer(
      person.act,
      ticket.id,
      kind === 'officer' ? { officer: code } : { department: code },
      text,
    );
    return done(person, 'transfer', moved, { officer: await title(person, moved) });
  },
  resolve: async (person, ticket, values) => {
    const { text = '', outcome = '', ...rest } = values;
    const findings = Object.fromEntries(
      FINDINGS.flatMap((name) => (rest[name]?.trim() ? [[name, rest[name].trim()]] : [])),
    );
    for (const name of ['payment_date', 'refund_date'])
      if ((findings[name] ?? '') > dayOf(person.act.now)) throw new UserMistake(`desk_future_${name}`);
    await resolve(person.act, ticket.id, { outcome, reason: text, findings });
    return done(person, 'resolve', ticket, { days: person.act.cell.rules.reopenDays });
  },
  escalate: async (person, ticket, { text = '' }) => {
    if (!text.trim()) throw new UserMistake('text_too_short', { least: '1' });
    const moved = await escalate(person.act, ticket.id, 'officer', text);
    return done(person, 'escalate', moved, { officer: await title(person, moved) });
  },
  return: async (person, ticket, { text = '' }) => {
    const moved = await returnDown(person.act, ticket.id, text);
    return done(person, 'return', moved, { officer: await title(person, moved) });
  },
};

const FINDINGS = ['payment_date', 'utr_end', 'finding', 'refund_date', 'visit_report'];

function done({ act, language }: Person, deed: Deed, { number }: Ticket, params = {}): Told {
  return { text: act.words.say(`officer_done_${deed}`, language, { number, ...params }) };
}

const title = ({ act, language }: Person, { officer }: Ticket): Promise<string> =>
  officerTitle(act, officer, language);

/** The file chosen, of those that lie on this ticket. */
async function fileNamed({ act }: Person, ticket: Ticket, id: string | undefined): Promise<Files> {
  if (!id) return [];
  return rows<Files[number]>(
    act.tx,
    `SELECT sha256, name, media_type AS "mediaType", size::int FROM ticket_file WHERE ticket_id = $1 AND id::text = $2`,
    [ticket.id, id],
  );
}

/** Under which field a refusal stands; '' where it is about the whole form. */
export function fieldOf(key: string): string {
  return FIELD_OF[key] ?? (key.startsWith('interim_') ? 'until' : '');
}

const FIELD_OF: Readonly<Record<string, string>> = {
  text_too_short: 'text',
  outcome_unknown: 'outcome',
  demand_payment_date: 'payment_date',
  demand_finding: 'finding',
  demand_finding_or_refund_date: 'finding',
  demand_visit_report: 'visit_report',
  desk_future_payment_date: 'payment_date',
  desk_future_refund_date: 'refund_date',
  desk_choose_target: 'to',
  transfer_to_self: 'to',
  desk_from_unknown: 'from',
  absence_dates_reversed: 'leave_to',
  officer_ask_leave: 'leave_from',
};
