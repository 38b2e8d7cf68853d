import { oneRow, rows } from '../../../src/lib/rows.ts';
import { showDate } from '../../../src/lib/time.ts';
import { type Ticket, ticketEntity } from '../../../src/tickets/index.ts';
import type { Step } from './language.ts';
import { person, type Stage, sentSince } from './stage.ts';

type Expects = Extract<Step, { kind: 'expects' }>;

/** What somebody heard, or what the last turn came to. */
export async function checkHeard(stage: Stage, { who = stage.speaker, what, value }: Expects): Promise<void> {
  if (what === 'asks' || what === 'intent' || what === 'language') {
    const came = stage.result?.[what] ?? 'nothing';
    if (came !== value) throw new Error(`The turn's ${what} is ${came}.`);
    return;
  }
  const heard = sentSince(stage, person(stage, who));
  if (what === 'silence') {
    if (heard.length > 0) throw new Error(`${who} heard something.`);
    return;
  }
  if (what === 'offers') {
    const labels = heard.at(-1)?.choices.map((choice) => choice.label) ?? [];
    const wanted = (await filled(stage, value)).split(' | ');
    if (labels.join(' | ') !== wanted.join(' | '))
      throw new Error(`Offered was: ${labels.join(' | ') || 'nothing'}`);
    return;
  }
  const text = heard.map((message) => flat(`${message.subject ?? ''} ${message.text}`)).join(' ¶ ');
  const found = text.includes(flat(await filled(stage, value)));
  if (found !== (what === 'hears')) throw new Error(found ? `${who} heard it.` : `${who} did not hear it.`);
}

function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** `{1}` number of the first ticket, `{1.short}` its short form, `{1.wrong}` with a wrong last letter, `{code}` */
export async function filled(stage: Stage, text: string): Promise<string> {
  if (!text.includes('{')) return text;
  const all = await ticketsOf(stage);
  return text.replaceAll(/\{(\d+)(?:\.(short|wrong))?\}|\{code\}/g, (whole, nth?: string, form?: string) => {
    if (!nth) return lastCode(stage);
    const ticket = all[Number(nth) - 1];
    if (!ticket) throw new Error(`There is no ticket ${whole} yet.`);
    if (form === 'short') return String(ticket.serial);
    if (form === 'wrong') return ticket.number.slice(0, -1) + (ticket.number.endsWith('A') ? 'B' : 'A');
    return ticket.number;
  });
}

function lastCode(stage: Stage): string {
  const codes = [...stage.channels.values()]
    .flatMap((channel) => channel.sent)
    .map((message) => /\b\d{3}-\d{3}\b/.exec(message.text)?.[0]);
  const code = codes.findLast((each) => each !== undefined);
  if (!code) throw new Error('No code was sent to anybody.');
  return code;
}

async function ticketsOf({ house }: Stage): Promise<Ticket[]> {
  return house.act({ kind: 'system', name: 'story' }, 'story', (act) =>
    act.tx.getRepository(ticketEntity).find({ order: { openedAt: 'ASC', serial: 'ASC' } }),
  );
}

export async function checkTickets(stage: Stage, count: number): Promise<void> {
  const all = await ticketsOf(stage);
  if (all.length !== count)
    throw new Error(`There are ${all.length} tickets: ${all.map((ticket) => ticket.number).join(', ')}`);
}

export async function checkTicket(stage: Stage, step: Extract<Step, { kind: 'ticket' }>): Promise<void> {
  const all = await ticketsOf(stage);
  const ticket = all[(step.nth ?? all.length) - 1];
  if (!ticket) throw new Error('There is no such ticket.');
  const wrong: string[] = [];
  for (const [field, wanted] of step.fields) {
    const is = await fieldOf(stage, ticket, field);
    const fits = field === 'history' ? holdsInOrder(is, wanted) : is === (await filled(stage, wanted));
    if (!fits) wrong.push(`${field} is "${is}"`);
  }
  if (wrong.length > 0) throw new Error(`${ticket.number}: ${wrong.join(', ')}`);
}

type Read = (stage: Stage, ticket: Ticket) => string | Promise<string>;

/** Fields by the words stories use; any other word is one of the ticket's details (amount, contract …) or findings. */
const FIELDS: Record<string, Read> = {
  department: (_, ticket) => ticket.department ?? 'none',
  district: ({ house }, ticket) => (ticket.district ? house.cell.district(ticket.district).name.en : 'none'),
  officer: async ({ house }, { officer }) =>
    (await oneRow<{ title: { en: string } }>(house.db, 'SELECT title FROM officer WHERE code = $1', [
      officer,
    ]))!.title.en,
  confidential: (_, ticket) => (ticket.confidential ? 'yes' : 'no'),
  due: (_, ticket) => showDate(ticket.dueAt),
  reopened: (_, ticket) => String(ticket.reopenCount),
  post: (_, ticket) => ticket.officer,
  files: (stage, { id }) => count(stage, 'SELECT count(*) AS n FROM ticket_file WHERE ticket_id = $1', id),
  notes: (stage, { id }) =>
    count(stage, `SELECT count(*) AS n FROM ticket_message WHERE ticket_id = $1 AND direction = 'note'`, id),
  history: async ({ house }, { id }) =>
    (
      await rows<{ kind: string }>(
        house.db,
        'SELECT kind FROM ticket_event WHERE ticket_id = $1 ORDER BY seq',
        [id],
      )
    )
      .map((event) => event.kind)
      .join(' '),
  said: async ({ house }, { id }) =>
    (
      await rows<{ text: string }>(
        house.db,
        `SELECT text FROM ticket_message WHERE ticket_id = $1 AND direction = 'in' ORDER BY at, id`,
        [id],
      )
    )
      .map((message) => message.text)
      .join(' / '),
};

const PLAIN = ['duty', 'category', 'status', 'level', 'outcome', 'rating', 'language', 'resolution'] as const;

async function fieldOf(stage: Stage, ticket: Ticket, field: string): Promise<string> {
  const read = FIELDS[field];
  if (read) return read(stage, ticket);
  const plain = PLAIN.find((each) => each === field);
  if (plain) return String(ticket[plain] ?? 'none');
  return ticket.slots[field]?.value ?? ticket.findings[field] ?? 'none';
}

async function count({ house }: Stage, sql: string, id: string): Promise<string> {
  return (await oneRow<{ n: string }>(house.db, sql, [id]))!.n;
}

/** "opened taken resolved" holds when these came in this order, whatever else did. */
function holdsInOrder(all: string, wanted: string): boolean {
  const left = wanted.split(' ');
  for (const kind of all.split(' ')) if (kind === left[0]) left.shift();
  return left.length === 0;
}
