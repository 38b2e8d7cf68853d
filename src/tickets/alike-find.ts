import type { Act } from '../act.ts';
import { rows } from '../lib/rows.ts';
import { dayOf, local } from '../lib/time.ts';
import { In } from '../persistence/index.ts';
import { type Alike, compare, type Matter, weightsOf } from './alike.ts';
import { bandsOf } from './alike-text.ts';
import { type Ticket, TicketSchema } from './entity.ts';

/** How much two texts mean the same, 0 to 1. */
export type Likeness = (one: string, other: string) => number;

export interface Found extends Alike {
  readonly ticket: Ticket;
}

/** So many are compared in words, the youngest; each costs about a millisecond. */
const COMPARED = 25;
const TEXT_READ = 2000;

/**
 * told: the person's own, so surely that they hear its number; another amount of theirs may be another bill of the same
 * order · offered: anybody's, for the officer to decide; one person's own by less, since nobody else hears of it.
 */
export type For = 'told' | 'offered';

/**
 * The open ticket that is most surely the same matter, if any is sure enough. Looked up by key (numbers, firm, person,
 * near-copies), within the cell's days, and only then compared: however many tickets there are, few are read.
 * Irregularity files are never found.
 * @param besides the ticket itself, where it is open already
 */
export async function findAlike(
  act: Act,
  matter: Matter,
  what: For,
  likeness: Likeness,
  besides: readonly string[] = [],
): Promise<Found | undefined> {
  const day = dayOf(act.now);
  const leastOf = (code: string) => act.cell.thresholdOn(code, day).number;
  const [least, leastOwn] = [
    leastOf(`alike_${what}`),
    leastOf(what === 'told' ? 'alike_told' : 'alike_offered_own'),
  ];
  const weights = weightsOf(act.cell, act.now);
  const found: Found[] = [];
  for (const { ticket, other } of await candidates(act, matter, besides)) {
    if (what === 'told' && !mayBeTold(matter, other)) continue;
    const alike = compare(matter, other, likeness(matter.text, other.text), weights);
    const isOwn = other.contactId === matter.contactId;
    if (alike.score >= (isOwn ? leastOwn : least)) found.push({ ticket, ...alike });
  }
  const [best] = found.toSorted((a, b) => b.score - a.score);
  return best;
}

function mayBeTold(matter: Matter, other: Matter): boolean {
  const { amount } = other;
  return other.contactId === matter.contactId && !(amount && matter.amount && amount !== matter.amount);
}

interface Row {
  id: string;
  /** The person is on it, as requester or in copy. */
  own: boolean;
  text: string | null;
  numbers: string[];
  firms: string[];
}

async function candidates(
  act: Act,
  matter: Matter,
  besides: readonly string[],
): Promise<{ ticket: Ticket; other: Matter }[]> {
  const { number: days } = act.cell.thresholdOn('alike_days', dayOf(act.now));
  const keys = [
    ...matter.numbers.map((value) => ['number', value]),
    ...matter.firms.map((value) => ['firm', value]),
    ...bandsOf(matter.text).map((value) => ['band', value]),
  ];
  const near = await rows<Row>(
    act.tx,
    `WITH near AS (
       SELECT found.ticket_id AS id FROM unnest($1::text[], $2::text[]) AS key(kind, value)
       CROSS JOIN LATERAL (
         SELECT ticket_id FROM ticket_sign s WHERE s.kind = key.kind AND s.value = key.value AND s.at >= $3
         ORDER BY s.at DESC LIMIT ${COMPARED}) found
       UNION
       SELECT id FROM (
         SELECT t.id FROM ticket_person p JOIN ticket t ON t.id = p.ticket_id
         WHERE p.contact_id = $4 AND t.opened_at >= $3 ORDER BY t.opened_at DESC LIMIT ${COMPARED}) own)
     SELECT t.id, EXISTS (SELECT 1 FROM ticket_person WHERE ticket_id = t.id AND contact_id = $4) AS own,
       (SELECT left(string_agg(text, E'\\n' ORDER BY at, id), ${TEXT_READ}) FROM ticket_message
        WHERE ticket_id = t.id AND direction = 'in') AS text,
       ARRAY(SELECT value FROM ticket_sign WHERE ticket_id = t.id AND kind = 'number') AS numbers,
       ARRAY(SELECT value FROM ticket_sign WHERE ticket_id = t.id AND kind = 'firm') AS firms
     FROM near JOIN ticket t ON t.id = near.id
     WHERE NOT t.confidential AND t.status IN ('open','in_work','waiting_requester','waiting_gem')
       AND t.id <> ALL($5::uuid[])
     ORDER BY t.opened_at DESC, t.serial DESC LIMIT ${COMPARED}`,
    [
      keys.map(([kind]) => kind),
      keys.map(([, value]) => value),
      local(act.now).minus({ days }).toJSDate(),
      matter.contactId,
      besides,
    ],
  );
  const tickets = await act.tx
    .getRepository(TicketSchema)
    .find({ where: { id: In(near.map(({ id }) => id)) } });
  return near.map((row) => {
    const ticket = tickets.find(({ id }) => id === row.id)!;
    const other = matterOf(ticket, row);
    return { ticket, other: row.own ? { ...other, contactId: matter.contactId } : other };
  });
}

/** The category of what nobody has said the kind of. */
export const UNTOLD = 'other';

/** A ticket as a matter to compare. */
export function matterOf(
  ticket: Ticket,
  { text, numbers, firms }: Pick<Row, 'text' | 'numbers' | 'firms'>,
): Matter {
  const { contactId, department, district, slots, subject } = ticket;
  const amount = slots.amount?.value ?? null;
  const duty = ticket.category === UNTOLD ? null : ticket.duty;
  return { contactId, duty, department, district, amount, numbers, firms, text: text || subject };
}
