import { asciiDigits } from '../lib/digits.ts';
import { UserMistake } from '../lib/errors.ts';
import { oneRow, rows } from '../lib/rows.ts';
import {
  findByNumber,
  isAlive,
  type Ticket,
  ticketById,
  ticketsOf,
  ticketsOfReferences,
} from '../tickets/index.ts';
import { slotsHeard } from './slots.ts';
import type { Turn } from './turn.ts';

/**
 * The tickets of this person's that the message goes on with, by what it answers: our own signed mail first, then
 * whatever else of ours or theirs it names, then what answered it before it came, then a number or a subject that an
 * answer bears. None where it begins something new: a changed subject in an old thread does.
 */
export async function ticketsAnswered(turn: Turn): Promise<Ticket[]> {
  const { message, act, channel } = turn;
  const references = message.references.filter((id) => !id.startsWith('album:'));
  const of = await ticketsOfReferences(act, channel, [...(message.tokens ?? []), ...references]);
  if (of) {
    if (hasNewSubject(message.subject, of.subject)) return [];
    const thread = named(turn.text, await onesOn(turn, of.thread));
    return thread.length === 1 ? thread : onesOn(turn, of.ticketIds);
  }
  if (message.manner !== 'letter') return [];
  const cameFirst = await onesOn(turn, await answeredBefore(turn));
  return cameFirst.length > 0 ? cameFirst : bySubject(turn);
}

async function onesOn(turn: Turn, ids: readonly string[]): Promise<Ticket[]> {
  const tickets: Ticket[] = [];
  for (const id of ids) if (await isOn(turn, id)) tickets.push(await ticketById(turn.act, id));
  return tickets;
}

export async function isOn(turn: Turn, ticketId: string): Promise<boolean> {
  const row = await oneRow(
    turn.act.tx,
    'SELECT 1 FROM ticket_person WHERE ticket_id = $1 AND contact_id = $2',
    [ticketId, turn.contact.id],
  );
  return row !== undefined;
}

/** A superior in copy may answer before the letter itself has reached us. */
async function answeredBefore({ act, channel, message }: Turn): Promise<string[]> {
  if (!message.ownId) return [];
  const found = await rows<{ id: string }>(
    act.tx,
    `SELECT DISTINCT m.ticket_id AS id FROM transcript t JOIN ticket_message m ON m.inbox_id = t.inbox_id
     WHERE t.channel = $1 AND t.answers @> ARRAY[$2]`,
    [channel, message.ownId],
  );
  return found.map(({ id }) => id);
}

/** Mail programs that lose the thread keep "Re:", and people paste a subject into a fresh mail. */
async function bySubject(turn: Turn): Promise<Ticket[]> {
  const subject = asciiDigits(turn.message.subject ?? '');
  if (!PREFIXES.test(subject)) return [];
  const named = NUMBER.exec(subject)?.[0];
  if (named) return theirOwn(turn, named);
  const same = bare(subject);
  if (!same) return [];
  const own = await ticketsOf(turn.act, turn.contact.id);
  return own.filter((ticket) => isAlive(ticket.status) && bare(ticket.subject) === same);
}

/** A number opens nothing to whoever is not on the ticket, and tells them nothing. */
async function theirOwn(turn: Turn, number: string): Promise<Ticket[]> {
  try {
    const ticket = await findByNumber(turn.act, number);
    return (await isOn(turn, ticket.id)) ? [ticket] : [];
  } catch (error) {
    if (error instanceof UserMistake) return [];
    throw error;
  }
}

const NUMBER = /(?<![\p{L}\p{N}])[A-Z]{2,4}-\d{4}-\d{6}-[A-Z](?![\p{L}\p{N}])/iu;
/** "Re:", "RE[2]:", "Fwd:", "उत्तर:", and the tags that servers set before it ("[EXTERNAL]"). */
const PREFIXES =
  /^(?:\s*\[[^\]]{1,30}\])*(?:\s*(?:re|fwd?|aw|उत्तर|जवाब|अग्रे(?:षित)?)\s*(?:\[\d{1,3}\])?\s*[:：])+/iu;
const TAGS = /^(?:\s*\[[^\]]{1,30}\])+/u;

function hasNewSubject(subject: string | undefined, before: string | null): boolean {
  const [now, then] = [bare(subject ?? ''), bare(before ?? '')];
  return now !== '' && then !== '' && now !== then;
}

/** A subject without its prefixes and our number. */
function bare(subject: string): string {
  return asciiDigits(subject)
    .replace(PREFIXES, '')
    .replace(TAGS, '')
    .replaceAll(new RegExp(String.raw`\[?${NUMBER.source}\]?`, 'giu'), '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s:·–-]+|[\s:·–-]+$/g, '')
    .toLowerCase();
}

/** Which of several tickets is meant; undefined where nothing tells, and the person is to be asked. */
export function meantOf(turn: Turn, tickets: readonly Ticket[]): Ticket | undefined {
  if (tickets.length < 2) return tickets[0];
  return (
    only(named(turn.text, tickets)) ??
    only(named(turn.said.folded ?? '', tickets)) ??
    byDetails(turn, tickets)
  );
}

function named(text: string, tickets: readonly Ticket[]): Ticket[] {
  const said = asciiDigits(text).toUpperCase();
  return tickets.filter(({ number }) => said.includes(number));
}

/** A contract, a bid, a department or a kind of matter that is one ticket's and not the others'; then a detail that one alone lacks. */
function byDetails(turn: Turn, tickets: readonly Ticket[]): Ticket | undefined {
  const { department, district, ...details } = slotsHeard(turn.act, turn.heard);
  const intent = turn.knowledge.intents.get(turn.heard.intent.id);
  const signs: ((ticket: Ticket) => boolean)[] = [
    ({ slots }) => IDENTIFIERS.some((slot) => details[slot] && details[slot].value === slots[slot]?.value),
    (ticket) => department !== undefined && ticket.department === department.value,
    (ticket) => district !== undefined && ticket.district === district.value,
    ({ category }) => intent?.category === category,
    ({ category, slots }) =>
      Object.keys(details).some(
        (slot) => !slots[slot] && turn.act.cell.category(category).needs.includes(slot),
      ),
  ];
  for (const sign of signs) {
    const fits = tickets.filter(sign);
    if (fits.length === 1) return fits[0];
  }
  return undefined;
}

const IDENTIFIERS = ['contract', 'bid'];

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
